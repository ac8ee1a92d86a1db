namespace Release.Tasks.Disk.Installations;

/// <summary>A directory <c>APP[-VSN]</c> that holds a compiled application.</summary>
public static class ApplicationDirectory
{
    // What code:lib_dir/1 and code:priv_dir/1 users find at run time; sources, documents and examples stay behind.
    private static readonly string[] Shipped = ["ebin", "include", "priv"];

    /// <summary>The application's name, of the last part of the directory's path.</summary>
    public static string NameOf(string directory) => directory.Split('-')[0];

    /// <summary>
    /// The same of an application whose <c>ebin</c> is in <paramref name="directory"/> and whose <c>include</c> and <c>priv</c> are in
    /// <paramref name="sources"/>, beside what it was compiled of.
    /// </summary>
    public static SourceTree Read(string directory, string sources) =>
        SourceTree.Join(Shipped.Select(name => SourceTree.Read(Path.Join(name == "ebin" ? directory : sources, name), name + "/")));

    /// <summary>
    /// The same of an application that mix built. Its <c>priv</c> is a link to the one of the sources, and where that was deleted the link
    /// stays: then there is none.
    /// </summary>
    public static SourceTree ReadBuilt(string directory)
    {
        var parts = Shipped.ToLookup(name => IsLeftBehind(Path.Join(directory, name)));
        var tree = SourceTree.Join(parts[false].Select(name => SourceTree.Read(Path.Join(directory, name), name + "/")));
        return tree with { Directories = [.. tree.Directories, .. parts[true].Select(name => Path.Join(directory, name))] };
    }

    /// <summary>The files of <c>ebin</c>, <c>include</c> and <c>priv</c>, paths below <paramref name="directory"/>, with every finding.</summary>
    public static SourceTree Read(string directory) => Read(directory, directory);

    private static bool IsLeftBehind(string path) => FileStat.Of(path) is { Kind: FileKind.Link } && FileStat.Of(path, follow: true) is null;
}
