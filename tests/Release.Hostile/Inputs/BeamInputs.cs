using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Release.Otp.Beam;
using Release.Otp.Upgrades;
using Some = Release.Otp.Tests.Beam.Some;

namespace Release.Hostile.Inputs;

/// <summary>BEAM files whose chunks are cut, lie about their size, stand there twice or not at all, and compressed ones.</summary>
internal static class BeamInputs
{
    private const string Group = "beam";
    private const int Megabyte = 1 << 20;

    // Without one of these no module loads; of the others the loader and we make do.
    private static readonly string[] Mandatory = ["AtU8", "Code", "StrT", "ImpT", "ExpT"];

    private static readonly Lazy<byte[]> Module = new(() => File.ReadAllBytes(Directory.GetFiles(Path.Join(Erlang.Root, "lib"), "gen_server.beam", SearchOption.AllDirectories).Single()));

    public static IEnumerable<HostileInput> All => [.. Chunks().SelectMany(Damages), .. Forms(), .. Tables(), .. Bombs()];

    /// <summary>Everything that anybody reads in a module.</summary>
    public static void ReadAll(byte[] bytes) => ReadAll(bytes, "gen_server.beam");

    public static void ReadAll(byte[] bytes, string file)
    {
        var beam = BeamFile.ReadNamed(bytes, file);
        _ = (beam.Exports, beam.Imports, beam.ImportedModules.Count(), beam.LastInstruction, beam.CompilerVersion, beam.HasTaggedAtoms, beam.HasPlainLiterals);
        ModuleDigest.Of(beam);
        ModuleDescription.Of(beam);
        ConsolidatedProtocol.Of(beam);
        SignificantChunks.Of(beam);
        InstructionSet.LastOf(beam);
        foreach (var form in AbstractCode.Of(beam))
        {
            _ = form.Bytes.Length;
        }

        beam.Strip(SignificantChunks.Usual).ToBytes();
    }

