using Microsoft.Build.Framework;
using Release.Tasks.Disk;

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

    /// <inheritdoc/>
    protected override void Run() =>
        new CleanedOutput(Path.TrimEndingDirectorySeparator(FullPath(ReleaseRoot)), Cancellation).Remove(FullPath(StagesDirectory));
}
