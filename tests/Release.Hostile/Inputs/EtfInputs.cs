using System.Buffers.Binary;
using System.IO.Compression;
using Release.Otp.Terms;

namespace Release.Hostile.Inputs;

/// <summary>Terms in the External Term Format: every tag cut and lying about its size, deep ones, compressed ones.</summary>
internal static class EtfInputs
{
    private const string Group = "etf";
    private const int Million = 1_000_000;

    // Name, bytes, where the bytes of its size stand; the manual's chapter External Term Format.
    private static readonly (string Name, string Hex, int SizeAt, int SizeBytes)[] Tags =
    [
        ("SMALL_INTEGER_EXT", "61 07", 0, 0), ("INTEGER_EXT", "62 FFFFFFFE", 0, 0), ("FLOAT_EXT", "63 31 2E 35 " + string.Concat(Enumerable.Repeat("00", 28)), 0, 0), ("NEW_FLOAT_EXT", "46 3FF8000000000000", 0, 0),
        ("ATOM_EXT", "64 0003 6F6B65", 1, 2), ("SMALL_ATOM_EXT", "73 02 6F6B", 1, 1), ("ATOM_UTF8_EXT", "76 0003 C3A961", 1, 2), ("SMALL_ATOM_UTF8_EXT", "77 02 C3A9", 1, 1), ("SMALL_TUPLE_EXT", "68 02 61 01 77 01 61", 1, 1), ("LARGE_TUPLE_EXT", "69 00000001 6A", 1, 4),
        ("STRING_EXT", "6B 0003 010203", 1, 2), ("LIST_EXT", "6C 00000002 61 01 61 02 6A", 1, 4), ("improper LIST_EXT", "6C 00000001 61 01 77 01 61", 1, 4), ("BINARY_EXT", "6D 00000003 010203", 1, 4), ("BIT_BINARY_EXT", "4D 00000002 03 FFE0", 1, 4),
        ("SMALL_BIG_EXT", "6E 09 01 FFFFFFFFFFFFFFFFFF", 1, 1), ("LARGE_BIG_EXT", "6F 00000003 00 010203", 1, 4), ("MAP_EXT", "74 00000002 61 01 77 01 61 77 01 62 6A", 1, 4), ("EXPORT_EXT", "71 77 01 6D 77 01 66 61 02", 2, 1),
        ("NEW_FUN_EXT", "70 0000003B 01 000102030405060708090A0B0C0D0E0F 00000002 00000001 77 01 6D 61 02 62 00012345 58 77 03 614062 00000001 00000002 00000003 61 09", 1, 4),
        ("NEW_PID_EXT", "58 77 03 614062 00000001 00000002 00000003", 2, 1), ("PID_EXT", "67 77 03 614062 00000001 00000002 01", 2, 1), ("NEW_PORT_EXT", "59 77 03 614062 00000001 00000001", 2, 1), ("PORT_EXT", "66 77 03 614062 00000001 01", 2, 1),
        ("V4_PORT_EXT", "78 77 03 614062 0000000100000000 00000001", 2, 1), ("NEWER_REFERENCE_EXT", "5A 0003 77 03 614062 00000001 00000001 00000002 00000003", 1, 2), ("NEW_REFERENCE_EXT", "72 0002 77 03 614062 01 00000001 00000002", 1, 2), ("REFERENCE_EXT", "65 77 03 614062 00000001 01", 2, 1),
    ];

    private static readonly string[] Malformed =
        ["", "FF", "83", "83FF", "8352 00", "8379 00", "8350 0000", "8377 01 E9", "8377 03 EDA080", "8346 7FF0000000000000", "8346 7FF8000000000000", "834D 00000001 00 FF", "834D 00000001 09 FF", "834D 00000000 08", "8374 00000002 61 01 61 01 61 01 61 02", "8371 77 01 6D 77 01 66 62 FFFFFFFF", "8361 07 00", "8344 00", "8300", "836A 6A"];

