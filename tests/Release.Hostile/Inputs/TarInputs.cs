using System.IO.Compression;
using System.Text;
using Release.Otp;
using Release.Tasks.Stages;
using Some = Release.Otp.Tests.Beam.Some;

namespace Release.Hostile.Inputs;

/// <summary>Archives in <c>.tar.gz</c>, given as releases to upgrade from.</summary>
internal static class TarInputs
{
    private const string Group = "tar";
    private const string Evil = "lib/web-1.0/ebin/evil.beam";
    private const int Megabyte = 1 << 20;

    private static byte[] Module => Some.Form(Some.Chunks);

    public static IEnumerable<HostileInput> All => [.. Names(), .. Kinds(), .. Headers(), .. Wholes(), .. Bombs()];

    /// <summary>A whole archive of the release, with members more.</summary>
    public static byte[] Archive(params IEnumerable<TarMember> more) => Gzip(Tar(more));

    public static byte[] Tar(params IEnumerable<TarMember> more) =>
        [.. SomeRelease.Files.Select(file => new TarMember(file.Path, file.Content)).Concat(more).SelectMany(member => member.ToBytes()), .. new byte[1024]];

    public static byte[] Gzip(params byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }

    public static IEnumerable<Diagnostic> Read(string place) => UpgradeBase.Read(place, _ => null).Diagnostics;

    private static IEnumerable<HostileInput> Names() =>
        new[]
        {
            "../evil", "../../../../victim", "lib/../../evil", "lib/web-1.0/ebin/../../../../../../victim", "./../evil", "a/..", "..", "/etc/evil", "//evil", "/", "C:/evil", "C:evil", "lib\\..\\..\\evil", "\\evil", "lib//evil/../..", "a\nb", "a\tb", "a\u0001b", "a\u007fb", "lib/web-1.0/ebin/m.beam", "LIB/web-1.0/ebin/m.beam", "lib/WEB-1.0/other", "lib/web-1.0/ebin/M.beam",
            "lib/web-1.0/ebin/m.beam/below", "bin/web/below", "", ".", "./", "a/./b", "a//b", "con", "lib/nul.txt", "lib/aux/x", "ends with a dot.", "ends with a blank ", "a<b", "a|b", "a?b", "a*b", "a\"b",
        }.Select(name => With($"the name {name.Replace("\n", "\\n").Replace("\t", "\\t")}", IsHarmless(name) ? Expected.Read : Expected.Refused, new TarMember(name, Module)))
        .Append(With("a name that is not UTF-8", Expected.Refused, () => Latin1Name()))
        .Append(With("a name of 5000 characters in a header of its own", Expected.Refused, new TarMember("././@LongLink", Encoding.UTF8.GetBytes("lib/" + new string('a', 5000) + "\0"), 'L'), new TarMember("short", [])))
        .Append(With("a traversal in a long name", Expected.Refused, new TarMember("././@LongLink", "../../evil\0"u8.ToArray(), 'L'), new TarMember("short", [])))
        .Append(With("a traversal in a name of pax", Expected.Refused, new TarMember("pax", Pax("path", "../../evil"), 'x'), new TarMember("short", [])))
        .Append(With("an absolute name of pax", Expected.Refused, new TarMember("pax", Pax("path", "/etc/evil"), 'x'), new TarMember("short", [])))
        .Append(With("a name of pax that is right", Expected.Read, new TarMember("pax", Pax("path", "lib/web-1.0/priv/right"), 'x'), new TarMember("../short", [])))
        .Append(With("headers of pax that contradict", Expected.Refused, new TarMember("pax", "99999 path=x\n"u8.ToArray(), 'x'), new TarMember("short", [])))
        .Append(With("headers of pax that are no text", Expected.Refused, new TarMember("pax", [0xFF, 0xFE, 0, 1], 'x'), new TarMember("short", [])))
        .Append(With("a size of pax that lies", Expected.Refused, new TarMember("pax", Pax("size", "99999999999999999999"), 'x'), new TarMember("short", [])))
        .Append(With("a size of pax that is right", Expected.Read, new TarMember("pax", Pax("size", "000"), 'x'), new TarMember("lib/web-1.0/priv/empty", []) { Size = "00000000007" }))
        .Append(With("a header of pax without a value", Expected.Refused, new TarMember("pax", "11 nothing\n"u8.ToArray(), 'x'), new TarMember("short", [])))
        .Append(With("a header of pax with a value alone", Expected.Refused, new TarMember("pax", "12 =nothing\n"u8.ToArray(), 'x'), new TarMember("short", [])))
        .Append(With("a header of pax with a time", Expected.Read, new TarMember("pax", Pax("mtime", "1.5"), 'x'), new TarMember("lib/web-1.0/priv/x", [])))
        .Append(With("a global header of pax with a comment", Expected.Read, new TarMember("pax", Pax("comment", "1.5"), 'g'), new TarMember("lib/web-1.0/priv/x", [])))
        .Append(With("a link of pax inside the tree", Expected.Read, new TarMember("pax", Pax("linkpath", "../bin/web"), 'x'), new TarMember("bin/other", [], '2') { Link = "/etc" }))
        .Append(With("a link of pax out of the tree", Expected.Refused, new TarMember("pax", Pax("linkpath", "../../etc"), 'x'), new TarMember("bin/other", [], '2') { Link = "web" }))
        .Append(With("a long target of a link out of the tree", Expected.Refused, new TarMember("././@LongLink", "../../evil\0"u8.ToArray(), 'K'), new TarMember("bin/other", [], '2') { Link = "web" }))
        .Append(With("a long target of a link inside the tree", Expected.Read, new TarMember("././@LongLink", "../bin/web\0"u8.ToArray(), 'K'), new TarMember("bin/other", [], '2')))
        .Append(With("a long name of 100 kilobytes", Expected.Refused, new TarMember("././@LongLink", new byte[100_000], 'L'), new TarMember("short", [])))
        .Append(With("a traversal by the field of the directory", Expected.Refused, new TarMember("evil", Module) { Prefix = "lib/../.." }))
        .Append(With("a directory in a field of its own", Expected.Read, new TarMember("x", []) { Prefix = "lib/web-1.0/priv" }))
        .Append(With("a directory in a field that GNU uses for times", Expected.Read, new TarMember("lib/web-1.0/priv/x", []) { Prefix = "../..", Magic = "ustar  " }))
        .Append(With("a global header of pax with a path", Expected.Refused, new TarMember("pax", Pax("path", "../evil"), 'g'), new TarMember("short", [])));

