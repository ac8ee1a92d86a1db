using Release.Otp;
using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk;

/// <summary>The regular files below a directory of the build machine; links count as what they lead to.</summary>
/// <param name="Files">Sorted by ordinal path.</param>
/// <param name="Directories">Full paths of the directories that were read, or looked for in vain.</param>
/// <param name="Diagnostics">REL7006 to REL7010 for what cannot be shipped; the files are all others.</param>
public sealed record SourceTree(Seq<InputFile> Files, Seq<string> Directories, Seq<Diagnostic> Diagnostics)
{
    /// <summary>The directories below the one that was read, or at the path that was asked for, that hold nothing.</summary>
    public Seq<InputDirectory> EmptyDirectories { get; init; }

    /// <summary>The compiled modules that stand in the directory itself.</summary>
    public IEnumerable<InputFile> Modules => Files.Where(file => !file.Path.Contains('/') && file.Path.EndsWith(".beam", StringComparison.Ordinal));

    /// <summary>
    /// Lists the files below <paramref name="directory"/>. Their paths begin with <paramref name="prefix"/> (empty, or ending in a slash).
    /// A directory that is not there has no files.
    /// </summary>
    public static SourceTree Read(string directory, string prefix = "") => new SourceTreeReader().Read(directory, prefix);

    /// <summary>One file under the path <paramref name="target"/>, or all files below one directory with their paths below that.</summary>
    public static SourceTree ReadFile(string source, string target) => new SourceTreeReader().ReadFile(source, target);

    /// <summary>The files and findings of several trees.</summary>
    public static SourceTree Join(IEnumerable<SourceTree> trees)
    {
        var all = trees.ToList();
        return new SourceTree(
            all.SelectMany(tree => tree.Files).OrderBy(file => file.Path, StringComparer.Ordinal).ToSeq(),
            all.SelectMany(tree => tree.Directories).ToSeq(),
            all.SelectMany(tree => tree.Diagnostics).ToSeq())
        {
            EmptyDirectories = all.SelectMany(tree => tree.EmptyDirectories).ToSeq(),
        };
    }
}
