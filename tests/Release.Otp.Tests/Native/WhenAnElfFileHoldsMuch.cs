using System.Buffers.Binary;
using Release.Otp.Native;

namespace Release.Otp.Tests.Native;

/// <summary>ELF files of 64 bit whose dynamic section, needed versions or notes are long, built by the System V ABI: what no linker writes ends, and is refused.</summary>
[TestClass]
public sealed class WhenAnElfFileHoldsMuch
{
    private const int SegmentAt = 64;
    private const int SegmentLength = 56;
    private const int Address = 0x1000;
    private const int Null = 0;
    private const int Needed = 1;
    private const int StringTable = 5;
    private const int Debug = 21;
    private const int VersionsNeeded = 0x6FFFFFFE;

    private static readonly byte[] Plain = Some.Elf(is64: true, isBigEndian: false, 62);

    // Where the helper puts the strings, and the name libc.so.6 in them.
    private static readonly int Strings = SegmentAt + (3 * SegmentLength) + (4 * 16);

    [TestMethod]
    [DataRow(1024, "read")]
    [DataRow(1025, "REL3022")]
    public void AThousandLibrariesAreRead(int count, string expected) => Assert.AreEqual(expected, Some.Code(Dynamic([.. Enumerable.Repeat((Needed, 1), count), (Null, 0)])));

    // DT_NULL ends it, or its size.
    [TestMethod]
    public void ASectionWithoutAnEndMarkEndsAtItsSize() =>
        CollectionAssert.AreEqual(new[] { "libc.so.6", "libc.so.6" }, Some.Image(Dynamic([(Needed, 1), (Needed, 1)])).Needed.ToArray());

    [TestMethod]
    [DataRow(4095, "read")]
    [DataRow(4096, "REL3022")]
    public void FourThousandEntriesAreRead(int count, string expected) => Assert.AreEqual(expected, Some.Code(Dynamic([.. Enumerable.Repeat((Debug, 0), count)])));

    [TestMethod]
    [DataRow(1, 3, 3)]
    [DataRow(1024, 1, 1024)]
    [DataRow(1025, 1, null)]
    [DataRow(1, 8192, 8192)]
    [DataRow(1, 8193, null)]
    [DataRow(3, 3000, null)]
    public void VersionsOfAThousandLibrariesAreRead(int libraries, int versions, int? expected)
    {
        var file = Versions(libraries, versions);

        Assert.AreEqual(expected is null ? "REL3022" : "read", Some.Code(file));
        if (expected is { } count)
        {
            CollectionAssert.AreEqual(Enumerable.Repeat(new SymbolVersion("libc.so.6", "libc.so.6", IsWeak: false), count).ToArray(), Some.Image(file).Versions.ToArray());
        }
    }

    // The note of Android says whose the file is, unless it stands behind more notes than anybody writes.
    [TestMethod]
    [DataRow(0, NativeSystem.Android)]
    [DataRow(255, NativeSystem.Android)]
    [DataRow(256, NativeSystem.Linux)]
    public void SomeHundredNotesAreRead(int before, NativeSystem expected)
    {
        byte[] android = [8, 0, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, .. "Android\0"u8, 28, 0, 0, 0];
        byte[] notes = [.. new byte[12 * before], .. android];
        byte[] file = [.. Plain, .. notes];
        Segment(file, 2, Plain.Length, notes.Length);
        file[SegmentAt + (2 * SegmentLength)] = 4;

        Assert.AreEqual(expected, Some.Image(file).OS);
    }

    // The names of the helper's file, with other entries, and more behind them; PT_LOAD maps all of it.
    private static byte[] Dynamic(IEnumerable<(int Tag, int Value)> entries, params byte[] behind)
    {
        byte[] section = [.. new[] { (StringTable, Address + Strings) }.Concat(entries).SelectMany(entry => (byte[])[.. Number(entry.Item1), 0, 0, 0, 0, .. Number(entry.Item2), 0, 0, 0, 0])];
        byte[] file = [.. Plain, .. section, .. behind];
        Segment(file, 0, 0, file.Length);
        Segment(file, 1, Plain.Length, section.Length);
        return file;
    }

    // Verneed: version, count, file, aux, next; Vernaux: hash, flags, other, name, next.
    private static byte[] Versions(int libraries, int versions)
    {
        var length = 16 + (16 * versions);
        var table = Enumerable.Range(0, libraries).SelectMany(library => (byte[])
        [
            1, 0, (byte)versions, (byte)(versions >> 8), .. Number(1), .. Number(16), .. Number(library + 1 < libraries ? length : 0),
            .. Enumerable.Range(0, versions).SelectMany(version => (byte[])[0, 0, 0, 0, 0, 0, 0, 0, .. Number(1), .. Number(version + 1 < versions ? 16 : 0)]),
        ]);
        return Dynamic([(VersionsNeeded, Address + Plain.Length + (3 * 16)), (Null, 0)], [.. table]);
    }

    private static void Segment(byte[] file, int number, int offset, int length)
    {
        var at = SegmentAt + (number * SegmentLength);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(at + 8), offset);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(at + 16), Address + offset);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(at + 32), length);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(at + 40), length);
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
