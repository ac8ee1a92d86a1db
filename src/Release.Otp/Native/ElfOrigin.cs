namespace Release.Otp.Native;

/// <summary>
/// For which operating system and C library an ELF file was made. Its header seldom says; the loader it asks for, its notes, the libraries and
/// the symbol versions that it needs do.
/// </summary>
internal sealed class ElfOrigin(byte osAbi, string? interpreter, ElfDynamic dynamic, IEnumerable<ElfNote> notes)
{
    private readonly Seq<ElfNote> _notes = notes.ToSeq();

    /// <summary>The operating system; unknown for a library that needs nothing.</summary>
    public NativeSystem OS => FromNotes() ?? FromInterpreter() ?? FromHeader() ?? FromLibraries() ?? NativeSystem.Unknown;

    /// <summary>The C library, on Linux.</summary>
    public Libc Libc =>
        OS is not (NativeSystem.Linux or NativeSystem.Unknown) ? Libc.Unknown
        : IsMusl ? Libc.Musl
        : IsGlibc ? Libc.Glibc
        : Libc.Unknown;

    private bool IsMusl =>
        Interpreter.StartsWith("ld-musl-", StringComparison.Ordinal)
        || dynamic.Needed.Any(library => library == "libc.so" || library.StartsWith("libc.musl-", StringComparison.Ordinal));

    private bool IsGlibc =>
        Interpreter.StartsWith("ld-linux", StringComparison.Ordinal) || Interpreter is "ld.so.1" or "ld64.so.1" or "ld64.so.2"
        || dynamic.Needed.Contains("libc.so.6")
        || dynamic.Versions.Any(version => version.Name.StartsWith("GLIBC_", StringComparison.Ordinal));

    private string Interpreter => Path.GetFileName(interpreter) ?? "";

    // Linux is what many other systems say too, so that any other one wins.
    private NativeSystem? FromNotes()
    {
        NativeSystem? found = null;
        foreach (var note in _notes)
        {
            found = found is null or NativeSystem.Linux ? SystemOf(note) ?? found : found;
        }

        return found;
    }

    // GNU notes of type 1 name the system: 0 Linux, 1 Hurd, 2 Solaris, 3 FreeBSD, 4 NetBSD.
    private static NativeSystem? SystemOf(ElfNote note) => note switch
    {
        { Owner: "Android", Type: 1 } => NativeSystem.Android,
        { Owner: "FreeBSD", Type: 1 } or { Owner: "GNU", Type: 1, First: 3 } => NativeSystem.FreeBsd,
        { Owner: "NetBSD", Type: 1 } or { Owner: "GNU", Type: 1, First: 4 } => NativeSystem.NetBsd,
        { Owner: "OpenBSD", Type: 1 } => NativeSystem.OpenBsd,
        { Owner: "GNU", Type: 1, First: 2 } => NativeSystem.Solaris,
        { Owner: "GNU", Type: 1, First: 1 } => NativeSystem.Other,
        { Owner: "GNU", Type: 1, First: 0 } => NativeSystem.Linux,
        _ => null,
    };

    private NativeSystem? FromInterpreter() => (interpreter, Interpreter) switch
    {
        (null, _) => null,
        (_, "linker" or "linker64") => NativeSystem.Android,
        (_, var name) when name.StartsWith("ld-elf", StringComparison.Ordinal) => NativeSystem.FreeBsd,
        (_, "ld.elf_so") => NativeSystem.NetBsd,
        ("/usr/libexec/ld.so", _) => NativeSystem.OpenBsd,
        ("/usr/lib/ld.so.1" or "/usr/lib/amd64/ld.so.1" or "/lib/amd64/ld.so.1" or "/lib/64/ld.so.1", _) => NativeSystem.Solaris,
        _ when IsMusl || IsGlibc => NativeSystem.Linux,
        _ => null,
    };

    private NativeSystem? FromHeader() => osAbi switch
    {
        2 => NativeSystem.NetBsd,
        3 => NativeSystem.Linux,
        6 => NativeSystem.Solaris,
        9 => NativeSystem.FreeBsd,
        12 => NativeSystem.OpenBsd,
        _ => null,
    };

    private NativeSystem? FromLibraries() =>
        dynamic.Versions.Any(version => version.Library == "libc.so" && version.Name == "LIBC") ? NativeSystem.Android
        : IsMusl || IsGlibc ? NativeSystem.Linux
        : null;
}
