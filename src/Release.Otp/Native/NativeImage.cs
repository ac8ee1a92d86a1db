namespace Release.Otp.Native;

/// <summary>The code of a native file for one processor, and what it needs to run.</summary>
/// <param name="Machine">The processor.</param>
/// <param name="OS">The operating system.</param>
/// <param name="Kind">What it is for.</param>
public sealed record NativeImage(Machine Machine, NativeSystem OS, NativeKind Kind)
{
    /// <summary>The C library that it was linked against; unknown for what is linked statically or needs none.</summary>
    public Libc Libc { get; init; }

    /// <summary>The loader that starts it, the <c>PT_INTERP</c> of ELF; null where none is named.</summary>
    public string? Interpreter { get; init; }

    /// <summary>The libraries that it needs, in the file's order: <c>DT_NEEDED</c>, <c>LC_LOAD_DYLIB</c>, the import table.</summary>
    public Seq<string> Needed { get; init; }

    /// <summary>The libraries that it takes where they are there: delayed imports of PE, weak ones of Mach-O.</summary>
    public Seq<string> Optional { get; init; }

    /// <summary>Its own name as a library: <c>DT_SONAME</c>, <c>LC_ID_DYLIB</c>; null where it has none.</summary>
    public string? SharedName { get; init; }

    /// <summary>Where the loader looks for libraries: <c>DT_RUNPATH</c>, or <c>DT_RPATH</c> where there is none; <c>LC_RPATH</c>.</summary>
    public Seq<string> RunPath { get; init; }

    /// <summary>The sets of symbol versions that it needs, in the file's order; ELF only.</summary>
    public Seq<SymbolVersion> Versions { get; init; }

    /// <summary>The oldest glibc that it runs with; null where it asks for none.</summary>
    public GlibcVersion? NeededGlibc =>
        Versions.Where(version => !version.IsWeak).Select(version => GlibcVersion.OfSymbolVersion(version.Name)).Max();
}
