using Microsoft.Build.Framework;
using Release.Tasks.Disk;

namespace Release.Tasks;

/// <summary>Removes what the stages recorded as written, and directories that are then empty: never a file that is not ours.</summary>
[MSBuildMultiThreadableTask]
public sealed class CleanRelease : ReleaseTask
{
    /// <summary>Where the files of the stages stand; removed whole.</summary>
    [Required]
    public string Directory { get; set; } = "";

    /// <summary>The release directory.</summary>
    [Required]
    public string ReleaseRoot { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var stages = FullPath(Directory);
        if (!System.IO.Directory.Exists(stages))
        {
            return;
        }

        foreach (var file in System.IO.Directory.EnumerateFiles(stages, "*.record").SelectMany(StageRecord.WrittenIn))
        {
            RemoveFile(file);
        }

        RemoveEmpty(Path.TrimEndingDirectorySeparator(FullPath(ReleaseRoot)));
        System.IO.Directory.Delete(stages, recursive: true);
    }

    // Above the file no link was followed when it was written; a directory that became a link since leads to somebody else's.
    private static void RemoveFile(string file)
    {
        if (File.Exists(file))
        {
            File.Delete(file);
        }
    }

    private static void RemoveEmpty(string directory)
    {
        var info = new DirectoryInfo(directory);
        if (!info.Exists || info.LinkTarget is not null)
        {
            return;
        }

        foreach (var inner in info.EnumerateDirectories())
        {
            RemoveEmpty(inner.FullName);
        }

        if (!info.EnumerateFileSystemInfos().Any())
        {
            info.Delete();
        }
    }
}
