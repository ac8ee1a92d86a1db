using System.Collections.Immutable;

namespace Release.Otp.Native;

/// <summary>Reads Mach-O files, thin ones and universal ones, see <c>mach-o/loader.h</c> and <c>mach-o/fat.h</c> of macOS.</summary>
internal sealed class MachOReader
{
    private const uint Magic32 = 0xFEEDFACE;
    private const uint Magic64 = 0xFEEDFACF;
    private const uint Universal32 = 0xCAFEBABE;
    private const uint Universal64 = 0xCAFEBABF;

    // A class file of Java begins like a universal file; where that counts its images a class file holds its format, 45 or more.
    private const int MostImages = 40;
    private const int MostCommands = 4096;

    // The loader stops where it does not know a command with this bit.
    private const uint Required = 0x80000000;

    private readonly NativeBytes _bytes;
    private readonly List<string> _needed = [];
    private readonly List<string> _optional = [];
    private readonly List<string> _runPath = [];
    private string? _sharedName;
    private NativeSystem _system = NativeSystem.MacOS;

    private MachOReader(NativeBytes bytes) => _bytes = bytes;

    public static bool Is(ReadOnlySpan<byte> start) => start is
        [0xFE, 0xED, 0xFA, 0xCE or 0xCF, ..] or [0xCE or 0xCF, 0xFA, 0xED, 0xFE, ..] or [0xCA, 0xFE, 0xBA, 0xBE or 0xBF, ..];

    /// <summary>The images; none for a class file of Java.</summary>
    public static Seq<NativeImage> Read(ReadOnlyMemory<byte> bytes, string file)
    {
        var native = new NativeBytes(bytes, isBigEndian: true, file);
        return native.UInt32(0) switch
        {
            Universal32 => Images(native, is64: false),
            Universal64 => Images(native, is64: true),
            _ => [Image(native, 0, bytes.Length)],
        };
    }

    private static Seq<NativeImage> Images(NativeBytes bytes, bool is64)
    {
        var count = bytes.UInt32(4);
        if (count > MostImages)
        {
            return [];
        }

        var images = ImmutableArray.CreateBuilder<NativeImage>();
        for (long i = 0, at = 8; i < count; i++, at += is64 ? 32 : 20)
        {
            var (offset, size) = is64 ? (bytes.Offset(at + 8, true), bytes.Offset(at + 16, true)) : (bytes.UInt32(at + 8), bytes.UInt32(at + 12));
            // A static library may be universal too.
            if (!bytes.Span(offset, Math.Min(size, 8)).StartsWith("!<arch>"u8))
            {
                images.Add(Image(bytes, offset, size));
            }
        }

        return new Seq<NativeImage>(images.ToImmutable());
    }

    private static NativeImage Image(NativeBytes file, long offset, long size)
    {
        var magic = file.Part(offset, size, bigEndian: true).UInt32(0);
        var isBigEndian = magic is Magic32 or Magic64;
        var image = new MachOReader(file.Part(offset, size, isBigEndian));
        return image._bytes.UInt32(0) is var written and (Magic32 or Magic64) ? image.Read(written == Magic64) : throw file.Damaged(offset);
    }

    private NativeImage Read(bool is64)
    {
        var kind = _bytes.UInt32(12) switch
        {
            2 => NativeKind.Program,
            6 or 8 => NativeKind.SharedLibrary,
            _ => NativeKind.Object,
        };
        ReadCommands(is64 ? 32 : 28, _bytes.UInt32(16));
        return new NativeImage(MachineOf(_bytes.UInt32(4)), _system, kind)
        {
            Needed = _needed.ToSeq(),
            Optional = _optional.ToSeq(),
            RunPath = _runPath.ToSeq(),
            SharedName = _sharedName,
        };
    }

    private static Machine MachineOf(uint number) => number switch
    {
        7 => Machine.X86,
        0x01000007 => Machine.X64,
        12 => Machine.Arm,
        0x0100000C => Machine.Arm64,
        _ => new Machine($"Mach-O processor 0x{number:X}"),
    };

    private void ReadCommands(long at, uint count)
    {
        if (count > MostCommands)
        {
            throw _bytes.Damaged(16);
        }

        for (var i = 0; i < count; i++)
        {
            var length = _bytes.UInt32(at + 4);
            _ = length >= 8 ? _bytes.Slice(at, length) : throw _bytes.Damaged(at);
            ReadCommand(at);
            at += length;
        }
    }

    private void ReadCommand(long at)
    {
        switch (_bytes.UInt32(at))
        {
            // LC_LOAD_DYLIB, LC_REEXPORT_DYLIB, LC_LOAD_UPWARD_DYLIB
            case 0xC or (0x1F | Required) or (0x23 | Required):
                _needed.Add(Text(at));
                break;
            // LC_LOAD_WEAK_DYLIB, LC_LAZY_LOAD_DYLIB
            case (0x18 | Required) or 0x20:
                _optional.Add(Text(at));
                break;
            // LC_ID_DYLIB
            case 0xD:
                _sharedName = Text(at);
                break;
            // LC_RPATH
            case 0x1C | Required:
                _runPath.Add(Text(at));
                break;
            // LC_BUILD_VERSION: 1 is macOS, 6 its Mac Catalyst.
            case 0x32:
                _system = _bytes.UInt32(at + 8) is 1 or 6 ? NativeSystem.MacOS : NativeSystem.Other;
                break;
            // LC_VERSION_MIN_IPHONEOS, LC_VERSION_MIN_TVOS, LC_VERSION_MIN_WATCHOS
            case 0x25 or 0x2F or 0x30:
                _system = NativeSystem.Other;
                break;
        }
    }

    private string Text(long command) => _bytes.Text(command + _bytes.UInt32(command + 8));
}
