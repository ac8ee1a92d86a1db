using System.IO.Compression;
using Release.Otp.TargetSystem;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Archives;
using static Release.Tasks.Tests.Disk.Workshop;

namespace Release.Tasks.Tests.Disk.Publication;

/// <summary>A directory of the plan that holds nothing is made, packed and cleaned as a file is.</summary>
[TestClass]
public sealed class WhenAReleaseHoldsEmptyDirectories : IDisposable
{
    private static readonly PlannedFile[] Files = [Text("releases/start_erl.data", "13.1.5 1\n"), Text("etc/motd", "hello\n")];

    private readonly Workshop _shop = new();

    public void Dispose() => _shop.Dispose();

    [TestMethod]
    public void TheyAreMadeForAllToRead()
    {
        _shop.Write(["empty/directory"], Files);
        var stat = FileStat.Of(Path.Join(_shop.Root, "empty", "directory"));
        Assert.AreEqual((true, "755"), (stat!.Value.IsDirectory, Convert.ToString((int)stat.Value.Mode, 8)));
    }

    [TestMethod]
    public void OneMoreIsWrittenAndOneLessDisappears()
    {
        _shop.Write(["empty/directory"], Files);
        _shop.Write(["var/log"], Files);
        Assert.IsFalse(Directory.Exists(Path.Join(_shop.Root, "empty")));
        Assert.IsTrue(Directory.Exists(Path.Join(_shop.Root, "var", "log")));
        _shop.Write([], Files);
        Assert.IsFalse(Directory.Exists(Path.Join(_shop.Root, "var")));
    }

    [TestMethod]
    public void OneThatSomebodyRemovedComesBack()
    {
        _shop.Write(["empty/directory"], Files);
        Directory.Delete(Path.Join(_shop.Root, "empty"), recursive: true);
        _shop.Write(["empty/directory"], Files);
        Assert.IsTrue(Directory.Exists(Path.Join(_shop.Root, "empty", "directory")));
    }

    [TestMethod]
    public void NothingIsWrittenTheSecondTime()
    {
        _shop.Write(["empty/directory"], Files);
        var before = _shop.Inode("empty/directory");
        Assert.IsTrue(_shop.Write(["empty/directory"], Files).IsUpToDate);
        Assert.AreEqual(before, _shop.Inode("empty/directory"));
    }

    // Oracle: erl_tar, and what the user then finds on the disk.
    [TestMethod]
    public void ErlTarUnpacksThem()
    {
        _shop.Write(["empty/directory"], Files);
        var table = Erlang.Escript(
            """
            main([Tar, Directory]) ->
                {ok, Names} = erl_tar:table(Tar, [compressed]),
                ok = erl_tar:extract(Tar, [compressed, {cwd, Directory}]),
                io:put_chars(lists:join("\n", Names)).
            """,
            Pack(ArchiveFormat.TarGz),
            _shop.Path("unpacked"));
        CollectionAssert.Contains(table.Split('\n').Select(name => name.TrimEnd('/')).ToArray(), "empty/directory");
        Assert.AreEqual(Describe(_shop.Root), Describe(_shop.Path("unpacked")));
    }

    [TestMethod]
    public void GnuTarSeesADirectoryOfTheOneTimeAndOwner()
    {
        _shop.Write(["empty/directory"], Files);
        var utc = new Dictionary<string, string?> { ["TZ"] = "UTC", ["LC_ALL"] = "C" };
        var listing = Tool.Run("tar", ["--list", "--verbose", "-z", "--file", Pack(ArchiveFormat.TarGz)], environment: utc).Output;
        var line = listing.Split('\n').Single(line => line.EndsWith(" empty/directory/", StringComparison.Ordinal));
        StringAssert.StartsWith(line, "drwxr-xr-x 0/0 ");
        StringAssert.Contains(line, " 1980-01-01 00:00 ");
    }

    // Oracle: the zip reader of .NET, and unzip's rule that a directory's name ends in a slash.
    [TestMethod]
    public void AZipHoldsThemToo()
    {
        _shop.Write(["empty/directory"], Files);
        var archive = Pack(ArchiveFormat.Zip);
        using (var zip = ZipFile.OpenRead(archive))
        {
            var entry = zip.GetEntry("empty/directory/")!;
            Assert.AreEqual((0L, 0x41ED), (entry.Length, entry.ExternalAttributes >> 16));
        }

        ZipFile.ExtractToDirectory(archive, _shop.Path("unpacked"));
        Assert.IsTrue(Directory.Exists(_shop.Path("unpacked", "empty", "directory")));
    }

    [TestMethod]
    [DataRow(ArchiveFormat.TarGz)]
    [DataRow(ArchiveFormat.Zip)]
    public void TheArchiveIsTheSameEveryTime(ArchiveFormat format)
    {
        _shop.Write(["var/log", "empty/directory"], Files);
        var first = File.ReadAllBytes(Pack(format));
        Directory.SetLastWriteTimeUtc(Path.Join(_shop.Root, "var", "log"), DateTime.UnixEpoch);
        CollectionAssert.AreEqual(first, File.ReadAllBytes(Pack(format)));
    }

    private string Pack(ArchiveFormat format)
    {
        var archive = _shop.Path("out", format == ArchiveFormat.Zip ? "counter-1.zip" : "counter-1.tar.gz");
        Assert.IsEmpty(new ReleaseArchive(new ReleaseArchiveOptions { Root = _shop.Root, ManifestFile = _shop.ManifestFile, Archive = archive, Format = format }).Write().Diagnostics);
        return archive;
    }
}