    // What only other systems cannot have is theirs to refuse: it is not unpacked here.
    private static bool IsHarmless(string name) =>
        name is "con" or "lib/nul.txt" or "lib/aux/x" or "ends with a dot." or "ends with a blank " or "a<b" or "a|b" or "a?b" or "a*b" or "a\"b" or "a/./b" or "a//b";

    private static IEnumerable<HostileInput> Kinds() =>
    [
        With("a link out of the tree", Expected.Refused, new TarMember("lib/out", [], '2') { Link = "../../etc" }),
        With("a link to an absolute path", Expected.Refused, new TarMember("lib/out", [], '2') { Link = "/etc/passwd" }),
        With("a link to the root above", Expected.Refused, new TarMember("out", [], '2') { Link = ".." }),
        With("a link to nothing", Expected.Refused, new TarMember("lib/out", [], '2')),
        With("a link inside the tree", Expected.Read, new TarMember("bin/other", [], '2') { Link = "../bin/web" }),
        With("a file below a link", Expected.Refused, new TarMember("lib/link", [], '2') { Link = "web-1.0" }, new TarMember("lib/link/ebin/x.beam", Module)),
        With("a hard link inside the tree", Expected.Refused, new TarMember("bin/hard", [], '1') { Link = "bin/web" }),
        With("a hard link out of the tree", Expected.Refused, new TarMember("bin/hard", [], '1') { Link = "/etc/passwd" }),
        With("a character device", Expected.Refused, new TarMember("lib/device", [], '3')),
        With("a block device", Expected.Refused, new TarMember("lib/device", [], '4')),
        With("a pipe", Expected.Refused, new TarMember("lib/pipe", [], '6')),
        With("a contiguous file", Expected.Read, new TarMember("lib/web-1.0/priv/contiguous", [], '7')),
        With("an unknown kind", Expected.Refused, new TarMember("lib/unknown", [], 'Z')),
        With("a sparse file", Expected.Refused, new TarMember("lib/sparse", [], 'S')),
        With("a part of another volume", Expected.Refused, new TarMember("lib/part", [], 'M')),
        With("a program that runs as its owner", Expected.Refused, new TarMember("bin/setuid", [], '0') { Mode = "0004755" }),
        With("a program that runs as its group", Expected.Refused, new TarMember("bin/setgid", [], '0') { Mode = "0002755" }),
        With("a directory with the mode of a temporary one", Expected.Read, new TarMember("tmp/", [], '5') { Mode = "0001777" }),
        With("the root", Expected.Read, new TarMember("./", [], '5')),
        With("a file of the oldest tar", Expected.Read, new TarMember("lib/web-1.0/priv/old", [1], '\0')),
        With("a directory of the oldest tar", Expected.Read, new TarMember("lib/web-1.0/old/", [], '\0')),
        With("a directory twice", Expected.Read, new TarMember("lib/", [], '5'), new TarMember("lib/", [], '5')),
        With("a file where a directory is", Expected.Refused, new TarMember("lib", [])),
        With("a directory where a file is", Expected.Refused, new TarMember("bin/web/", [], '5')),
    ];

