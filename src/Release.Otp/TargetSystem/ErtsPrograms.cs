namespace Release.Otp.TargetSystem;

/// <summary>Which files of an installed <c>erts-VSN</c> a target system takes.</summary>
internal static class ErtsPrograms
{
    // The development tools that systools:make_tar/2 leaves out as well.
    private static readonly HashSet<string> Tools = ["typer", "dialyzer", "ct_run", "yielding_c_fun", "erlc"];

    // erl and erl.ini name the installation's root and give way to a relocatable script; so does start, which nothing in a
    // target system calls: release_handler runs ROOT/bin/start.
    private static readonly HashSet<string> Fixed = ["erl", "erl.ini", "start"];

    // A program must stay one on a file system, or out of an archive, that lost the executable bits.
    private static readonly HashSet<string> Data = [".src", ".ini", ".boot", ".script", ".pdb"];

    /// <summary>Whether <paramref name="path"/>, below <c>erts-VSN</c>, is shipped: programs that run a system, not those that make one.</summary>
    public static bool IsShipped(string path) =>
        path.StartsWith("bin/", StringComparison.Ordinal) && !Fixed.Contains(path[4..]) && !Tools.Contains(NameOf(path[4..]));

    /// <summary>The mode of a shipped file.</summary>
    public static UnixMode ModeOf(string path) => Data.Contains(Path.GetExtension(path)) ? UnixMode.Ordinary : UnixMode.Executable;

    private static string NameOf(string file) =>
        Path.GetExtension(file) is ".exe" or ".pdb" ? Path.GetFileNameWithoutExtension(file) : file;
}
