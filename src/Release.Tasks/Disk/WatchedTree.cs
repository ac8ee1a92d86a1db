namespace Release.Tasks.Disk;

/// <summary>
/// The files of a project that another program compiles, and the directories in which new ones would be seen. What builds and editors
/// write is left out: hidden directories, <c>_build</c>, <c>node_modules</c>, and beside a <c>mix.exs</c> <c>bin</c>, <c>obj</c> and <c>cover</c>.
/// </summary>
internal sealed class WatchedTree
{
    private readonly HashSet<string> _ignored;
    private readonly HashSet<(ulong Device, ulong Inode)> _seen = [];
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _directories = new(StringComparer.Ordinal);

    private WatchedTree(IEnumerable<string> ignored) => _ignored = ignored.Select(Path.TrimEndingDirectorySeparator).ToHashSet(StringComparer.Ordinal);

    /// <summary>Full paths of the files.</summary>
    public IReadOnlySet<string> Files => _files;

    /// <summary>Full paths of the directories; roots that are not there are among them.</summary>
    public IReadOnlySet<string> Directories => _directories;

    /// <summary>Reads everything below <paramref name="roots"/> but what is, or is below, one of <paramref name="ignored"/>; all full paths.</summary>
    public static WatchedTree Read(IEnumerable<string> roots, IEnumerable<string> ignored)
    {
        var tree = new WatchedTree(ignored);
        foreach (var root in roots.Select(Path.TrimEndingDirectorySeparator))
        {
            tree.ReadRoot(root);
        }

        return tree;
    }

    private void ReadRoot(string root)
    {
        if (Directory.Exists(root))
        {
            Read(root);
        }
        else
        {
            _directories.Add(root);
        }
    }

    // A link is followed, as mix does; one that leads back to a directory above it is not, and a root inside another is there already.
    private void Read(string directory)
    {
        if (_ignored.Contains(directory) || FileStat.Of(directory, follow: true) is not { } stat || !_seen.Add((stat.Device, stat.Inode == 0 ? (ulong)_seen.Count : stat.Inode)))
        {
            return;
        }

        var files = Directory.GetFiles(directory);
        _files.UnionWith(files.Where(file => Path.GetFileName(file) != "erl_crash.dump" && !_ignored.Contains(file)));
        var isProject = files.Any(file => Path.GetFileName(file) == "mix.exs");
        if (!isProject)
        {
            // Where bin and obj come and go, the directory itself is no news; what is compiled stands further down.
            _directories.Add(directory);
        }

        foreach (var child in Directory.GetDirectories(directory).Where(child => !IsOutput(Path.GetFileName(child), isProject)))
        {
            Read(child);
        }
    }

    private static bool IsOutput(string name, bool inProject) =>
        name.StartsWith('.') || name is "_build" or "node_modules" || (inProject && name is "bin" or "obj" or "cover");
}
