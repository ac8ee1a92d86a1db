using Release.Otp;
using Release.Otp.TargetSystem;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Publication;
using static Release.Tasks.Tests.Disk.Workshop;

namespace Release.Tasks.Tests.Disk.Publication;

/// <summary>One file of a release is written without its plan. The oracle is what writing the whole plan leaves, the manifest with it.</summary>
[TestClass]
public sealed class WhenSomeFilesAreWrittenAnew
{
    [TestMethod]
    public void TheTreeIsWhatTheWholePlanMakes()
    {
        using var shop = Released(out var files);
        shop.Source("a", "changed");
        var others = shop.Inode("lib/b");

        var result = Anew(shop, files[0])!;

        Assert.AreEqual((1, 2, true), (result.Changed, result.Unchanged, result.IsReplaced));
        Assert.AreEqual("changed", File.ReadAllText(shop.Path("out", "rel", "counter", "lib", "a")));
        Assert.AreEqual(others, shop.Inode("lib/b"));
        Assert.IsEmpty(shop.Leftovers());
        Assert.IsTrue(shop.Write(files).IsUpToDate);
    }

    [TestMethod]
    public void AFileThatWasTouchedAloneStays()
    {
        using var shop = Released(out var files);
        File.SetLastWriteTimeUtc(((FileContent.CopyOf)files[0].Content).File, DateTime.UnixEpoch);
        var before = shop.Inode("lib/a");

        Assert.IsTrue(Anew(shop, files[0])!.IsUpToDate);

        Assert.AreEqual(before, shop.Inode("lib/a"));
        Assert.IsTrue(shop.Write(files).IsUpToDate);
    }

    [TestMethod]
    [DataRow("two files changed")]
    [DataRow("the file is edited by hand")]
    [DataRow("the file is gone")]
    [DataRow("the release is gone")]
    [DataRow("the manifest is gone")]
    [DataRow("its source is gone")]
    [DataRow("the mode is another")]
    [DataRow("the source is another")]
    [DataRow("the path is another")]
    public void NothingIsDoneWhere(string what)
    {
        using var shop = Released(out var files);
        shop.Source("a", "changed");
        Seq<PlannedFile> asked = what switch
        {
            "two files changed" => [.. files[..2]],
            "the mode is another" => [files[0] with { Mode = UnixMode.Executable }],
            "the source is another" => [Copy("lib/a", shop.Source("c", "changed"))],
            "the path is another" => [files[0] with { Path = "lib/c" }],
            _ => [files[0]],
        };
        shop.Source("b", "changed");
        switch (what)
        {
            case "the file is edited by hand":
                File.WriteAllText(shop.Path("out", "rel", "counter", "lib", "a"), "by hand");
                break;
            case "the file is gone":
                File.Delete(shop.Path("out", "rel", "counter", "lib", "a"));
                break;
            case "its source is gone":
                File.Delete(shop.Path("src", "a"));
                break;
            case "the release is gone":
                Directory.Delete(shop.Root, recursive: true);
                break;
            case "the manifest is gone":
                File.Delete(shop.ManifestFile);
                break;
        }

        var before = Describe(shop.Beside);

        Assert.IsNull(new ReleaseDirectory(shop.Options).WriteAnew(asked));

        Assert.AreEqual(before, Describe(shop.Beside));
    }

    // At whatever change the process ends, the file is the old one or the new one, and writing the whole plan leaves what it leaves anywhere.
    [TestMethod]
    public void ABuildThatDiesLeavesTheOldFileOrTheNewOne()
    {
        var seen = new HashSet<string>();
        var step = 0;
        for (var isDead = true; isDead;)
        {
            using var shop = Released(out var files);
            shop.Source("a", "changed");
            isDead = DiesAt(++step, shop, files[0]);

            seen.Add(File.ReadAllText(shop.Path("out", "rel", "counter", "lib", "a")));
            Assert.IsTrue(shop.Write(files).Succeeded);
            Assert.AreEqual("changed same", $"{File.ReadAllText(shop.Path("out", "rel", "counter", "lib", "a"))} {File.ReadAllText(shop.Path("out", "rel", "counter", "lib", "b"))}");
            Assert.IsEmpty(shop.Leftovers());
        }

        Assert.IsGreaterThan(3, step);
        CollectionAssert.AreEquivalent(new[] { "old", "changed" }, seen.ToArray());
    }

    private static bool DiesAt(int step, Workshop shop, PlannedFile file)
    {
        var left = step;
        try
        {
            new ReleaseDirectory(shop.Options, new FileChanges(change => left = left > 1 ? left - 1 : throw new PowerCut(change))).WriteAnew([file]);
            return false;
        }
        catch (PowerCut)
        {
            return true;
        }
    }

    private static ReleaseDirectoryResult? Anew(Workshop shop, PlannedFile file) => new ReleaseDirectory(shop.Options).WriteAnew([file]);

    private static Workshop Released(out PlannedFile[] files)
    {
        var shop = new Workshop();
        files = [Copy("lib/a", shop.Source("a", "old")), Copy("lib/b", shop.Source("b", "same")), Text("releases/start_erl.data", "13.1.5 1\n")];
        Assert.IsTrue(shop.Write(files).Succeeded);
        return shop;
    }

    private sealed class PowerCut(string change) : Exception(change);
}