    private static IEnumerable<HostileInput> Headers() =>
    [
        With("a wrong check sum", Expected.Refused, new TarMember("lib/x", []) { HasWrongSum = true }),
        With("a size that is no number", Expected.Refused, new TarMember("lib/x", []) { Size = "zzzzzzzzzzz" }),
        With("a negative size", Expected.Refused, new TarMember("lib/x", []) { Size = "-0000000001" }),
        With("a size of 8 GiB", Expected.Refused, new TarMember("lib/x", []) { Size = "77777777777" }),
        With("a size of 2^63", Expected.Refused, () => BinarySize(0xFF)),
        With("a size of 2^62", Expected.Refused, () => BinarySize(0x80)),
        With("a size of 0 in binary", Expected.Read, () => BinarySize(0x80, 0)),
        With("a size below 0 in binary", Expected.Refused, () => BinarySize(0x80, 0, 0xFF)),
        With("a module larger than the archive", Expected.Refused, new TarMember(Evil, Module) { Size = "00000100000" }),
        With("a mode that is no number", Expected.Refused, new TarMember("lib/x", []) { Mode = "rwxr-xr" }),
        With("a time of the far future", Expected.Read, new TarMember("lib/web-1.0/priv/x", []) { Time = "77777777777" }),
        With("a time that is no number", Expected.Read, new TarMember("lib/web-1.0/priv/x", []) { Time = "tomorrow" }),
        With("a module that is damaged", Expected.Refused, new TarMember(Evil, [1, 2, 3])),
        With("an application that is damaged", Expected.Refused, () => Archive().Length > 0 ? Gzip(Tar().Select(value => value == (byte)'[' ? (byte)'{' : value).ToArray()) : []),
    ];

    private static IEnumerable<HostileInput> Wholes() =>
    [
        With("an archive", Expected.Read, () => Archive()),
        With("an empty file", Expected.Refused, () => []),
        With("another file", Expected.Refused, () => "no archive"u8.ToArray()),
        With("gzip of nothing", Expected.Refused, () => Gzip([])),
        With("an archive of nothing", Expected.Refused, () => Gzip(new byte[1024])),
        With("a tar that is not compressed", Expected.Refused, () => Tar()),
        With("a cut in the first header", Expected.Refused, () => Gzip(Tar()[..200])),
        With("a cut in a file", Expected.Refused, () => Gzip(Tar()[..3000])),
        With("no end", Expected.Refused, () => Gzip(Tar()[..^1024])),
        With("gzip that is cut", Expected.Refused, () => Archive()[..^20]),
        With("gzip without its check sum", Expected.Refused, () => Archive()[..^8]),
        With("gzip with a wrong check sum", Expected.Refused, () => Flipped(Archive(), 8)),
        With("gzip with a wrong length", Expected.Refused, () => Flipped(Archive(), 2)),
        With("gzip with a damaged middle", Expected.Refused, () => Flipped(Archive(), 400)),
        With("a second archive behind the first", Expected.Refused, () => [.. Archive(), .. Archive()]),
        With("bytes behind the end", Expected.Refused, () => [.. Archive(), .. "evil"u8]),
        With("members behind the end", Expected.Refused, () => Gzip([.. Tar(), .. new TarMember(Evil, Module).ToBytes(), .. new byte[1024]])),
    ];

