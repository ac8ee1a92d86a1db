using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Release.Otp;
using Release.Tasks.Compilation;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Records;

namespace Release.Tasks;

/// <summary>Compiles the project's own Erlang applications with erlc and makes their <c>.app</c> files; only what changed.</summary>
[MSBuildMultiThreadableTask]
public sealed class CompileErlang : ReleaseTask
{
    private int _findings;

    /// <summary>The <c>src/*.app.src</c> of each application.</summary>
    [Required]
    public ITaskItem[] Applications { get; set; } = [];

    /// <summary>Where <c>APP/ebin</c> is made. It holds what the last compilation saw too, and nothing of anybody else.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>The OTP installation whose <c>bin/erlc</c> compiles; without it the erlc on the PATH.</summary>
    public string? OtpRoot { get; set; }

    /// <summary>Directories of other applications' modules (<c>ebin</c>): behaviours, parse transforms, headers for <c>-include_lib</c>.</summary>
    public ITaskItem[] CodePath { get; set; } = [];

    /// <summary>Directories of headers besides each application's <c>include</c> and <c>src</c>.</summary>
    public ITaskItem[] IncludePath { get; set; } = [];

    /// <summary>Arguments for erlc, such as <c>+warnings_as_errors</c> or <c>-DTEST</c>, besides <c>+deterministic</c> and <c>+debug_info</c>.</summary>
    public string[] ErlcOptions { get; set; } = [];

    /// <summary>The version of applications whose <c>.app.src</c> leaves it to another tool, as <c>{vsn, git}</c> does.</summary>
    public string? Version { get; set; }

    /// <summary>Where the stage's record is written; none where it is not given.</summary>
    public string? RecordFile { get; set; }

    /// <summary>
    /// The compiled applications: the directory that holds <c>ebin</c>, with metadata <c>Application</c>, <c>Version</c> and
    /// <c>SourceDirectory</c>, the directory that holds the application's <c>priv</c> and <c>include</c>.
    /// </summary>
    [Output]
    public ITaskItem[] CompiledApplications { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var output = Path.TrimEndingDirectorySeparator(FullPath(OutputDirectory));
        using var held = OutputLock.Take(output, Cancellation);
        var begun = FileStamp.Now;
        var former = RecordFile is { } file ? FormerRecord.Take(FullPath(file)) : null;
        var result = ErlangCompiler.Compile(Request(), former, Tell, Cancellation);
        CompiledApplications = [.. result.Applications.Select(Item)];
        // Without a record the next build asks again, and so tells the warnings again until they are mended.
        if (RecordFile is { } record && _findings == 0)
        {
            Save(result, former, FullPath(record), begun);
        }
    }

    private static void Save(CompilationResult result, FormerRecord? former, string record, long begun)
    {
        if (result.IsPartial)
        {
            former!.Save(record, result.Read, result.Written, begun);
        }
        else
        {
            new StageRecord().Read(result.Read).ReadDirectories(result.Directories).Wrote(result.Written).Save(record, begun);
        }
    }

    private void Tell(Diagnostic finding)
    {
        _findings++;
        Report(finding);
    }

    private CompilationRequest Request() => new(
        Paths(Applications),
        FullPath(OutputDirectory),
        string.IsNullOrEmpty(OtpRoot) ? null : FullPath(OtpRoot),
        Paths(CodePath),
        Paths(IncludePath),
        ErlcOptions.ToSeq(),
        string.IsNullOrEmpty(Version) ? null : Version,
        TaskEnvironment.GetEnvironmentVariables());

    private Seq<string> Paths(ITaskItem[] items) => items.Select(item => FullPath(item.ItemSpec)).ToSeq();

    private static TaskItem Item(CompiledApplication application)
    {
        var item = new TaskItem(application.Directory);
        item.SetMetadata("Application", application.Name);
        item.SetMetadata("Version", application.Version);
        item.SetMetadata("SourceDirectory", application.SourceDirectory);
        return item;
    }
}
