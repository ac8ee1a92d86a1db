namespace Release.Otp.Native;

/// <summary>A file of machine code: a program, a port program, a NIF, a shared library.</summary>
/// <param name="File">What the caller named it, for messages.</param>
/// <param name="Format">Its format.</param>
/// <param name="Images">Its code: one image, or in a universal file of macOS one for each processor.</param>
public sealed record NativeFile(string File, NativeFormat Format, Seq<NativeImage> Images)
{
    /// <summary>How many bytes tell whether <see cref="IsPossible"/>.</summary>
    public const int MagicLength = 4;

    /// <summary>Whether a file that begins with these bytes can be native, so that it is worth reading; text and data are not.</summary>
    public static bool IsPossible(ReadOnlySpan<byte> start) => ElfReader.Is(start) || PeReader.Is(start) || MachOReader.Is(start);

    /// <summary>
    /// Reads the headers of an ELF, PE or Mach-O file. Answers null for a file that is none of them, and for an assembly of .NET that runs on
    /// every machine.
    /// </summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="DiagnosticException">REL3022: a damaged file.</exception>
    public static NativeFile? Read(ReadOnlyMemory<byte> bytes, string file) =>
        ElfReader.Is(bytes.Span) ? new NativeFile(file, NativeFormat.Elf, [ElfReader.Read(bytes, file)])
        : PeReader.Is(bytes.Span) ? PeReader.Read(bytes, file) is { } image ? new NativeFile(file, NativeFormat.Pe, [image]) : null
        : MachOReader.Is(bytes.Span) && MachOReader.Read(bytes, file) is { Count: > 0 } images ? new NativeFile(file, NativeFormat.MachO, images)
        : null;
}
