namespace Release.Tasks.Disk;

/// <summary>What stands below a published directory. Links in it are seen, never followed; what a running release keeps there is passed over.</summary>
internal sealed class PublishedTree
{
    private readonly HashSet<string> _kept;

    private PublishedTree(IEnumerable<string> kept) => _kept = kept.ToHashSet(StringComparer.Ordinal);

    /// <summary>All that is no directory, by its path below the root.</summary>
    public Dictionary<string, FileStat> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The directories below the root.</summary>
    public HashSet<string> Directories { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the root is a directory and not a link to one.</summary>
    public bool Exists { get; private set; }

    /// <summary>Walks the tree at <paramref name="root"/> without what stands at the paths <paramref name="kept"/> below it.</summary>
    public static PublishedTree Scan(string root, IEnumerable<string> kept)
    {
        var tree = new PublishedTree(kept);
        if (FileStat.Of(root) is { IsDirectory: true })
        {
            tree.Exists = true;
            tree.Walk(root, "");
        }

        return tree;
    }

    private void Walk(string directory, string prefix)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(directory))
        {
            var name = $"{prefix}{Path.GetFileName(path.AsSpan())}";
            if (!_kept.Contains(name) && FileStat.Of(path) is { } stat)
            {
                Add(path, name, stat);
            }
        }
    }

    private void Add(string path, string name, FileStat stat)
    {
        if (stat.IsDirectory)
        {
            Directories.Add(name);
            Walk(path, name + "/");
        }
        else
        {
            Files[name] = stat;
        }
    }
}
