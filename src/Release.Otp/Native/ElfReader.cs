namespace Release.Otp.Native;

/// <summary>
/// Reads ELF as the loader does, by its segments; sections may be stripped. See the System V ABI, and of the Linux Standard Base the chapter on
/// symbol versions.
/// </summary>
internal sealed class ElfReader
{
    private const int IdentLength = 16;
    private const byte Class64 = 2;
    private const byte BigEndian = 2;
    private const int MostSegments = 4096;

    private const ushort TypeProgram = 2;
    private const ushort TypeShared = 3;

    private const uint Dynamic = 2;
    private const uint Interp = 3;
    private const uint Note = 4;

    private readonly NativeBytes _bytes;
    private readonly bool _is64;
    private readonly Seq<ElfSegment> _segments;

    private ElfReader(NativeBytes bytes, bool is64)
    {
        _bytes = bytes;
        _is64 = is64;
        _segments = ReadSegments();
    }

    public static bool Is(ReadOnlySpan<byte> start) => start is [0x7F, (byte)'E', (byte)'L', (byte)'F', ..];

    public static NativeImage Read(ReadOnlyMemory<byte> bytes, string file)
    {
        var ident = new NativeBytes(bytes, isBigEndian: false, file).Span(0, IdentLength);
        if (ident[4] is not (1 or Class64) || ident[5] is not (1 or BigEndian))
        {
            throw new DiagnosticException(NativeErrors.Damaged(file, 4));
        }

        return new ElfReader(new NativeBytes(bytes, ident[5] == BigEndian, file), ident[4] == Class64).Read();
    }

    private NativeImage Read()
    {
        var dynamic = _segments.FirstOrDefault(segment => segment.Type == Dynamic) is { FileSize: > 0 } segment
            ? ElfDynamic.Read(_bytes, _is64, segment, _segments)
            : ElfDynamic.None;
        var interpreter = _segments.FirstOrDefault(segment => segment.Type == Interp) is { FileSize: > 0 } path ? _bytes.Text(path.Offset) : null;
        var origin = new ElfOrigin(_bytes.Byte(7), interpreter, dynamic, Notes());
        return new NativeImage(MachineOf(_bytes.UInt16(18)), origin.OS, KindOf(dynamic, interpreter))
        {
            Libc = origin.Libc,
            Interpreter = interpreter,
            Needed = dynamic.Needed,
            SharedName = dynamic.SharedName,
            RunPath = dynamic.RunPath,
            Versions = dynamic.Versions,
        };
    }

    // libc.so.6 can be started as well as loaded: a name of its own makes it a library.
    private NativeKind KindOf(ElfDynamic dynamic, string? interpreter) => _bytes.UInt16(16) switch
    {
        TypeProgram => NativeKind.Program,
        TypeShared when dynamic.IsProgram || (interpreter is not null && dynamic.SharedName is null) => NativeKind.Program,
        TypeShared => NativeKind.SharedLibrary,
        _ => NativeKind.Object,
    };

    private Machine MachineOf(ushort number) => number switch
    {
        3 => Machine.X86,
        62 => Machine.X64,
        40 when !_bytes.IsBigEndian => Machine.Arm,
        183 when !_bytes.IsBigEndian => Machine.Arm64,
        243 when _is64 => Machine.RiscV64,
        258 when _is64 => Machine.LoongArch64,
        22 when _is64 => Machine.S390X,
        21 when !_bytes.IsBigEndian => Machine.PowerPC64LE,
        _ => new Machine($"ELF machine {number}, {(_is64 ? 64 : 32)} bit, {(_bytes.IsBigEndian ? "big" : "little")}-endian"),
    };

    private Seq<ElfSegment> ReadSegments()
    {
        var (offset, size, count) = _is64
            ? (_bytes.Offset(32, is64: true), _bytes.UInt16(54), _bytes.UInt16(56))
            : (_bytes.Offset(28, is64: false), _bytes.UInt16(42), _bytes.UInt16(44));
        if (count > MostSegments || (count > 0 && size < (_is64 ? 56 : 32)))
        {
            throw _bytes.Damaged(offset);
        }

        return Enumerable.Range(0, count).Select(index => ReadSegment(offset + ((long)index * size))).ToSeq();
    }

    private ElfSegment ReadSegment(long at) => _is64
        ? new ElfSegment(_bytes.UInt32(at), _bytes.Offset(at + 8, true), _bytes.UInt64(at + 16), _bytes.Offset(at + 32, true))
        : new ElfSegment(_bytes.UInt32(at), _bytes.Offset(at + 4, false), _bytes.UInt32(at + 8), _bytes.Offset(at + 16, false));

    private IEnumerable<ElfNote> Notes() => _segments.Where(segment => segment.Type == Note).SelectMany(segment => ElfNote.Read(_bytes, segment));
}
