using System.Runtime.InteropServices;
using Release.Otp.TargetSystem;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Publication;
using static Release.Tasks.Tests.Disk.Workshop;

namespace Release.Tasks.Tests.Disk.Publication;

[TestClass]
public sealed class WhenAReleaseIsWritten
{
    private static readonly PlannedFile StartErlData = Text("releases/start_erl.data", "13.1.5 1\n");

    [TestMethod]
    public void ItHoldsWhatThePlanSays()
    {
        using var shop = new Workshop();
        var result = shop.Write(StartErlData, Copy("lib/a-1/priv/data", shop.Source("data", "1\r\n2")), Text("bin/counter", "ü", UnixMode.Executable));
        Assert.AreEqual(new ReleaseDirectoryResult(3, 0, 0, 0, []) { IsReplaced = true }, result);
        Assert.AreEqual("1\r\n2", File.ReadAllText(Path.Join(shop.Root, "lib/a-1/priv/data")));
        CollectionAssert.AreEqual(new byte[] { 0xc3, 0xbc }, File.ReadAllBytes(Path.Join(shop.Root, "bin/counter")));
        Assert.IsEmpty(shop.Leftovers());
    }

    [TestMethod]
    public void NothingIsTouchedTheSecondTime()
    {
        using var shop = new Workshop();
        PlannedFile[] plan = [StartErlData, Copy("lib/a-1/priv/data", shop.Source("data", "1"))];
        shop.Write(plan);
        var announced = new List<string>();
        WriteAgain(shop, plan, announced);
        announced.Clear(); // the second build may note that the source is no longer young
        var result = WriteAgain(shop, plan, announced);
        Assert.IsTrue(result.IsUpToDate);
        Assert.IsEmpty(announced.Where(change => !change.Contains(".manifest", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void OnlyTheChangedFileIsWrittenAndTheOthersKeepTheirInodes()
    {
        using var shop = new Workshop();
        PlannedFile[] plan = [StartErlData, Copy("lib/a-1/priv/one", shop.Source("one", "1")), Copy("lib/a-1/priv/two", shop.Source("two", "2"))];
        shop.Write(plan);
        var (one, two) = (shop.Inode("lib/a-1/priv/one"), shop.Inode("lib/a-1/priv/two"));
        shop.Source("two", "changed");
        var announced = new List<string>();
        var result = WriteAgain(shop, plan, announced);
        Assert.AreEqual(new ReleaseDirectoryResult(0, 1, 0, 2, []) { IsReplaced = true }, result);
        Assert.AreEqual(one, shop.Inode("lib/a-1/priv/one"));
        Assert.AreNotEqual(two, shop.Inode("lib/a-1/priv/two"));
        Assert.AreEqual("changed", File.ReadAllText(Path.Join(shop.Root, "lib/a-1/priv/two")));
        CollectionAssert.AreEqual(
            new[] { $"replace {shop.Root}/lib/a-1/priv/two" }, announced.Where(change => change.Contains("lib/", StringComparison.Ordinal)).ToArray(), "one file takes its place in one step, and no tree is made");
    }

    [TestMethod]
    public void SeveralChangedFilesTakeTheirPlacesTogether()
    {
        using var shop = new Workshop();
        PlannedFile[] plan = [StartErlData, .. new[] { "one", "two", "three" }.Select(name => Copy($"lib/a-1/priv/{name}", shop.Source(name, name)))];
        shop.Write(plan);
        var one = shop.Inode("lib/a-1/priv/one");
        shop.Source("two", "changed");
        shop.Source("three", "changed");
        var announced = new List<string>();
        Assert.AreEqual(new ReleaseDirectoryResult(0, 2, 0, 2, []) { IsReplaced = true }, WriteAgain(shop, plan, announced));
        Assert.AreEqual(one, shop.Inode("lib/a-1/priv/one"));
        Assert.AreEqual(2, announced.Count(change => change.StartsWith("create", StringComparison.Ordinal) && change.Contains("lib/", StringComparison.Ordinal)));
        Assert.AreEqual(1, announced.Count(change => change.StartsWith("exchange", StringComparison.Ordinal)), string.Join('\n', announced));
    }

    [TestMethod]
    public void NoPublishedFileIsALinkToASource()
    {
        using var shop = new Workshop();
        var source = shop.Source("one", "1");
        shop.Write(StartErlData, Copy("lib/a-1/priv/one", source));
        shop.Write(StartErlData, Copy("lib/a-1/priv/one", source), Text("more", ""));
        Assert.AreNotEqual(FileStat.Of(source)!.Value.Inode, shop.Inode("lib/a-1/priv/one"));
    }

    [TestMethod]
    public void AFileOfTheSameSizeAndTimePutInThePlaceOfASourceIsSeen()
    {
        using var shop = new Workshop();
        var source = shop.Source("one", "1");
        PlannedFile[] plan = [StartErlData, Copy("lib/a-1/priv/one", source)];
        shop.Write(plan);
        var other = shop.Source("other", "2");
        File.SetLastWriteTimeUtc(other, File.GetLastWriteTimeUtc(source));
        File.Move(other, source, overwrite: true);
        Assert.AreEqual(1, shop.Write(plan).Changed);
        Assert.AreEqual("2", File.ReadAllText(Path.Join(shop.Root, "lib/a-1/priv/one")));
    }

    [TestMethod]
    public void ATouchedSourceChangesNothing()
    {
        using var shop = new Workshop();
        var source = shop.Source("one", "1");
        PlannedFile[] plan = [StartErlData, Copy("lib/a-1/priv/one", source)];
        shop.Write(plan);
        var inode = shop.Inode("lib/a-1/priv/one");
        File.SetLastWriteTimeUtc(source, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.IsTrue(shop.Write(plan).IsUpToDate);
        Assert.AreEqual(inode, shop.Inode("lib/a-1/priv/one"));
    }

    [TestMethod]
    public void WhatLeftThePlanLeavesTheDirectory()
    {
        using var shop = new Workshop();
        shop.Write(StartErlData, Text("lib/a-1/ebin/a.app", "a"), Text("lib/b-1/ebin/b.app", "b"));
        var result = shop.Write(StartErlData, Text("lib/a-1/ebin/a.app", "a"));
        Assert.AreEqual(new ReleaseDirectoryResult(0, 0, 3, 2, []) { IsReplaced = true }, result); // the file and the two directories above it
        Assert.IsFalse(Directory.Exists(Path.Join(shop.Root, "lib/b-1")));
    }

    [TestMethod]
    public void AHandMadeChangeOfTheOutputIsUndone()
    {
        using var shop = new Workshop();
        PlannedFile[] plan = [StartErlData, Text("bin/counter", "right"), Text("bin/gone", "x"), Text("bin/mode", "x")];
        shop.Write(plan);
        var right = shop.Describe();
        File.WriteAllText(Path.Join(shop.Root, "bin/counter"), "wrong");
        File.WriteAllText(Path.Join(shop.Root, "bin/stray"), "");
        File.Delete(Path.Join(shop.Root, "bin/gone"));
        File.SetUnixFileMode(Path.Join(shop.Root, "bin/mode"), UnixFileMode.UserRead);
        shop.Write(plan);
        Assert.AreEqual(right, shop.Describe());
    }

    [TestMethod]
    public void ItEqualsACleanBuildAfterAnyHistory()
    {
        using var shop = new Workshop();
        using var clean = new Workshop();
        PlannedFile[] plan = [StartErlData, Text("lib/x", "now a file"), Text("bin/counter", "2", UnixMode.Executable)];
        shop.Write(StartErlData, Text("lib/x/y", "was a directory"), Text("bin/counter", "1"));
        shop.Write(plan);
        clean.Write(plan);
        Assert.AreEqual(clean.Describe(), shop.Describe());
    }

    [TestMethod]
    public void ADamagedManifestCostsTimeButNotTruth()
    {
        using var shop = new Workshop();
        PlannedFile[] plan = [StartErlData, Text("bin/counter", "1")];
        shop.Write(plan);
        var right = shop.Describe();
        var bytes = File.ReadAllBytes(shop.ManifestFile);
        for (var length = 0; length < bytes.Length; length += 7)
        {
            File.WriteAllBytes(shop.ManifestFile, bytes[..length]);
            Assert.IsTrue(shop.Write(plan).Succeeded);
            Assert.AreEqual(right, shop.Describe());
        }
    }

    [TestMethod]
    public void WhatTheRunningReleaseWroteIsKept()
    {
        using var shop = new Workshop();
        shop.Write(StartErlData, Text("bin/counter", "1"));
        Directory.CreateDirectory(Path.Join(shop.Root, "tmp/pipe"));
        File.WriteAllText(Path.Join(shop.Root, "tmp/pipe/1"), "pipe");
        File.WriteAllText(Path.Join(shop.Root, "releases/COOKIE"), "secret");
        File.SetUnixFileMode(Path.Join(shop.Root, "releases/COOKIE"), (UnixFileMode)UnixMode.Secret);
        Assert.IsTrue(shop.Write(StartErlData, Text("bin/counter", "1")).IsUpToDate);
        Assert.AreEqual(1, shop.Write(StartErlData, Text("bin/counter", "2")).Changed);
        Assert.AreEqual("pipe", File.ReadAllText(Path.Join(shop.Root, "tmp/pipe/1")));
        Assert.AreEqual("secret", File.ReadAllText(Path.Join(shop.Root, "releases/COOKIE")));
        Assert.AreEqual((UnixFileMode)UnixMode.Secret, File.GetUnixFileMode(Path.Join(shop.Root, "releases/COOKIE")));
    }

    [TestMethod]
    public void AShippedCookieWinsOverTheOneTheReleaseMade()
    {
        using var shop = new Workshop();
        shop.Write(StartErlData);
        File.WriteAllText(Path.Join(shop.Root, "releases/COOKIE"), "made");
        shop.Write(StartErlData, Text("releases/COOKIE", "shipped", UnixMode.Secret));
        Assert.AreEqual("shipped", File.ReadAllText(Path.Join(shop.Root, "releases/COOKIE")));
    }

    [TestMethod]
    public void AnEmptyDirectoryIsTaken()
    {
        using var shop = new Workshop();
        Directory.CreateDirectory(shop.Root);
        Assert.IsTrue(shop.Write(StartErlData).Succeeded);
    }

    [TestMethod]
    public void TheFilesOfOthersAreNotReplaced()
    {
        using var shop = new Workshop();
        Directory.CreateDirectory(shop.Root);
        File.WriteAllText(Path.Join(shop.Root, "thesis.tex"), "precious");
        var result = shop.Write(StartErlData);
        Assert.AreEqual("REL7014", result.Diagnostics.Single().Code);
        Assert.AreEqual("precious", File.ReadAllText(Path.Join(shop.Root, "thesis.tex")));
    }

    [TestMethod]
    public void AnInstalledErlangIsNotReplaced()
    {
        using var shop = new Workshop();
        shop.Write(StartErlData, Text("releases/25/OTP_VERSION", "25.2.3\n"));
        File.Delete(shop.ManifestFile);
        Assert.AreEqual("REL7014", shop.Write(StartErlData).Diagnostics.Single().Code);
    }

    [TestMethod]
    public void AReleaseWhoseManifestIsGoneIsReplaced()
    {
        using var shop = new Workshop();
        shop.Write(StartErlData, Text("old", ""));
        File.Delete(shop.ManifestFile);
        Assert.IsTrue(shop.Write(StartErlData).Succeeded);
        Assert.IsFalse(File.Exists(Path.Join(shop.Root, "old")));
    }

    [TestMethod]
    public void EveryBadModuleIsNamedAndNothingIsWritten()
    {
        using var shop = new Workshop();
        shop.Write(StartErlData);
        var before = shop.Describe();
        var result = shop.Write(StartErlData, Module(shop, "one", ""), Module(shop, "two", "no beam"));
        CollectionAssert.AreEqual(new[] { "REL3001", "REL3002" }, result.Diagnostics.Select(diagnostic => diagnostic.Code).ToArray());
        StringAssert.EndsWith(result.Diagnostics[0].Place.File, "one.beam");
        Assert.AreEqual(before, shop.Describe());
        Assert.IsEmpty(shop.Leftovers());
    }

    [TestMethod]
    public void AModuleUnderAnotherNameIsRefusedThoughNothingIsStripped()
    {
        using var shop = new Workshop();
        var source = shop.Source("imposter.beam", "");
        File.Copy(Directory.GetFiles(Path.Join(Erlang.Root, "lib"), "lists.beam", SearchOption.AllDirectories).Single(), source, overwrite: true);
        var result = shop.Write(StartErlData, new PlannedFile("lib/a-1/ebin/imposter.beam", UnixMode.Ordinary, new FileContent.WholeBeam(source)));
        Assert.AreEqual("REL3011", result.Diagnostics.Single().Code);
        Assert.IsFalse(Directory.Exists(shop.Root));
    }

    [TestMethod]
    public void AMissingSourceIsNamed()
    {
        using var shop = new Workshop();
        var result = shop.Write(StartErlData, Copy("bin/counter", shop.Path("src", "nowhere")));
        Assert.AreEqual("REL7010", result.Diagnostics.Single().Code);
        Assert.AreEqual(shop.Path("src", "nowhere"), result.Diagnostics.Single().Place.File);
    }

    [TestMethod]
    [DataRow("/proc/release/counter")] // no process, root included, makes files there
    [DataRow("/dev/null/counter")]
    public void AnOutputThatCannotBeWrittenIsOneError(string root)
    {
        using var shop = new Workshop();
        var result = new ReleaseDirectory(shop.Options with { Root = root, OutputRoot = null }).Write(Plan(StartErlData));
        Assert.AreEqual("REL7010", result.Diagnostics.Single().Code);
    }

    private static PlannedFile Module(Workshop shop, string name, string text) =>
        new($"lib/a-1/ebin/{name}.beam", UnixMode.Ordinary, new FileContent.StrippedBeam(shop.Source($"{name}.beam", text), []));

    private static ReleaseDirectoryResult WriteAgain(Workshop shop, PlannedFile[] plan, List<string> announced)
    {
        var changes = new FileChanges(change =>
        {
            lock (announced)
            {
                announced.Add(change);
            }
        });
        return new ReleaseDirectory(shop.Options, changes).Write(Plan(plan));
    }
}

[TestClass]
[DoNotParallelize] // the umask is the process's
public sealed class WhenTheUmaskIsStrange
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(0b010_010)]
    [DataRow(0b111_111)]
    [DataRow(0b111_111_111)]
    public void TheModesAreThePlans(int mask)
    {
        using var shop = new Workshop();
        var former = umask(mask);
        try
        {
            shop.Write(Text("a/ordinary", ""), Text("a/program", "", UnixMode.Executable), Text("a/secret", "", UnixMode.Secret));
        }
        finally
        {
            _ = umask(former);
        }

        CollectionAssert.AreEqual(
            new[] { "Directory 755 a", "Regular 644 a/ordinary", "Regular 755 a/program", "Regular 600 a/secret" },
            shop.Describe().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()).ToArray());
        Assert.AreEqual("755", Convert.ToString((int)File.GetUnixFileMode(shop.Root), 8));
    }

    [DllImport("libc")]
    private static extern int umask(int mask);
}