    private static IEnumerable<HostileInput> Bombs() =>
    [
        With("a gigabyte of zeros in a file that nobody reads", Expected.Refused, () => Big("lib/web-1.0/priv/zeros", 1024L * Megabyte), isHeavy: true),
        With("a gigabyte of zeros in a module", Expected.Refused, () => Big(Evil, 1024L * Megabyte), isHeavy: true),
        With("63 MiB of zeros in a module", Expected.Refused, () => Big(Evil, 63L * Megabyte), isHeavy: true),
        With("fifteen modules of 16 MiB", Expected.Refused, () => Modules(15, 16 * Megabyte), isHeavy: true),
        With("fifteen applications of 16 MiB", Expected.Refused, () => Gzip(Tar(Enumerable.Range(0, 15).Select(i => new TarMember($"lib/a-{i}/ebin/a.app", new byte[16 * Megabyte])))), isHeavy: true),
        With("a million empty files", Expected.Refused, () => Gzip([.. Enumerable.Range(0, 1_000_000).SelectMany(i => new TarMember($"lib/{i}", []).ToBytes())]), isHeavy: true),
        With("a long name of 500 MiB", Expected.Refused, () => Big("././@LongLink", 500L * Megabyte, 'L'), isHeavy: true),
        With("headers of pax of 500 MiB", Expected.Refused, () => Big("pax", 500L * Megabyte, 'x'), isHeavy: true),
        With("a gigabyte of zeros behind the end", Expected.Refused, () => Gzip(Tar(), 1024L * Megabyte), isHeavy: true),
        With("a compressed module of 64 MiB", Expected.Refused, () => Archive(new TarMember(Evil, Gzip([.. "FOR1"u8, .. Some.Number((64 * Megabyte) - 8), .. "BEAM"u8, .. new byte[(64 * Megabyte) - 12]]))), isHeavy: true),
    ];

    private static byte[] Modules(int count, int size) => Gzip(Tar(Enumerable.Range(0, count).Select(i => new TarMember($"lib/a-{i}/ebin/a.beam", new byte[size]))));

    private static byte[] Big(string name, long size, char kind = '0') =>
        Gzip([.. SomeRelease.Files.SelectMany(file => new TarMember(file.Path, file.Content).ToBytes()), .. new TarMember(name, [], kind) { Size = Convert.ToString(size, 8).PadLeft(11, '0') }.ToBytes()], size + 1024);

    private static byte[] Gzip(byte[] start, long zeros)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(start);
            var block = new byte[Megabyte];
            for (; zeros > 0; zeros -= Megabyte)
            {
                gzip.Write(block, 0, (int)Math.Min(zeros, Megabyte));
            }
        }

        return compressed.ToArray();
    }

    private static byte[] BinarySize(byte first, byte high = 0xFF, byte? low = null)
    {
        var header = new TarMember("lib/x", []).ToBytes();
        header[124] = first;
        header.AsSpan(125, 3).Fill(high);
        header.AsSpan(128, 8).Fill(low ?? high);
        header.AsSpan(148, 8).Fill((byte)' ');
        Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(value => value), 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);
        return Gzip([.. SomeRelease.Files.SelectMany(file => new TarMember(file.Path, file.Content).ToBytes()), .. header, .. new byte[1024]]);
    }

    private static byte[] Latin1Name()
    {
        var member = new TarMember("lib/x~", []).ToBytes();
        var at = Array.IndexOf(member, (byte)'~');
        member[at] = 0xE9;
        Encoding.ASCII.GetBytes(Convert.ToString(member.Sum(value => value) - member[148..156].Sum(value => value) + (8 * ' '), 8).PadLeft(6, '0')).CopyTo(member, 148);
        return Gzip([.. SomeRelease.Files.SelectMany(file => new TarMember(file.Path, file.Content).ToBytes()), .. member, .. new byte[1024]]);
    }

    private static byte[] Pax(string key, string value)
    {
        var record = $" {key}={value}\n";
        var length = record.Length + 2;
        return Encoding.UTF8.GetBytes($"{length}{record}");
    }

    private static byte[] Flipped(byte[] bytes, int fromEnd)
    {
        bytes[^fromEnd] ^= 1;
        return bytes;
    }

    private static HostileInput With(string name, Expected expected, params TarMember[] more) => With(name, expected, () => Archive(more));

    private static HostileInput With(string name, Expected expected, Func<byte[]> archive, bool isHeavy = false) => new(Group, name, expected, sandbox =>
    {
        var file = sandbox.Write("web-1.0.tar.gz", archive());
        return () => Read(file);
    })
    { IsHeavy = isHeavy };
}