    private static IEnumerable<(string Id, int At, int Length)> Chunks()
    {
        var bytes = Module.Value;
        for (var at = 12; at < bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at + 4));
            yield return (Encoding.Latin1.GetString(bytes, at, 4), at, length);
            at += 8 + ((length + 3) & ~3);
        }
    }

    private static IEnumerable<HostileInput> Damages((string Id, int At, int Length) chunk)
    {
        var (id, at, length) = chunk;
        var mandatory = Mandatory.Contains(id);
        var padded = (length + 3) & ~3;
        yield return Of($"{id} says it is empty", length == 0 ? Expected.Read : Expected.Either, () => WithLength(at, 0));
        yield return Of($"{id} says it is a byte shorter", length == 0 ? Expected.Refused : Expected.Either, () => WithLength(at, length - 1));
        yield return Of($"{id} says it is a word longer", Expected.Refused, () => WithLength(at, padded + 1));
        yield return Of($"{id} says it has 2^31-1 bytes", Expected.Refused, () => WithLength(at, int.MaxValue));
        yield return Of($"{id} says it has 2^32-1 bytes", Expected.Refused, () => WithLength(at, -1));
        yield return Of($"{id} is cut in its name", Expected.Refused, () => Cut(at + 2));
        yield return Of($"{id} is cut in its length", Expected.Refused, () => Cut(at + 6));
        yield return Of($"{id} is cut in half", Expected.Refused, () => Cut(at + 8 + (padded / 2) - (padded == 0 ? 1 : 0)));
        yield return Of($"{id} stands there twice", Expected.Refused, () => Joined(Module.Value, Module.Value[at..(at + 8 + padded)]));
        yield return Of($"{id} is not there", mandatory ? Expected.Refused : Expected.Read, () => Joined([.. Module.Value[..at], .. Module.Value[(at + 8 + padded)..]]));
        yield return Of($"{id} holds half of its bytes", length == 0 ? Expected.Read : Expected.Either, () => Replaced(at, padded, id, Module.Value[(at + 8)..(at + 8 + (length / 2))]));
        yield return Of($"{id} holds 0xFF only", Expected.Either, () => Replaced(at, padded, id, [.. Enumerable.Repeat((byte)0xFF, length)]));
        yield return Of($"{id} holds nothing", id is "StrT" ? Expected.Read : mandatory || id == "LitT" ? Expected.Refused : Expected.Either, () => Replaced(at, padded, id, []));
        yield return Of($"{id} has a name of control characters", Expected.Refused, () => Joined([.. Module.Value[..at], 1, 2, 3, 4, .. Module.Value[(at + 4)..]]));
    }

    private static IEnumerable<HostileInput> Forms() =>
    [
        Of("an empty file", Expected.Refused, () => []),
        Of("one byte", Expected.Refused, () => [(byte)'F']),
        Of("another form", Expected.Refused, () => [.. "FORM"u8, .. Module.Value[4..]]),
        Of("another kind of form", Expected.Refused, () => [.. Module.Value[..8], .. "AIFF"u8, .. Module.Value[12..]]),
        Of("a header alone", Expected.Refused, () => Module.Value[..12]),
        Of("a length of zero", Expected.Refused, () => WithLength(0, 0)),
        Of("a length of 2^32-1", Expected.Refused, () => WithLength(0, -1)),
        Of("bytes behind its end", Expected.Refused, () => [.. Module.Value, 0, 0, 0, 0]),
        Of("another module's name", Expected.Refused, () => Module.Value, "other.beam"),
        Of("half a million chunks", Expected.Refused, () => ManyChunks(500_000), "m.beam", isHeavy: true),
        Of("an Erlang source", Expected.Refused, () => [.. "-module(m).\n"u8]),
        Of("zeros", Expected.Refused, () => new byte[4096]),
    ];

    private static IEnumerable<HostileInput> Tables() =>
    [
        Table("no count of atoms", "AtU8", []),
        Table("no atoms", "AtU8", 0, 0, 0, 0),
        Table("more atoms than bytes", "AtU8", 0, 0, 0, 9, 1, 109),
        Table("the most atoms", "AtU8", 0x7F, 0xFF, 0xFF, 0xFF, 1, 109),
        Table("the most atoms of tagged lengths", "AtU8", 0x80, 0, 0, 0, 1, 109),
        Table("an atom that is not UTF-8", "AtU8", 0, 0, 0, 1, 2, 0xC3, 0x28),
        Table("an atom longer than the table", "AtU8", 0, 0, 0, 1, 5, 109),
        Table("no header of the code", "Code", []),
        Table("another format of code", "Code", 0, 0, 0, 16, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 3),
        Table("a header longer than the code", "Code", 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1),
        Table("half an import", "ImpT", 0, 0, 0, 1, 0, 0, 0, 1),
        Table("an import of no atom", "ImpT", 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 1),
        Table("the most imports", "ImpT", 0xFF, 0xFF, 0xFF, 0xFF),
        Table("the most exports", "ExpT", 0xFF, 0xFF, 0xFF, 0xFF),
        Table("an export of 256 arguments", "ExpT", 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 1, 0, 0, 0, 0, 2),
        Table("an export of atom -1", "ExpT", 0, 0, 0, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 2),
        With("literals of 2^32-1 bytes", Expected.Refused, "LitT", () => [0xFF, 0xFF, 0xFF, 0xFF, 0x78, 0x9C]),
        With("literals that are not compressed", Expected.Refused, "LitT", () => [0, 0, 1, 0, 1, 2, 3, 4]),
        With("literals that are shorter than they say", Expected.Refused, "LitT", () => [0, 1, 0, 0, .. Zlib(new byte[100])]),
        With("literals that are cut", Expected.Refused, "LitT", () => [0, 1, 0, 0, .. Zlib(new byte[65536])[..20]]),
        With("debug information that expands to a gigabyte", Expected.Read, "Dbgi", () => [131, 80, 0x03, 0xFF, 0xFF, 0xFF, .. Zlib(new byte[1024 * Megabyte])], isHeavy: true),
        With("debug information of abstract code that expands to 64 MiB", Expected.Read, "Dbgi", () => [131, 80, 0x04, 0, 0, 0, .. Zlib([104, 3, 119, 13, .. "debug_info_v1"u8, 119, 17, .. "erl_abstract_code"u8, .. new byte[(64 * Megabyte) - 36]])], isHeavy: true),
        With("debug information a million deep", Expected.Read, "Dbgi", () => [131, 104, 3, 119, 13, .. "debug_info_v1"u8, 119, 17, .. "erl_abstract_code"u8, 104, 2, 108, 0, 0, 0, 1, .. Enumerable.Range(0, 2_000_000).Select(i => i % 2 == 0 ? (byte)104 : (byte)1), 106, 106, 106], isHeavy: true),
        With("attributes a million deep", Expected.Read, "Attr", () => [131, 108, 0, 0, 0, 1, 104, 2, 119, 1, 97, .. Enumerable.Range(0, 2_000_000).Select(i => i % 2 == 0 ? (byte)104 : (byte)1), 106, 106], isHeavy: true),
        With("attributes of 2^31 behaviours", Expected.Read, "Attr", () => [131, 108, 0, 0, 0, 1, 104, 2, 119, 9, .. "behaviour"u8, 108, 0x7F, 0xFF, 0xFF, 0xFF, 119, 1, 97]),
        With("facts of the compilation of 64 MiB", Expected.Read, "CInf", () => [131, 80, 0x04, 0, 0, 0, .. Zlib(new byte[64 * Megabyte])], isHeavy: true),
        With("facts of the compilation that are two million terms", Expected.Read, "CInf", () => [131, 80, 0, 0x1E, 0x84, 0x85, .. Zlib([108, 0, 0x1E, 0x84, 0x80, .. Enumerable.Repeat((byte)106, 2_000_000)])], isHeavy: true),
    ];

    private static IEnumerable<HostileInput> Bombs() =>
    [
        Of("gzip of nothing", Expected.Refused, () => Some.Gzip([])),
        Of("gzip of a text", Expected.Refused, () => Some.Gzip("-module(m).\n"u8)),
        Of("gzip that is cut", Expected.Refused, () => Some.Gzip(Module.Value)[..1000]),
        Of("gzip without its trailer", Expected.Refused, () => Some.Gzip(Module.Value)[..^8]),
        Of("gzip with a wrong check sum", Expected.Refused, () => Flipped(Some.Gzip(Module.Value), 8)),
        Of("gzip with a wrong length", Expected.Refused, () => Flipped(Some.Gzip(Module.Value), 2)),
        Of("a gigabyte of zeros behind a header that says so", Expected.Refused, () => Bomb(1024 * Megabyte, 1024 * Megabyte), isHeavy: true),
        Of("a gigabyte of zeros behind a header that says less", Expected.Refused, () => Bomb(1000, 1024 * Megabyte), isHeavy: true),
        Of("64 MiB of zeros in a whole form", Expected.Refused, () => Bomb((64 * Megabyte) - 8, (64 * Megabyte) - 12), isHeavy: true),
        Of("60 MiB announced and one there", Expected.Refused, () => Bomb(60 * Megabyte, Megabyte), isHeavy: true),
        Of("gzip of gzip", Expected.Refused, () => Some.Gzip(Some.Gzip(Module.Value))),
        Of("a module in gzip", Expected.Read, () => Some.Gzip(Module.Value)),
        Of("a module", Expected.Read, () => Module.Value),
    ];

    private static byte[] WithLength(int at, int length)
    {
        var bytes = Module.Value.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at + 4), length);
        return bytes;
    }

    private static byte[] Cut(int length) => Joined(Module.Value[..length]);

    private static byte[] Replaced(int at, int padded, string id, byte[] data) => Joined(Module.Value[..at], Some.Chunk(id, data), Module.Value[(at + 8 + padded)..]);

    // With the length in the header that the whole has.
    private static byte[] Joined(params byte[][] parts)
    {
        byte[] bytes = [.. parts.SelectMany(part => part)];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), bytes.Length - 8);
        return bytes;
    }

    private static byte[] ManyChunks(int count)
    {
        var bytes = new MemoryStream();
        bytes.Write([.. "FOR1"u8, .. Some.Number(4 + (count * 8L)), .. "BEAM"u8]);
        for (var i = 0; i < count; i++)
        {
            bytes.Write([(byte)(' ' + (i % 90)), (byte)(' ' + (i / 90 % 90)), (byte)(' ' + (i / 8100 % 90)), (byte)'x', 0, 0, 0, 0]);
        }

        return bytes.ToArray();
    }

    private static byte[] Bomb(long announced, int zeros) => Some.Gzip([.. "FOR1"u8, .. Some.Number(announced), .. "BEAM"u8, .. new byte[zeros]]);

    private static byte[] Flipped(byte[] bytes, int fromEnd)
    {
        bytes[^fromEnd] ^= 1;
        return bytes;
    }

    public static byte[] Zlib(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest))
        {
            zlib.Write(bytes);
        }

        return compressed.ToArray();
    }

    private static HostileInput Table(string name, string id, params byte[] data) => With(name, Expected.Refused, id, () => data);

    private static HostileInput With(string name, Expected expected, string id, Func<byte[]> data, bool isHeavy = false) => Of(
        name, expected, () => Some.Form([.. Some.Chunks.Where(chunk => chunk.Id != id), (id, data())]), "m.beam", isHeavy);

    private static HostileInput Of(string name, Expected expected, Func<byte[]> make, string file = "gen_server.beam", bool isHeavy = false) =>
        HostileInput.Of(Group, name, expected, make, bytes => ReadAll(bytes, file)) with { IsHeavy = isHeavy };
}
