namespace Release.Tasks.Disk;

/// <summary>A directory <c>APP[-VSN]</c> that holds a compiled application.</summary>
public static class ApplicationDirectory
{
    // What code:lib_dir/1 and code:priv_dir/1 users find at run time; sources, documents and examples stay behind.
    private static readonly string[] Shipped = ["ebin", "include", "priv"];

    /// <summary>The files of <c>ebin</c>, <c>include</c> and <c>priv</c>, paths below <paramref name="directory"/>, with every finding.</summary>
    public static SourceTree Read(string directory) =>
        SourceTree.Join(Shipped.Select(name => SourceTree.Read(Path.Join(directory, name), name + "/")));
}
