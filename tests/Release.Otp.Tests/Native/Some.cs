using System.Text;
using Release.Otp.Native;

namespace Release.Otp.Tests.Native;

/// <summary>Native files made byte by byte from their specifications.</summary>
internal static class Some
{
    /// <summary>The outcome of reading: "none", "read", or the code of the finding. Nothing else may be thrown.</summary>
    public static string Code(byte[] bytes)
    {
        try
        {
            return NativeFile.Read(bytes, "priv/nif.so") is { } file ? file.Images.Count > 0 ? "read" : "empty" : "none";
        }
        catch (DiagnosticException exception)
        {
            Assert.AreEqual(new Place("priv/nif.so"), exception.Diagnostic.Place);
            return exception.Diagnostic.Code;
        }
    }

    public static NativeImage Image(byte[] bytes) => NativeFile.Read(bytes, "priv/nif.so")!.Images.Single();

    public static NativePart Part(string path, string? application, params NativeImage[] images) =>
        new(path, application, new NativeFile("/source/" + path, images[0].OS switch { NativeSystem.Windows => NativeFormat.Pe, NativeSystem.MacOS => NativeFormat.MachO, _ => NativeFormat.Elf }, images.ToSeq()));

    /// <summary>
    /// ELF: a header, PT_LOAD of the whole file at address 0x1000, PT_DYNAMIC with DT_NEEDED, DT_SONAME and DT_STRTAB, and PT_NOTE or PT_INTERP.
    /// </summary>
    public static byte[] Elf(bool is64, bool isBigEndian, ushort machine, ushort type = 3, string needed = "libc.so.6", string? interpreter = null, byte osAbi = 0)
    {
        var writer = new ByteWriter(isBigEndian);
        var (header, segment, entry) = is64 ? (64, 56, 16) : (52, 32, 8);
        var strings = Encoding.ASCII.GetBytes($"\0{needed}\0some.so\0{interpreter}\0");
        var dynamicAt = header + (3 * segment);
        var stringsAt = dynamicAt + (4 * entry);
        writer.Bytes([0x7F, .. "ELF"u8, (byte)(is64 ? 2 : 1), (byte)(isBigEndian ? 2 : 1), 1, osAbi, 0, 0, 0, 0, 0, 0, 0, 0]);
        writer.Number(2, type).Number(2, machine).Number(4, 1).Word(is64, 0).Word(is64, header).Word(is64, 0);
        writer.Number(4, 0).Number(2, header).Number(2, segment).Number(2, 3).Number(2, 0).Number(2, 0).Number(2, 0);
        Segment(1, 0, stringsAt + strings.Length);
        Segment(2, dynamicAt, 4 * entry);
        Segment(interpreter is null ? 0u : 3u, stringsAt + needed.Length + 10, interpreter is null ? 0 : interpreter.Length + 1);
        writer.Word(is64, 1).Word(is64, 1).Word(is64, 14).Word(is64, needed.Length + 2).Word(is64, 5).Word(is64, 0x1000 + stringsAt).Word(is64, 0).Word(is64, 0);
        return writer.Bytes(strings).ToArray();

        void Segment(uint kind, long offset, long size)
        {
            writer.Number(4, kind);
            _ = is64
                ? writer.Number(4, 4).Number(8, offset).Number(8, 0x1000 + offset).Number(8, 0).Number(8, size).Number(8, size).Number(8, 8)
                : writer.Number(4, offset).Number(4, 0x1000 + offset).Number(4, 0).Number(4, size).Number(4, size).Number(4, 4).Number(4, 4);
        }
    }

    /// <summary>PE: DOS header, PE header at 0x40, one section from address 0x1000 at 0x200 with the import table, and a CLI header where asked for.</summary>
    public static byte[] Pe(ushort machine, bool is64, bool isLibrary, string[] imports, uint? cliFlags = null, bool isAheadOfTime = false)
    {
        var writer = new ByteWriter(isBigEndian: false);
        writer.Bytes("MZ"u8).Pad(0x3C).Number(4, 0x40).Bytes("PE\0\0"u8);
        var optional = (is64 ? 112 : 96) + (16 * 8);
        writer.Number(2, machine).Number(2, 1).Number(12, 0).Number(2, optional).Number(2, 2 | (isLibrary ? 0x2000 : 0));
        writer.Number(2, is64 ? 0x20B : 0x10B).Pad(0x58 + 68).Number(2, 3).Pad(0x58 + (is64 ? 108 : 92)).Number(4, 16);
        writer.Number(8, 0).Number(4, imports.Length > 0 ? 0x1000 : 0).Number(4, 40).Number(12 * 8, 0);
        writer.Number(4, cliFlags is null ? 0 : 0x1800).Number(4, 72).Number(8, 0);
        writer.Bytes(".data\0\0\0"u8).Number(4, 0x1000).Number(4, 0x1000).Number(4, 0x1000).Number(4, 0x200).Number(16, 0);
        writer.Pad(0x200);
        for (var i = 0; i < imports.Length; i++)
        {
            writer.Number(12, 0).Number(4, 0x1400 + (i * 0x40)).Number(4, 0);
        }

        for (var i = 0; i < imports.Length; i++)
        {
            writer.Pad(0x200 + 0x400 + (i * 0x40)).Bytes(Encoding.ASCII.GetBytes(imports[i]));
        }

        writer.Pad(0x200 + 0x800).Number(16, 0).Number(4, cliFlags ?? 0).Pad(0x200 + 0x840).Number(4, isAheadOfTime ? 0x1900 : 0);
        return writer.Pad(0x200 + 0x1000).ToArray();
    }

    /// <summary>Mach-O: a header and load commands LC_ID_DYLIB, LC_LOAD_DYLIB, LC_LOAD_WEAK_DYLIB, LC_RPATH and LC_BUILD_VERSION.</summary>
    public static byte[] MachO(bool isBigEndian, bool is64, uint machine, uint type, uint platform = 1)
    {
        var writer = new ByteWriter(isBigEndian);
        writer.Number(4, is64 ? 0xFEEDFACF : 0xFEEDFACE).Number(4, machine).Number(4, 0).Number(4, type).Number(4, 5).Number(4, (4 * 64) + 24).Number(is64 ? 8 : 4, 0);
        Command(0xD, "@rpath/libme.dylib", 24);
        Command(0xC, "/usr/lib/libSystem.B.dylib", 24);
        Command(0x80000018, "@rpath/libmaybe.dylib", 24);
        Command(0x8000001C, "@loader_path/../lib", 12);
        return writer.Number(4, 0x32).Number(4, 24).Number(4, platform).Number(12, 0).ToArray();

        void Command(uint kind, string text, int at)
        {
            var start = writer.Length;
            writer.Number(4, kind).Number(4, 64).Number(4, at).Pad(start + at).Bytes(Encoding.ASCII.GetBytes(text)).Pad(start + 64);
        }
    }

    /// <summary>A universal file of macOS with two images.</summary>
    public static byte[] Universal(byte[] one, byte[] other, bool is64 = false)
    {
        var writer = new ByteWriter(isBigEndian: true);
        writer.Number(4, is64 ? 0xCAFEBABF : 0xCAFEBABE).Number(4, 2);
        Entry(one, 0x1000);
        Entry(other, 0x2000);
        return writer.Pad(0x1000).Bytes(one).Pad(0x2000).Bytes(other).ToArray();

        void Entry(byte[] image, long at)
        {
            writer.Number(8, 0);
            _ = is64 ? writer.Number(8, at).Number(8, image.Length).Number(8, 12) : writer.Number(4, at).Number(4, image.Length).Number(4, 12);
        }
    }
}
