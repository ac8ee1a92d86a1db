namespace Release.Otp.Native;

/// <summary>Reads Portable Executable files, see Microsoft's "PE Format" and, for assemblies of .NET, ECMA-335 partition II.25.</summary>
internal sealed class PeReader
{
    private const int NewHeaderField = 0x3C;
    private const int FileHeaderLength = 24;
    private const ushort Magic32 = 0x10B;
    private const ushort Magic64 = 0x20B;
    private const int MostSections = 96;
    private const int MostLibraries = 1024;

    private const ushort FlagExecutable = 0x2;
    private const ushort FlagLibrary = 0x2000;
    private const uint FlagILOnly = 0x1;
    private const uint Flag32Bit = 0x2;
    private const uint Flag32BitPreferred = 0x20000;

    private const int ImportDirectory = 1;
    private const int DelayedImportDirectory = 13;
    private const int RuntimeDirectory = 14;

    private readonly NativeBytes _bytes;
    private readonly long _header;
    private readonly ushort _magic;

    private PeReader(NativeBytes bytes, long header)
    {
        _bytes = bytes;
        _header = header;
        _magic = bytes.UInt16(header + FileHeaderLength);
    }

    public static bool Is(ReadOnlySpan<byte> start) => start is [(byte)'M', (byte)'Z', ..];

    /// <summary>The image; null for a program of DOS, a text that begins so, and an assembly for every machine.</summary>
    public static NativeImage? Read(ReadOnlyMemory<byte> bytes, string file)
    {
        var native = new NativeBytes(bytes, isBigEndian: false, file);
        if (bytes.Length < NewHeaderField + 4)
        {
            return null;
        }

        var header = native.Offset(NewHeaderField, is64: false);
        return header <= bytes.Length - 4 && native.Span(header, 4).SequenceEqual("PE\0\0"u8) ? new PeReader(native, header).Read() : null;
    }

    private NativeImage? Read()
    {
        if (_magic is not (Magic32 or Magic64))
        {
            throw _bytes.Damaged(_header + FileHeaderLength);
        }

        var assembly = Directory(RuntimeDirectory);
        return assembly.Address == 0 ? ReadNative() : ReadAssembly(assembly.Address);
    }

    private NativeImage ReadNative() => new(MachineOf(_bytes.UInt16(_header + 4)), IsForFirmware ? NativeSystem.Other : NativeSystem.Windows, Kind)
    {
        // Import descriptors hold the name's address fourth, those of delayed imports second.
        Needed = Imports(Directory(ImportDirectory).Address, length: 20, name: 12),
        Optional = Imports(Directory(DelayedImportDirectory).Address, length: 32, name: 4),
    };

    // Intermediate code runs everywhere, also where native code was compiled ahead beside it; unless the assembly asks for a processor.
    private NativeImage? ReadAssembly(long header)
    {
        var at = At(header);
        var flags = _bytes.UInt32(at + 16);
        var isAheadOfTime = _bytes.UInt32(at + 64) != 0;
        var machine = MachineOf(_bytes.UInt16(_header + 4));
        var asksFor32Bit = (flags & (Flag32Bit | Flag32BitPreferred)) == Flag32Bit;
        return isAheadOfTime || ((flags & FlagILOnly) != 0 && machine == Machine.X86 && !asksFor32Bit)
            ? null
            : new NativeImage(machine, (flags & FlagILOnly) != 0 ? NativeSystem.Unknown : NativeSystem.Windows, Kind);
    }

    private NativeKind Kind => _bytes.UInt16(_header + 22) switch
    {
        var flags when (flags & FlagExecutable) == 0 => NativeKind.Object,
        var flags when (flags & FlagLibrary) != 0 => NativeKind.SharedLibrary,
        _ => NativeKind.Program,
    };

    // Subsystems 10 to 13 are those of the firmware's interface.
    private bool IsForFirmware => _bytes.UInt16(_header + FileHeaderLength + 68) is >= 10 and <= 13;

    private static Machine MachineOf(ushort number) => number switch
    {
        0x14C => Machine.X86,
        0x8664 => Machine.X64,
        0x1C0 or 0x1C2 or 0x1C4 => Machine.Arm,
        0xAA64 or 0xA641 => Machine.Arm64,
        0x5064 => Machine.RiscV64,
        0x6264 => Machine.LoongArch64,
        _ => new Machine($"PE machine 0x{number:X}"),
    };

    private (long Address, long Size) Directory(int index)
    {
        var optional = _header + FileHeaderLength;
        var count = optional + (_magic == Magic64 ? 108 : 92);
        var at = count + 4 + (index * 8);
        return index < _bytes.UInt32(count) ? (_bytes.UInt32(at), _bytes.UInt32(at + 4)) : (0, 0);
    }

    private Seq<string> Imports(long directory, int length, int name)
    {
        if (directory == 0)
        {
            return [];
        }

        var libraries = new List<string>();
        for (var at = At(directory); _bytes.UInt32(at + name) is var address and not 0; at += length)
        {
            libraries.Add(libraries.Count < MostLibraries ? _bytes.Text(At(address)) : throw _bytes.Damaged(at));
        }

        return libraries.ToSeq();
    }

    // Where in the file the byte of an address stands: in a section, or in the headers, which stand at the same place in both.
    private long At(long address)
    {
        var count = _bytes.UInt16(_header + 6);
        var first = _header + FileHeaderLength + _bytes.UInt16(_header + 20);
        for (var index = 0; index < Math.Min((int)count, MostSections); index++)
        {
            var section = first + (index * 40L);
            var (start, size, offset) = (_bytes.UInt32(section + 12), _bytes.UInt32(section + 16), _bytes.UInt32(section + 20));
            if (address >= start && address - start < size)
            {
                return offset + address - start;
            }
        }

        return address < first + (count * 40L) ? address : throw _bytes.Damaged(address);
    }
}
