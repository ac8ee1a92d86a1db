using Release.Otp.TargetSystem;
using Release.Tasks.Disk;
using static Release.Tasks.Tests.Disk.Workshop;

namespace Release.Tasks.Tests.Disk.Publication;

[TestClass]
public sealed class WhenLinksLeadOutOfTheOutput
{
    private static readonly PlannedFile[] Files = [Text("releases/start_erl.data", "13.1.5 1\n"), Text("lib/a-1/a", "a")];

    [TestMethod]
    [DataRow("lib")]
    [DataRow("lib/a-1")]
    [DataRow("lib/a-1/a")]
    [DataRow("releases")]
    [DataRow("tmp")]
    public void AllBehindALinkInTheReleaseIsSafe(string link)
    {
        using var shop = new Workshop();
        shop.Write(Files);
        var right = shop.Describe();
        var precious = Precious(shop);
        new FileChanges().DeleteTree(Path.Join(shop.Root, link));
        File.CreateSymbolicLink(Path.Join(shop.Root, link), shop.Path("precious"));
        Assert.IsTrue(shop.Write([.. Files, Text("bin/more", "")]).Succeeded);
        Assert.IsTrue(shop.Write(Files).Succeeded);
        Assert.AreEqual(right, shop.Describe());
        Assert.AreEqual(precious, Describe(shop.Path("precious")));
    }

    [TestMethod]
    [DataRow("counter")]
    [DataRow(".counter.stage.tmp")]
    [DataRow(".counter.old.tmp")]
    [DataRow(".counter.lock")]
    public void AllBehindALinkBesideTheReleaseIsSafe(string link)
    {
        using var shop = new Workshop();
        var precious = Precious(shop);
        Directory.CreateDirectory(shop.Beside);
        File.CreateSymbolicLink(Path.Join(shop.Beside, link), link == ".counter.lock" ? shop.Path("precious", "new") : shop.Path("precious"));
        Assert.IsTrue(shop.Write(Files).Succeeded);
        Assert.AreEqual(precious, Describe(shop.Path("precious")));
        Assert.IsTrue(FileStat.Of(shop.Root)!.Value.IsDirectory);
        Assert.IsEmpty(shop.Leftovers());
    }

    [TestMethod]
    public void ALinkAboveTheReleaseIsRefused()
    {
        using var shop = new Workshop();
        var precious = Precious(shop);
        Directory.CreateDirectory(shop.Path("out"));
        File.CreateSymbolicLink(shop.Beside, shop.Path("precious"));
        Assert.AreEqual("REL7012", shop.Write(Files).Diagnostics.Single().Code);
        Assert.AreEqual(precious, Describe(shop.Path("precious")));
    }

    [TestMethod]
    public void ACookieThatIsALinkStaysOne()
    {
        using var shop = new Workshop();
        shop.Write(Files);
        var cookie = Path.Join(shop.Root, "releases/COOKIE");
        File.CreateSymbolicLink(cookie, "/run/secrets/cookie");
        shop.Write([.. Files, Text("bin/more", "")]);
        Assert.AreEqual("/run/secrets/cookie", new FileInfo(cookie).LinkTarget);
    }

    private static string Precious(Workshop shop)
    {
        foreach (var path in (string[])["a", "lib/a-1/a", "start_erl.data", "thesis"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(shop.Path("precious", path))!);
            File.WriteAllText(shop.Path("precious", path), "precious");
        }

        return Describe(shop.Path("precious"));
    }
}
