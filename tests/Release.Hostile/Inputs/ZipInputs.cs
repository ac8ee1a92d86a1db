using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Some = Release.Otp.Tests.Beam.Some;

namespace Release.Hostile.Inputs;

/// <summary>Archives in <c>.zip</c>, given as releases to upgrade from.</summary>
internal static class ZipInputs
{
    private const string Group = "zip";
    private const string Evil = "lib/web-1.0/ebin/evil.beam";
    private const int Megabyte = 1 << 20;

    public static IEnumerable<HostileInput> All => [.. Names(), .. Kinds(), .. Damages(), .. Bombs()];

    public static byte[] Archive(params IEnumerable<(string Name, byte[] Content, int Mode)> more)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content, mode) in SomeRelease.Files.Select(file => (file.Path, file.Content, 0x81A4)).Concat(more))
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
                entry.ExternalAttributes = mode << 16;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static IEnumerable<HostileInput> Names() =>
        new[] { "../evil", "../../../../victim", "lib/../../evil", "./../evil", "/etc/evil", "C:/evil", "lib\\..\\..\\evil", "\\evil", "a\nb", "a\u0001b", "lib/web-1.0/ebin/m.beam", "LIB/web-1.0/ebin/m.beam", "lib/web-1.0/ebin/M.beam", "lib/web-1.0/ebin/m.beam/below", "bin/web/below", new string('a', 5000) }
            .Select(name => With($"the name {(name.Length < 100 ? name.Replace("\n", "\\n") : "of 5000 characters")}", Expected.Refused, (name, Some.Form(Some.Chunks), 0x81A4)));

    private static IEnumerable<HostileInput> Kinds() =>
    [
        With("a link out of the tree", Expected.Refused, ("lib/out", "../../etc"u8.ToArray(), 0xA1FF)),
        With("a link to an absolute path", Expected.Refused, ("lib/out", "/etc/passwd"u8.ToArray(), 0xA1FF)),
        With("a link inside the tree", Expected.Read, ("bin/other", "../bin/web"u8.ToArray(), 0xA1FF)),
        With("a link of a megabyte", Expected.Refused, ("lib/out", Encoding.ASCII.GetBytes(new string('a', Megabyte)), 0xA1FF)),
        With("a device", Expected.Refused, ("lib/device", [], 0x21B6)),
        With("a pipe", Expected.Refused, ("lib/pipe", [], 0x11B6)),
        With("a socket", Expected.Refused, ("lib/socket", [], 0xC1B6)),
        With("a program that runs as its owner", Expected.Refused, ("bin/setuid", [], 0x89ED)),
        With("a directory", Expected.Read, ("lib/web-1.0/empty/", [], 0x41ED)),
        With("a directory with content", Expected.Refused, ("lib/web-1.0/empty/", [1, 2], 0x41ED)),
        With("a directory without a mode", Expected.Read, ("lib/web-1.0/dos/", [], 0)),
        With("no mode at all", Expected.Read, ("lib/web-1.0/priv/dos", [1, 2], 0)),
    ];

    private static IEnumerable<HostileInput> Damages() =>
    [
        Of("an archive", Expected.Read, () => Archive()),
        Of("an empty file", Expected.Refused, () => []),
        Of("another file", Expected.Refused, () => "no archive"u8.ToArray()),
        Of("an archive of nothing", Expected.Refused, () => [.. "PK\u0005\u0006"u8, .. new byte[18]]),
        Of("no directory", Expected.Refused, () => Archive()[..^22]),
        Of("a cut", Expected.Refused, () => Archive()[..200]),
        Of("a wrong check sum", Expected.Refused, () => Patched(16, [1, 2, 3, 4])),
        Of("a module that says it has no bytes", Expected.Refused, () => Patched(24, [0, 0, 0, 0])),
        Of("a module that says it has one byte less", Expected.Refused, () => Patched(24, SizeOf(-1))),
        Of("a module that says it has one byte more", Expected.Refused, () => Patched(24, SizeOf(1))),
        Of("a module that says it has 4 GiB", Expected.Refused, () => Patched(24, [0xFE, 0xFF, 0xFF, 0xFF])),
        Of("a module whose compressed bytes are 4 GiB", Expected.Refused, () => Patched(20, [0xFE, 0xFF, 0xFF, 0xFF])),
        Of("a module of an unknown compression", Expected.Refused, () => Patched(10, [99, 0])),
        Of("a module that is encrypted", Expected.Refused, () => Patched(8, [1, 0])),
        Of("a module whose content stands nowhere", Expected.Refused, () => Patched(42, [0xFF, 0xFF, 0xFF, 0x7F])),
        Of("a directory that stands nowhere", Expected.Refused, () => Ended(16, [0xFF, 0xFF, 0xFF, 0x7F])),
        Of("a directory of 65535 entries", Expected.Refused, () => Ended(8, [0xFF, 0xFF, 0xFF, 0xFF])),
        Of("a directory of one entry more", Expected.Refused, () => Ended(8, [10, 0, 10, 0])),
        Of("a comment that is longer than the file", Expected.Refused, () => Ended(20, [0xFF, 0xFF])),
        Of("damaged bytes", Expected.Refused, () => Flipped()),
    ];

    private static IEnumerable<HostileInput> Bombs() =>
    [
        Of("a gigabyte of zeros in a module", Expected.Refused, () => Zeros(Evil, 1024), isHeavy: true),
        Of("a gigabyte of zeros in a module that says it has 600 bytes", Expected.Refused, () => Lying(), isHeavy: true),
        Of("63 MiB of zeros in a module", Expected.Refused, () => Zeros(Evil, 63), isHeavy: true),
        Of("a gigabyte of zeros in a file that nobody reads", Expected.Refused, () => Zeros("lib/web-1.0/priv/zeros", 1024), isHeavy: true),
        Of("65,000 empty files", Expected.Read, () => Archive(Enumerable.Range(0, 65_000).Select(i => ($"lib/web-1.0/priv/{i}", Array.Empty<byte>(), 0x81A4))), isHeavy: true),
        Of("300,000 empty files", Expected.Refused, () => Archive(Enumerable.Range(0, 300_000).Select(i => ($"lib/web-1.0/priv/{i}", Array.Empty<byte>(), 0x81A4))), isHeavy: true),
        Of("fifteen modules of 16 MiB", Expected.Refused, () => Archive(Enumerable.Range(0, 15).Select(i => ($"lib/a-{i}/ebin/a.beam", new byte[16 * Megabyte], 0x81A4))), isHeavy: true),
    ];

    private static byte[] Zeros(string name, int megabytes)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in SomeRelease.Files)
            {
                using var file = zip.CreateEntry(path).Open();
                file.Write(content);
            }

            using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            var block = new byte[Megabyte];
            for (var i = 0; i < megabytes; i++)
            {
                stream.Write(block);
            }
        }

        return bytes.ToArray();
    }

    // The sizes in the directory are those of the last entry.
    private static byte[] Lying()
    {
        var bytes = Zeros(Evil, 1024);
        var at = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 24), 600);
        return bytes;
    }

    // In the directory's entry of the module.
    private static byte[] Patched(int at, byte[] value)
    {
        var bytes = Archive();
        value.CopyTo(bytes, EntryOfModule(bytes) + at);
        return bytes;
    }

    private static byte[] SizeOf(int more)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Some.Form(Some.Chunks).Length + more);
        return bytes;
    }

    private static int EntryOfModule(byte[] bytes) => bytes.AsSpan().LastIndexOf("lib/web-1.0/ebin/m.beam"u8) - 46;

    private static byte[] Ended(int at, byte[] value)
    {
        var bytes = Archive();
        value.CopyTo(bytes, bytes.Length - 22 + at);
        return bytes;
    }

    private static byte[] Flipped()
    {
        var bytes = Archive();
        var at = bytes.AsSpan().IndexOf("lib/web-1.0/ebin/m.beam"u8) + 30;
        bytes.AsSpan(at, 8).Fill(0xFF);
        return bytes;
    }

    private static HostileInput With(string name, Expected expected, params (string Name, byte[] Content, int Mode)[] more) => Of(name, expected, () => Archive(more));

    private static HostileInput Of(string name, Expected expected, Func<byte[]> archive, bool isHeavy = false) => new(Group, name, expected, sandbox =>
    {
        var file = sandbox.Write("web-1.0.zip", archive());
        return () => TarInputs.Read(file);
    })
    { IsHeavy = isHeavy };
}
