using Microsoft.Build.Framework;
using Release.Tasks.Disk;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>Makes the release directory: applications, runtime system, boot scripts, configuration, launchers and the user's files.</summary>
[MSBuildMultiThreadableTask]
public sealed class AssembleRelease : ReleasePlanTask
{
    /// <summary>The project's output directory; between it and the release no link is followed.</summary>
    public string OutputRoot { get; set; } = "";

    /// <summary>What the last build wrote there.</summary>
    [Required]
    public string ManifestFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var composed = ReleaseComposition.Compose(Request());
        if (!Report(composed.Diagnostics) || composed.Value is not { } release)
        {
            return;
        }

        var root = Path.TrimEndingDirectorySeparator(FullPath(ReleaseRoot));
        var options = new ReleaseDirectoryOptions
        {
            Root = root,
            OutputRoot = FileOrNull(OutputRoot),
            ManifestFile = FullPath(ManifestFile),
            Cancellation = Cancellation,
        };
        var result = new ReleaseDirectory(options).Write(release.Plan);
        if (Report(result.Diagnostics))
        {
            Log.LogMessage($"{root}: {result.Added} files added, {result.Changed} changed, {result.Removed} removed, {result.Unchanged} as they were.");
            Save(release.Record.Read(MixDescription.Length > 0 ? [FullPath(MixDescription)] : []).Wrote(release.Plan.Files.Select(file => Path.Join(root, file.Path))));
        }
    }
}
