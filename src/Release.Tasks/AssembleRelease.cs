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

    /// <summary>A file that gets a new time where the directory was changed; empty for none.</summary>
    public string ChangedFile { get; set; } = "";

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
        var stamp = ChangedFile.Length > 0 ? ChangeStamp.Lift(FullPath(ChangedFile)) : null;
        var result = new ReleaseDirectory(options).Write(release.Plan);
        if (Report(result.Diagnostics))
        {
            stamp?.Put(changed: !result.IsUpToDate);
            Log.LogMessage($"{root}: {result.Added} files added, {result.Changed} changed, {result.Removed} removed, {result.Unchanged} as they were.");
            Save(release.Record.Read(Descriptions())
                .Wrote(release.Plan.Files.Select(file => Path.Join(root, file.Path)))
                .Made(release.Plan.EmptyDirectories.Select(directory => Path.Join(root, directory))));
        }
    }
}
