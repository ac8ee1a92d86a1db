#:project ../../src/Release.Tasks/Release.Tasks.csproj
#:property PublishAot=false
#:property EnforceCodeStyleInBuild=false
#:property SuppressTfmSupportBuildWarnings=true
#:package Microsoft.Build.Framework
#:package Microsoft.Build.Utilities.Core

// boot.cs ROUNDS OTP_ROOT REL APPLICATIONS OUTPUT: prints the milliseconds of the fastest of some rounds in which GenerateBootScript makes start and
// start_clean of a release in this process.
using System.Collections;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Build.Framework;
using Release.Tasks;

var fastest = TimeSpan.MaxValue;
for (var round = 0; round < int.Parse(args[0], CultureInfo.InvariantCulture); round++)
{
    if (Directory.Exists(args[4]))
    {
        Directory.Delete(args[4], recursive: true);
    }

    using var task = new GenerateBootScript
    {
        BuildEngine = new Engine(),
        OtpRoot = args[1],
        ReleaseFile = args[2],
        ApplicationsFile = args[3],
        IncludesOtp = true,
        OutputDirectory = args[4],
        RecordFile = Path.Join(args[4], "record"),
    };
    var watch = Stopwatch.StartNew();
    if (!task.Execute())
    {
        return 1;
    }

    fastest = watch.Elapsed < fastest ? watch.Elapsed : fastest;
}

Console.WriteLine(fastest.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture));
return 0;

/// <summary>Takes what a task says; prints its errors.</summary>
internal sealed class Engine : IBuildEngine
{
    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "";

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => false;

    public void LogCustomEvent(CustomBuildEventArgs e)
    {
    }

    public void LogErrorEvent(BuildErrorEventArgs e) => Console.Error.WriteLine($"{e.File}: {e.Code}: {e.Message}");

    public void LogMessageEvent(BuildMessageEventArgs e)
    {
    }

    public void LogWarningEvent(BuildWarningEventArgs e)
    {
    }
}
