using Release.Otp;
using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk.Publication;

/// <summary>The few paths of a published tree that belong to the running release, not to the build.</summary>
internal static class KeptPaths
{
    /// <summary>Those of <paramref name="kept"/> that <paramref name="plan"/> does not ship itself.</summary>
    public static Seq<string> NotIn(TargetSystemPlan plan, Seq<string> kept)
    {
        var shipped = plan.Files.Select(file => file.Path).Concat(plan.Directories).ToHashSet(StringComparer.Ordinal);
        return kept.Where(path => !shipped.Contains(path)).ToSeq();
    }

    /// <summary>What stands at <paramref name="kept"/> below <paramref name="root"/>; null for nothing, or where a link leads there.</summary>
    public static FileStat? Find(string root, string kept) =>
        AreDirectories(root, kept) ? FileStat.Of(Path.Join(root, kept)) : null;

    /// <summary>Moves what is kept in <paramref name="from"/> to <paramref name="to"/> where that has nothing in its place.</summary>
    public static void Move(string from, string to, Seq<string> kept, FileChanges changes)
    {
        foreach (var path in kept)
        {
            if (Find(from, path) is not null && AreDirectories(to, path))
            {
                MoveMissing(Path.Join(from, path), Path.Join(to, path), changes);
            }
        }
    }

    private static bool AreDirectories(string root, string path) =>
        TargetPath.Parents(path).Select(parent => Path.Join(root, parent)).Prepend(root).All(directory => FileStat.Of(directory) is { IsDirectory: true });

    private static void MoveMissing(string from, string to, FileChanges changes)
    {
        switch (FileStat.Of(from), FileStat.Of(to))
        {
            case ({ } stat, null):
                MakeMovable(from, stat, changes);
                changes.Rename(from, to);
                break;
            case ({ IsDirectory: true }, { IsDirectory: true }):
                foreach (var entry in Directory.GetFileSystemEntries(from))
                {
                    MoveMissing(entry, Path.Join(to, Path.GetFileName(entry)), changes);
                }

                break;
        }
    }

    private static void MakeMovable(string path, FileStat stat, FileChanges changes)
    {
        var parent = Path.GetDirectoryName(path)!;
        changes.MakeWritable(parent, FileStat.Of(parent)!.Value);
        if (stat.IsDirectory)
        {
            changes.MakeWritable(path, stat);
        }
    }
}
