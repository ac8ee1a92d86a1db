namespace Release.Sdk.Tests;

/// <summary>The sample in this repository imports the SDK's files by their paths and builds its tasks: no package is needed.</summary>
[TestClass]
public sealed class WhenTheSdkIsReadFromItsSources
{
    // A configuration of its own keeps its outputs apart from those of the user.
    private const string Configuration = "FromSources";

    private static readonly string Sample = Path.Combine(Repository.Root, "samples", "counter");

    [TestMethod]
    public void TheSampleIsBuiltAndTheSecondBuildRunsNoStage()
    {
        using var logs = new TemporaryDirectory("logs");
        try
        {
            Build(logs.Path("first.binlog"));
            Assert.AreEqual("42", FreshVm.Eval(Path.Combine(Sample, "bin", Configuration, "rel", "counter"), "counter", "start", "counter:bump()."));
            Assert.IsTrue(File.Exists(Path.Combine(Sample, "bin", Configuration, "counter-0.1.0.tar.gz")));
            Assert.IsEmpty(Build(logs.Path("second.binlog")).Stages);
        }
        finally
        {
            Array.ForEach([Path.Combine(Sample, "bin", Configuration), Path.Combine(Sample, "obj", Configuration)], directory => Directory.Delete(directory, recursive: true));
        }
    }

    // As in a clone in which nothing was built yet: the tasks are looked for where the build will put them.
    [TestMethod]
    public void TheTasksNeedNotBeThereWhenTheProjectIsRead()
    {
        using var clone = new TemporaryDirectory("clone");
        var project = clone.Write("counter.relproj", File.ReadAllText(Path.Combine(Sample, "counter.relproj")).Replace("../../src/", $"{Repository.Root}/src/", StringComparison.Ordinal));
        clone.Write("Directory.Build.props", "<Project><PropertyGroup><_ReleaseTasksAssembly>later/Release.Tasks.dll</_ReleaseTasksAssembly></PropertyGroup></Project>");
        Assert.AreEqual("later/Release.Tasks.dll", Tool.Run("dotnet", ["msbuild", project, "-getProperty:_ReleaseTasksAssembly"], clone.FullPath).Output.Trim());
    }

    // Not as a user's workspace does it: the packages of the tasks are where the build of this repository found them.
    private static BuildResult Build(string log)
    {
        var result = Tool.Run("dotnet", ["build", Path.Combine(Sample, "counter.relproj"), "-t:Release", "-c", Configuration, $"-bl:{log}", "-nodeReuse:false", "-tl:off"], Sample);
        return new BuildResult(result.ExitCode, result.Output + result.Errors, log).ShouldSucceed();
    }
}
