using Microsoft.Build.Framework;
using Release.Otp;
using Release.Tasks.Disk;
using Release.Tasks.Mix;

namespace Release.Tasks;

/// <summary>Compiles a Mix project with mix, and writes down its releases and all that the later stages need to know of it.</summary>
[MSBuildMultiThreadableTask]
public sealed class CompileMix : StageTask
{
    /// <summary><c>MIX_ENV</c>.</summary>
    [Required]
    public string MixEnv { get; set; } = "";

    /// <summary><c>MIX_TARGET</c>; empty for what the environment says.</summary>
    public string MixTarget { get; set; } = "";

    /// <summary>The directory that holds <c>bin/elixir</c>; empty for the elixir on the PATH.</summary>
    public string ElixirRoot { get; set; } = "";

    /// <summary>The releases that are wanted; empty for all.</summary>
    public string[] ReleaseNames { get; set; } = [];

    /// <summary>Directories that hold no sources: outputs of this build.</summary>
    public string[] IgnoredDirectories { get; set; } = [];

    /// <summary>The SDK's own Elixir files.</summary>
    [Required]
    public string ScriptsDirectory { get; set; } = "";

    /// <summary>Where <c>mix.term</c>, <c>config.term</c>, <c>releases.txt</c>, <c>default.txt</c> and <c>NAME.props</c> are written.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>The releases that are to be built, in the order of <c>mix.exs</c>.</summary>
    [Output]
    public string[] Releases { get; private set; } = [];

    /// <summary>The release that is meant where none is named; may be empty.</summary>
    [Output]
    public string DefaultRelease { get; private set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var output = Path.TrimEndingDirectorySeparator(FullPath(OutputDirectory));
        using var held = OutputLock.Take(output, Cancellation);
        var elixir = Elixir.Find(ElixirRoot.Length > 0 ? FullPath(ElixirRoot) : null, TaskEnvironment.GetEnvironmentVariables());
        var run = new MixRun(elixir, Path.GetDirectoryName(FullPath(ProjectFile))!, FullPath(ScriptsDirectory), output, MixEnv, MixTarget);
        var result = MixCompiler.Compile(new MixRequest(run, ReleaseNames.ToSeq(), [.. IgnoredDirectories.Select(FullPath), FullPath(ProjectFile)], output), Cancellation);
        Log.LogMessage(MessageImportance.Low, "{0}", result.Said);
        if (!Report(result.Diagnostics) || result.Description is not { } description)
        {
            return;
        }

        Releases = [.. description.Releases.Select(release => release.Name).Where(name => ReleaseNames.Length == 0 || ReleaseNames.Contains(name))];
        DefaultRelease = description.DefaultRelease ?? "";
        if (result.Record is { } record)
        {
            Save(record);
        }
    }
}
