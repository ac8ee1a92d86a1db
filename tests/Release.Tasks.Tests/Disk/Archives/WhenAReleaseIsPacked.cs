using System.IO.Compression;
using System.Security.Cryptography;
using Release.Otp.TargetSystem;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Archives;
using static Release.Tasks.Tests.Disk.Workshop;
using ZipArchive = Release.Tasks.Disk.Archives.ZipArchive;

namespace Release.Tasks.Tests.Disk.Archives;

[TestClass]
public sealed class WhenAReleaseIsPacked
{
    private static readonly string Deep = string.Join('/', Enumerable.Repeat(new string('d', 60), 6)) + "/leaf";

    private static readonly PlannedFile[] Files =
    [
        Text("releases/start_erl.data", "13.1.5 1\n"),
        Text("releases/1/counter.rel", "rel"),
        Text("releases/COOKIE", "secret", UnixMode.Secret),
        Text("bin/counter", "#!/bin/sh\n", UnixMode.Executable),
        Text($"lib/a-1/priv/{new string('n', 99)}", "99"),
        Text($"lib/a-1/priv/{new string('n', 140)}", "140"),
        Text($"lib/a-1/priv/{Deep}", "over 255"),
        Text("lib/a-1/priv/über größe 日本", "names"),
        Text("lib/a-1/priv/empty", ""),
        Text("lib/a-1/priv/block", new string('b', 512)),
        Text("lib/a-1/priv/big", new string('b', 100_000)),
    ];

    private static readonly string[] Packed = [.. Files.Select(file => file.Path).Concat(["releases/counter.rel", "releases/counter-1.rel"]).Order(StringComparer.Ordinal)];

    // GNU tar shows numbers only where an archive holds no names of owners.
    [TestMethod]
    public void GnuTarSeesNamesModesOwnersAndTimes()
    {
        using var shop = Published();
        var archive = Pack(shop);
        var listing = Tool.Run("tar", ["--list", "--verbose", "--quoting-style=literal", "-z", "--file", archive], environment: Utc).Output;
        var lines = listing.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        CollectionAssert.AreEqual(Packed, lines.Select(line => line[(line.IndexOf("00:00 ", StringComparison.Ordinal) + 6)..]).ToArray());
        Assert.IsTrue(lines.All(line => line.Contains(" 0/0 ", StringComparison.Ordinal) && line.Contains(" 1980-01-01 00:00 ", StringComparison.Ordinal)));
        Assert.IsTrue(lines.All(line => line[..10] == (line.EndsWith("bin/counter", StringComparison.Ordinal) ? "-rwxr-xr-x" : line.EndsWith("COOKIE", StringComparison.Ordinal) ? "-rw-------" : "-rw-r--r--")));
    }

    [TestMethod]
    public void UnpackedItIsTheRelease()
    {
        using var shop = Published();
        var archive = Pack(shop);
        Directory.CreateDirectory(shop.Path("unpacked"));
        Assert.AreEqual(0, Tool.Run("tar", ["-xpzf", archive, "-C", shop.Path("unpacked")]).ExitCode);
        File.Delete(shop.Path("unpacked", "releases/counter.rel"));
        File.Delete(shop.Path("unpacked", "releases/counter-1.rel"));
        Assert.AreEqual(Describe(shop.Root), Describe(shop.Path("unpacked")));
    }

    // Oracle: erl_tar, which also wants all of the archive in one gzip member.
    [TestMethod]
    public void ErlTarUnpacksItToTheRelease()
    {
        using var shop = Published();
        var archive = Pack(shop);
        var output = Erlang.Escript(
            """
            main([Tar, Directory]) ->
                {ok, Names} = erl_tar:table(Tar, [compressed]),
                ok = erl_tar:extract(Tar, [compressed, {cwd, Directory}]),
                ok = io:setopts([{encoding, unicode}]),
                io:put_chars(lists:join("\n", Names)).
            """,
            archive,
            shop.Path("unpacked"));
        CollectionAssert.AreEqual(Packed, output.Split('\n'));
        File.Delete(shop.Path("unpacked", "releases/counter.rel"));
        File.Delete(shop.Path("unpacked", "releases/counter-1.rel"));
        Assert.AreEqual(Describe(shop.Root), Describe(shop.Path("unpacked")));
    }

