using Microsoft.Build.Framework;
using Release.Otp;
using Release.Tasks.Disk.Records;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>Removes what the stages recorded as written, and directories that are then empty: never a file that is not ours.</summary>
[MSBuildMultiThreadableTask]
public sealed class CleanRelease : ReleaseTask
{
    /// <summary>Where the files of the stages stand; removed whole.</summary>
    [Required]
    public string StagesDirectory { get; set; } = "";

    /// <summary>The release directory.</summary>
    [Required]
    public string ReleaseRoot { get; set; } = "";

    /// <summary>Name of the release, a part of <see cref="StagesDirectory"/>: one that leads elsewhere would remove what is there.</summary>
    [Required]
    public string ReleaseName { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        if (Report(ProjectErrors.InName(new Place(FullPath(ProjectFile)), ReleaseName)))
        {
            new CleanedOutput(Path.TrimEndingDirectorySeparator(FullPath(ReleaseRoot)), Cancellation).Remove(FullPath(StagesDirectory));
        }
    }
}
