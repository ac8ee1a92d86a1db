namespace Release.Tasks.Disk;

/// <summary>A directory <c>APP[-VSN]</c> that holds a compiled application.</summary>
public static class ApplicationDirectory
{
    // What code:lib_dir/1 and code:priv_dir/1 users find at run time; sources, documents and examples stay behind.
    private static readonly string[] Shipped = ["ebin", "include", "priv"];

    /// <summary>
    /// The same of an application whose <c>ebin</c> is in <paramref name="directory"/> and whose <c>include</c> and <c>priv</c> are in
    /// <paramref name="sources"/>, beside what it was compiled of.
    /// </summary>
    public static SourceTree Read(string directory, string sources) =>
        SourceTree.Join(Shipped.Select(name => SourceTree.Read(Path.Join(name == "ebin" ? directory : sources, name), name + "/")));

    /// <summary>The files of <c>ebin</c>, <c>include</c> and <c>priv</c>, paths below <paramref name="directory"/>, with every finding.</summary>
    public static SourceTree Read(string directory) => Read(directory, directory);
}