    [TestMethod]
    public void TheDigestsAreTheOnesOfTheFiles()
    {
        using var shop = Published();
        var result = Packing(shop).Write();
        using var file = File.OpenRead(shop.Path("out", "counter-1.tar.gz"));
        using var tar = new GZipStream(file, CompressionMode.Decompress);
        Assert.AreEqual(result.TarSha256, Convert.ToHexStringLower(SHA256.HashData(tar)));
        Assert.AreEqual(result.Sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(shop.Path("out", "counter-1.tar.gz")))));
    }

    // Oracle: the zip reader of .NET.
    [TestMethod]
    public void TheZipHoldsTheSameFilesWithTheirModes()
    {
        using var shop = Published();
        var options = Options(shop) with { Format = ArchiveFormat.Zip, Archive = shop.Path("out", "counter-1.zip") };
        Assert.IsEmpty(new ReleaseArchive(options).Write().Diagnostics);
        using var zip = ZipFile.OpenRead(options.Archive);
        CollectionAssert.AreEqual(Packed, zip.Entries.Select(entry => entry.FullName).ToArray());
        foreach (var file in Files)
        {
            var entry = zip.GetEntry(file.Path)!;
            using var reader = new StreamReader(entry.Open());
            Assert.AreEqual(((FileContent.Text)file.Content).Value, reader.ReadToEnd());
            Assert.AreEqual((int)file.Mode, (entry.ExternalAttributes >> 16) & 0b111_111_111);
            Assert.AreEqual(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime);
        }
    }

    [TestMethod]
    public void WhatARunningReleaseWroteIsNotPacked()
    {
        using var shop = Published();
        var before = File.ReadAllBytes(Pack(shop));
        Directory.CreateDirectory(Path.Join(shop.Root, "tmp"));
        File.WriteAllText(Path.Join(shop.Root, "tmp/secret"), "");
        CollectionAssert.AreEqual(before, File.ReadAllBytes(Pack(shop)));
    }

    [TestMethod]
    [DataRow("bin/counter")]
    [DataRow("lib/a-1/priv/empty")]
    public void AnEditedReleaseIsNotPackedAndTheOldArchiveStays(string path)
    {
        using var shop = Published();
        var archive = Pack(shop);
        var before = File.ReadAllBytes(archive);
        File.AppendAllText(Path.Join(shop.Root, path), "edited");
        var diagnostic = Packing(shop).Write().Diagnostics.Single();
        Assert.AreEqual(("REL7013", Path.Join(shop.Root, path)), (diagnostic.Code, diagnostic.Place.File));
        CollectionAssert.AreEqual(before, File.ReadAllBytes(archive));
        Assert.IsFalse(File.Exists(shop.Path("out", ".counter-1.tar.gz.stage.tmp")));
    }

    [TestMethod]
    public void AFailingCallLeavesTheOldArchiveOrTheNewOneAndNoSumOfAnother()
    {
        using var shop = Published();
        var archive = Pack(shop);
        var packed = File.ReadAllBytes(archive);
        for (var step = 1; ; step++)
        {
            File.WriteAllText(archive, "old");
            string[] sums = [archive + ".sha256", shop.Path("out", "counter-1.tar.sha256")];
            Array.ForEach(sums, sum => File.WriteAllText(sum, "of old"));
            var count = 0;
            var changes = new FileChanges(change => _ = ++count == step ? throw new IOException($"No space left on device : '{change}'") : 0);
            var result = new ReleaseArchive(Options(shop), changes).Write();
            if (result.Diagnostics.Count == 0)
            {
                Assert.IsGreaterThan(8, step);
                Assert.IsTrue(sums.All(sum => File.ReadAllText(sum) != "of old"));
                break;
            }

            Assert.AreEqual("REL7010", result.Diagnostics.Single().Code);
            var isOld = File.ReadAllText(archive) == "old";
            Assert.IsTrue(isOld || packed.AsSpan().SequenceEqual(File.ReadAllBytes(archive)));
            Assert.IsTrue(sums.All(sum => !File.Exists(sum) || File.ReadAllText(sum) == "of old" == isOld));
        }
    }

    // Oracle: sha256sum.
    [TestMethod]
    public void ItsChecksumStandsBesideIt()
    {
        using var shop = Published();
        Pack(shop);
        var checkedBy = Tool.Run("sha256sum", ["-c", "counter-1.tar.gz.sha256"], shop.Path("out"));
        Assert.AreEqual("counter-1.tar.gz: OK\n", checkedBy.Output, checkedBy.Errors);
    }

    // Oracles: gunzip and sha256sum.
    [TestMethod]
    public void TheChecksumOfTheTarWithinStandsBesideIt()
    {
        using var shop = Published();
        Pack(shop);
        var checkedBy = Tool.Run("sh", ["-c", "gunzip <counter-1.tar.gz >counter-1.tar && sha256sum -c counter-1.tar.sha256"], shop.Path("out"));
        Assert.AreEqual("counter-1.tar: OK\n", checkedBy.Output, checkedBy.Errors);
    }

    [TestMethod]
    [DataRow(ArchiveFormat.TarGz)]
    [DataRow(ArchiveFormat.Zip)]
    public void ADiskThatFillsUpInTheMiddleIsNothingElse(ArchiveFormat format)
    {
        using var directory = new TemporaryDirectory();
        var noise = new byte[300_000];
        new Random(1).NextBytes(noise);
        File.WriteAllBytes(directory.Path("noise"), noise);
        ArchiveFile[] files = [new("a", UnixMode.Ordinary, directory.Path("noise"), PlannedContent.Digest(noise)), new("b", UnixMode.Ordinary, directory.Path("noise"), PlannedContent.Digest(noise))];
        for (var capacity = 0; capacity < 600_000; capacity += 9_973)
        {
            using var full = new FullDisk(capacity);
            Assert.ThrowsExactly<IOException>(() => _ = format == ArchiveFormat.TarGz
                ? TarGzArchive.Write(files, full, ArchiveTime.Default, default)
                : ZipArchive.Write(files, full, ArchiveTime.Default, default));
        }
    }

    [TestMethod]
    public void WithoutAReleaseThereIsNothingToPack()
    {
        using var shop = new Workshop();
        Directory.CreateDirectory(shop.Beside);
        Assert.AreEqual("REL7013", Packing(shop).Write().Diagnostics.Single().Code);
    }

    [TestMethod]
    [DataRow(null, "1980-01-01")]
    [DataRow("", "1980-01-01")]
    [DataRow("0", "1980-01-01")]
    [DataRow("1700000000", "2023-11-14")]
    public void TheTimeIsTheSourcesDate(string? epoch, string day) => Assert.AreEqual(day, ArchiveTime.Of(epoch).ToString("yyyy-MM-dd"));

    [TestMethod]
    [DataRow("now")]
    [DataRow("-1")]
    [DataRow("1.5")]
    [DataRow(" 1")]
    [DataRow("99999999999999999999")]
    public void ATimeThatIsNoneIsAnError(string epoch) =>
        Assert.AreEqual("REL7016", Assert.ThrowsExactly<Otp.DiagnosticException>(() => ArchiveTime.Of(epoch)).Diagnostic.Code);

    private sealed class FullDisk(int capacity) : MemoryStream
    {
        // Writing a span ends here too, since this is no mere MemoryStream.
        public override void Write(byte[] buffer, int offset, int count)
        {
            if (Length + count > capacity)
            {
                throw new IOException("No space left on device");
            }

            base.Write(buffer, offset, count);
        }
    }

    private static Dictionary<string, string?> Utc => new() { ["TZ"] = "UTC", ["LC_ALL"] = "C.UTF-8" };

    private static Workshop Published()
    {
        var shop = new Workshop();
        Assert.IsTrue(shop.Write(Files).Succeeded);
        return shop;
    }

    private static string Pack(Workshop shop)
    {
        Assert.IsEmpty(Packing(shop).Write().Diagnostics);
        return Options(shop).Archive;
    }

    private static ReleaseArchive Packing(Workshop shop) => new(Options(shop));

    private static ReleaseArchiveOptions Options(Workshop shop) => new()
    {
        Root = shop.Root,
        ManifestFile = shop.ManifestFile,
        Archive = shop.Path("out", "counter-1.tar.gz"),
        ReleaseSpecification = "releases/1/counter.rel",
        SpecificationNames = ["counter", "counter-1"],
    };
}
