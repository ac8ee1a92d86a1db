using System.Buffers.Binary;
using Release.Otp.Native;
using Native = Release.Otp.Tests.Native.Some;

namespace Release.Hostile.Inputs;

/// <summary>Native files: ELF, PE and Mach-O whose headers are cut or lie.</summary>
internal static class NativeInputs
{
    private const string Group = "native";

    private static readonly (string Name, byte[] Bytes, int[] Lengths)[] Files =
    [
        ("ELF of 64 bit", Native.Elf(is64: true, isBigEndian: false, 62), [20, 40, 63, 70, 120, 200]),
        ("ELF of 32 bit", Native.Elf(is64: false, isBigEndian: true, 8, interpreter: "/lib/ld.so.1"), [20, 30, 51, 60, 100, 150]),
        ("PE of 64 bit", Native.Pe(0x8664, is64: true, isLibrary: true, ["KERNEL32.dll", "user32.dll"]), [64, 66, 80, 100, 250, 330]),
        ("PE of .NET", Native.Pe(0x14C, is64: false, isLibrary: false, [], cliFlags: 3), [64, 66, 80, 100, 250, 330]),
        ("Mach-O", Native.MachO(isBigEndian: false, is64: true, 0x0100000C, 6), [6, 20, 31, 40, 90, 100]),
        ("Mach-O, universal", Native.Universal(Native.MachO(false, true, 0x01000007, 2), Native.MachO(true, false, 12, 2)), [6, 12, 27, 40, 0x1004, 0x1020]),
    ];

    // Where 0xFF.. makes a file that no loader can take.
    private static readonly (int File, string Name, int At, int Count)[] Lies =
    [
        (0, "class", 4, 1), (0, "order of bytes", 5, 1), (0, "place of the segments", 32, 8), (0, "size of a segment", 54, 2), (0, "number of segments", 56, 2), (0, "place of the dynamic section", 64 + 56 + 8, 8), (0, "size of the dynamic section", 64 + 56 + 32, 8), (0, "name of a library", 64 + (3 * 56) + 8, 8), (0, "address of the names", 64 + (3 * 56) + 40, 8),
        (1, "place of the segments", 28, 4), (1, "size of a segment", 42, 2), (1, "number of segments", 44, 2), (1, "place of the interpreter", 52 + 64 + 4, 4), (1, "size of the dynamic section", 52 + 32 + 16, 4),
        (2, "place of the header", 0x3C, 4), (2, "number of sections", 0x46, 2), (2, "size of the optional header", 0x54, 2), (2, "place of the imports", 0x58 + 112 + 8, 4), (2, "name of an import", 0x20C, 4), (3, "place of the CLI header", 0x58 + 96 + 112, 4),
        (4, "number of commands", 16, 4), (4, "size of a command", 36, 4), (4, "text of a command", 40, 4), (5, "number of images", 4, 4), (5, "place of an image", 16, 4), (5, "size of an image", 20, 4),
    ];

    // An entry ends the dynamic section before its size does; a file that is no PE file is none, and that of another kind begins as a universal one.
    private static readonly string[] Harmless = ["size of the dynamic section", "place of the header", "number of sections", "number of images"];

    public static IEnumerable<HostileInput> All =>
    [
        .. Files.Select(file => HostileInput.Of(Group, file.Name, Expected.Read, () => file.Bytes, Read)),
        .. Files.SelectMany(file => file.Lengths.Select(length => HostileInput.Of(Group, $"{file.Name}, cut at byte {length}", length < 70 && file.Name.StartsWith("PE", StringComparison.Ordinal) ? Expected.Either : Expected.Refused, () => file.Bytes[..length], Read))),
        .. Lies.Select(lie => HostileInput.Of(Group, $"{Files[lie.File].Name}, {lie.Name}", Harmless.Contains(lie.Name) ? Expected.Either : Expected.Refused, () => Filled(Files[lie.File].Bytes, lie.At, lie.Count), Read)),
        .. Files.SelectMany((file, number) => Enumerable.Range(1, 3).Select(third => HostileInput.Of(Group, $"{file.Name}, every fourth byte 0xFF from {third * 16}", Expected.Either, () => Striped(file.Bytes, third * 16), Read))),
        HostileInput.Of(Group, "no bytes", Expected.Read, () => [], Read),
        HostileInput.Of(Group, "ELF with 60,000 libraries", Expected.Refused, ManyLibraries, Read) with { IsHeavy = true },
        HostileInput.Of(Group, "Mach-O with a universal file in a universal file", Expected.Refused, () => Native.Universal(Files[5].Bytes, Files[4].Bytes), Read),
    ];

    /// <summary>One of every kind, each valid.</summary>
    public static IEnumerable<byte[]> Seeds(string name) => Files.Where(file => file.Name.StartsWith(name, StringComparison.Ordinal)).Select(file => file.Bytes);

    public static void Read(byte[] bytes) => NativeFile.Read(bytes, "priv/nif.so");

    private static byte[] Filled(byte[] file, int at, int count)
    {
        var bytes = file.ToArray();
        bytes.AsSpan(at, count).Fill(0xFF);
        return bytes;
    }

    private static byte[] Striped(byte[] file, int from)
    {
        var bytes = file.ToArray();
        for (var at = from; at < bytes.Length; at += 4)
        {
            bytes[at] = 0xFF;
        }

        return bytes;
    }

    // A dynamic section that takes all of a megabyte, each entry a library.
    private static byte[] ManyLibraries()
    {
        var file = Files[0].Bytes;
        var bytes = new byte[file.Length + (60_000 * 16)];
        file.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(64 + 56 + 8), file.Length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(64 + 56 + 32), 60_000 * 16);
        for (var at = file.Length; at < bytes.Length; at += 16)
        {
            bytes[at] = 1;
        }

        return bytes;
    }
}
