using Microsoft.Build.Framework;
using Release.Tasks.Disk;

namespace Release.Tasks;

/// <summary>
/// Keeps other builds of the same project from restoring while this one does: NuGet deletes a file and then moves the new one into its place, and of two
/// that do so at once one fails. The lock is free again when a second task of this kind says so, at the latest when the build ends or dies.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class HoldRestore : ReleaseTask
{
    /// <summary>The file that says that the project is restored; the lock stands beside it.</summary>
    [Required]
    public string RestoredFile { get; set; } = "";

    /// <summary>Whether the restore is over.</summary>
    public bool IsOver { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        var file = FullPath(RestoredFile);
        var key = $"{nameof(HoldRestore)} {file}";
        if (IsOver)
        {
            (BuildEngine4.UnregisterTaskObject(key, RegisteredTaskObjectLifetime.Build) as IDisposable)?.Dispose();
        }
        else
        {
            BuildEngine4.RegisterTaskObject(key, OutputLock.Take(file, Cancellation), RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        }
    }
}
