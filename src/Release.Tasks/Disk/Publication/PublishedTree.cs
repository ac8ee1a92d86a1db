namespace Release.Tasks.Disk.Publication;

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
            tree.Walk(root);
        }

        return tree;
    }

    // Level by level, the directories of a level on all processors: thousands of files are asked for.
    private void Walk(string root)
    {
        for (List<string> level = [""]; level.Count > 0;)
        {
            var below = OnAllProcessors.Select(level, directory => Read(root, directory));
            level = [];
            foreach (var (name, stat) in below.SelectMany(entries => entries))
            {
                if (stat.IsDirectory)
                {
                    Directories.Add(name);
                    level.Add(name);
                }
                else
                {
                    Files[name] = stat;
                }
            }
        }
    }

    private List<(string Name, FileStat Stat)> Read(string root, string directory)
    {
        var entries = new List<(string, FileStat)>();
        foreach (var path in Directory.EnumerateFileSystemEntries(Path.Join(root, directory)))
        {
            var name = directory.Length == 0 ? Path.GetFileName(path) : $"{directory}/{Path.GetFileName(path.AsSpan())}";
            if (!_kept.Contains(name) && FileStat.Of(path) is { } stat)
            {
                entries.Add((name, stat));
            }
        }

        return entries;
    }
}