    public static IEnumerable<HostileInput> All =>
    [
        .. Tags.Select(tag => Of($"{tag.Name} cut at its last byte", Expected.Refused, () => Term(tag.Hex)[..^1])),
        .. Tags.Select(tag => Of($"{tag.Name} cut in half", Expected.Refused, () => Term(tag.Hex)[..(1 + ((Term(tag.Hex).Length - 1) / 2))])),
        .. Tags.Select(tag => Of($"{tag.Name} cut behind its tag", Expected.Refused, () => Term(tag.Hex)[..2])),
        .. Tags.Where(tag => tag.SizeBytes > 0).Select(tag => Of($"{tag.Name} of the largest size", Expected.Refused, () => Filled(tag, 0xFF))),
        .. Tags.Where(tag => tag.SizeBytes > 0).Select(tag => Of($"{tag.Name} of one more than it has", Expected.Refused, () => More(tag, 1))),
        .. Tags.Where(tag => tag.SizeBytes > 0).Select(tag => Of($"{tag.Name} of one less than it has", Expected.Refused, () => More(tag, -1))),
        .. Malformed.Select(hex => Of($"bytes {hex}", Expected.Refused, () => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)))),
        Of("tuples a million deep", Expected.Read, () => Deep([104, 1], Million, 106), true),
        Of("tuples of an atom and a tuple a million deep", Expected.Read, () => Deep([104, 2, 119, 1, 97], Million, 106), true),
        Of("lists a million deep", Expected.Read, () => [131, .. Enumerable.Repeat<byte[]>([108, 0, 0, 0, 1], Million).SelectMany(list => list), 106, .. Enumerable.Repeat((byte)106, Million)], true),
        Of("tuples a million deep without end", Expected.Refused, () => Deep([104, 1], Million, 106)[..^1], true),
        Of("tuples ten million deep", Expected.Refused, () => Deep([104, 1], 10 * Million, 106), true),
        Of("maps a million deep", Expected.Read, () => [131, .. Enumerable.Repeat<byte[]>([116, 0, 0, 0, 1, 106], Million).SelectMany(map => map), 106], true),
        Of("a tuple of ten million empty lists", Expected.Refused, () => [131, 105, 0, 0x98, 0x96, 0x80, .. Enumerable.Repeat((byte)106, 10 * Million)], true),
        Of("a list of ten million integers", Expected.Refused, () => [131, 108, 0, 0x98, 0x96, 0x80, .. Enumerable.Repeat<byte[]>([98, 1, 2, 3, 4], 10 * Million).SelectMany(number => number), 106], true),
        Of("ten million strings", Expected.Refused, () => [131, 105, 0, 0x98, 0x96, 0x80, .. Enumerable.Repeat<byte[]>([107, 0, 1, 65], 10 * Million).SelectMany(text => text)], true),
        Of("100 strings of 65535 characters", Expected.Read, () => [131, 105, 0, 0, 0, 100, .. Enumerable.Repeat<byte[]>([107, 0xFF, 0xFF, .. new byte[65535]], 100).SelectMany(text => text)], true),
        Of("a binary of 32 MiB", Expected.Read, () => [131, 109, 2, 0, 0, 0, .. new byte[32 << 20]], true),
        Of("compressed: announces 4 GiB", Expected.Refused, () => Compressed(new byte[100], uint.MaxValue)),
        Of("compressed: announces 100 bytes and holds a gigabyte", Expected.Refused, () => Compressed(new byte[1 << 30], 100), true),
        Of("compressed: announces 64 MiB and holds a gigabyte", Expected.Refused, () => Compressed(new byte[1 << 30], 64 << 20), true),
        Of("compressed: 64 MiB of zeros", Expected.Refused, () => Compressed(new byte[64 << 20], 64 << 20), true),
        Of("compressed: a binary of almost 64 MiB", Expected.Either, () => Compressed([109, 3, 0xFF, 0xFF, 0xFB, .. new byte[(64 << 20) - 5]], 64 << 20), true),
        Of("compressed: a tuple of 60 million empty lists", Expected.Refused, () => Compressed([105, 3, 0x93, 0x87, 0, .. Enumerable.Repeat((byte)106, 60 * Million)], (uint)((60 * Million) + 5)), true),
        Of("compressed: tuples 30 million deep", Expected.Refused, () => Compressed([.. Enumerable.Range(0, 60 * Million).Select(i => i % 2 == 0 ? (byte)104 : (byte)1), 106], (uint)((60 * Million) + 1)), true),
        Of("compressed: cut", Expected.Refused, () => Compressed(new byte[10_000], 10_000)[..20]),
        Of("compressed: no zlib", Expected.Refused, () => [131, 80, 0, 0, 1, 0, 1, 2, 3, 4, 5]),
        Of("compressed: a wrong check sum", Expected.Refused, () => Flipped(Compressed([106], 1))),
        Of("compressed: bytes behind it", Expected.Refused, () => [.. Compressed([106], 1), 0]),
        Of("compressed in compressed", Expected.Refused, () => Compressed(Compressed([106], 1)[1..], (uint)Compressed([106], 1).Length - 1)),
    ];

    /// <summary>One of every kind, each valid.</summary>
    public static IEnumerable<byte[]> Seeds => [.. Tags.Select(tag => Term(tag.Hex)), Compressed([108, 0, 0, 0, 2, 97, 1, 104, 1, 119, 1, 97, 106], 13)];

    public static void Read(byte[] bytes) => EtfReader.Read(bytes, "hostile.boot");

    public static byte[] Compressed(byte[] term, uint announced)
    {
        using var stream = new MemoryStream();
        stream.Write([131, 80, 0, 0, 0, 0]);
        using (var zlib = new ZLibStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(term);
        }

        var bytes = stream.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(2), announced);
        return bytes;
    }

    private static byte[] Term(string hex) => [131, .. Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))];

    private static byte[] Filled((string Name, string Hex, int SizeAt, int SizeBytes) tag, byte value)
    {
        var bytes = Term(tag.Hex);
        bytes.AsSpan(1 + tag.SizeAt, tag.SizeBytes).Fill(value);
        return bytes;
    }

    private static byte[] More((string Name, string Hex, int SizeAt, int SizeBytes) tag, int more)
    {
        var bytes = Term(tag.Hex);
        bytes[tag.SizeAt + tag.SizeBytes] = (byte)(bytes[tag.SizeAt + tag.SizeBytes] + more);
        return bytes;
    }

    private static byte[] Deep(byte[] level, int depth, byte end) => [131, .. Enumerable.Repeat(level, depth).SelectMany(bytes => bytes), end];

    private static byte[] Flipped(byte[] bytes)
    {
        bytes[^1] ^= 1;
        return bytes;
    }

    private static HostileInput Of(string name, Expected expected, Func<byte[]> make, bool isHeavy = false) => HostileInput.Of(Group, name, expected, make, Read) with { IsHeavy = isHeavy };
}
