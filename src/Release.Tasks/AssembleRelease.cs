using Microsoft.Build.Framework;
using Release.Otp;
using Release.Otp.TargetSystem;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Publication;
using Release.Tasks.Disk.Records;
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
        var former = FormerRecord.Take(FullPath(RecordFile));
        var looking = Task.Run(() => former?.ChangedFiles());
        var request = Request();
        if (former is null || looking.GetAwaiter().GetResult() is not { } changed || ChangedModules.Plan(request, changed) is not { } modules || !WriteAnew(former, changed, modules))
        {
            Write(request);
        }
    }

    private void Write(AssemblyRequest request)
    {
        var composed = ReleaseComposition.Compose(request);
        if (!Report(composed.Diagnostics) || composed.Value is not { } release)
        {
            return;
        }

        var stamp = Lift();
        var result = Target().Write(release.Plan);
        if (Told(result, stamp))
        {
            Save(release.Record.Read(Descriptions())
                .Wrote(release.Plan.Files.Select(file => Path.Join(Root, file.Path)))
                .Made(release.Plan.EmptyDirectories.Select(directory => Path.Join(Root, directory))));
        }
    }

    // False, with nothing done, where the whole release has to be looked at.
    private bool WriteAnew(FormerRecord former, IReadOnlyList<string> changed, Seq<PlannedFile> modules)
    {
        var stamp = Lift();
        if (Target().WriteAnew(modules) is not { } result)
        {
            stamp?.Put(changed: false);
            return false;
        }

        if (Told(result, stamp))
        {
            Save(former, changed, modules.Select(file => Path.Join(Root, file.Path)));
        }

        return true;
    }

    private string Root => Path.TrimEndingDirectorySeparator(FullPath(ReleaseRoot));

    private ReleaseDirectory Target() => new(new ReleaseDirectoryOptions
    {
        Root = Root,
        OutputRoot = FileOrNull(OutputRoot),
        ManifestFile = FullPath(ManifestFile),
        Cancellation = Cancellation,
    });

    private ChangeStamp? Lift() => ChangedFile.Length > 0 ? ChangeStamp.Lift(FullPath(ChangedFile)) : null;

    private bool Told(ReleaseDirectoryResult result, ChangeStamp? stamp)
    {
        if (!Report(result.Diagnostics))
        {
            return false;
        }

        stamp?.Put(changed: !result.IsUpToDate);
        Log.LogMessage($"{Root}: {result.Added} files added, {result.Changed} changed, {result.Removed} removed, {result.Unchanged} as they were.");
        return true;
    }
}
