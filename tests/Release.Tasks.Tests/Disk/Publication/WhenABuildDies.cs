using Release.Otp.TargetSystem;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Publication;
using static Release.Tasks.Tests.Disk.Workshop;

namespace Release.Tasks.Tests.Disk.Publication;

[TestClass]
public sealed class WhenABuildDies
{
    private static readonly PlannedFile[] Old =
        [Text("releases/start_erl.data", "13.1.5 1\n"), Text("bin/counter", "old", UnixMode.Executable), Text("lib/a-1/a", "same"), Text("lib/gone-1/x", "x")];

    private static readonly PlannedFile[] New =
        [Text("releases/start_erl.data", "13.1.5 2\n"), Text("bin/counter", "new", UnixMode.Executable), Text("lib/a-1/a", "same"), Text("lib/more-1/y", "y")];

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void TheReleaseIsTheOldOneOrTheNewOneAndTheNextBuildMendsAll(bool canExchange)
    {
        var (old, @new) = Expected();
        var seen = new HashSet<string>();
        for (var step = 1; ; step++)
        {
            using var shop = Released();
            var isDead = !Write(shop, canExchange, change => throw new PowerCut(change), step, forGood: true);
            seen.Add(Directory.Exists(shop.Root) ? shop.Describe() : "nothing");
            Mend(shop, @new);
            if (!isDead)
            {
                Assert.IsGreaterThan(30, step);
                break;
            }
        }

        string[] allowed = canExchange ? [old, @new] : [old, @new, "nothing"];
        CollectionAssert.AreEquivalent(allowed, seen.ToArray());
    }

    [TestMethod]
    public void AFailingCallIsOneErrorAndTheReleaseIsWhole()
    {
        var (old, @new) = Expected();
        for (var step = 1; ; step++)
        {
            using var shop = Released();
            var changes = new FileChanges(FailAt(step, change => throw new IOException($"No space left on device : '{change}'"), forGood: false));
            var result = new ReleaseDirectory(shop.Options, changes).Write(Plan(New));
            Assert.IsTrue(shop.Describe() == old || shop.Describe() == @new);
            if (result.Succeeded)
            {
                Assert.IsGreaterThan(30, step);
                break;
            }

            Assert.IsTrue(result.Diagnostics.Single().Code is "REL7010" or "REL7015");
            Mend(shop, @new);
        }
    }

    [TestMethod]
    public void ADiskThatStaysFullIsOneErrorToo()
    {
        var (old, @new) = Expected();
        foreach (var step in Enumerable.Range(1, 60))
        {
            using var shop = Released();
            var changes = new FileChanges(FailAt(step, change => throw new IOException($"No space left on device : '{change}'"), forGood: true));
            var result = new ReleaseDirectory(shop.Options, changes).Write(Plan(New));
            Assert.IsTrue(shop.Describe() == old || shop.Describe() == @new);
            Assert.IsTrue(result.Succeeded || result.Diagnostics.Single().Code is "REL7010" or "REL7015");
            Mend(shop, @new);
        }
    }

    [TestMethod]
    public void AFirstBuildThatDiesLeavesNothingThatStopsTheNext()
    {
        var (_, @new) = Expected();
        for (var step = 1; ; step++)
        {
            using var shop = new Workshop();
            var isDead = !Write(shop, canExchange: true, change => throw new PowerCut(change), step, forGood: true);
            Assert.IsTrue(!Directory.Exists(shop.Root) || shop.Describe() == @new);
            shop.Write(New);
            Assert.AreEqual(@new, shop.Describe());
            Assert.IsEmpty(shop.Leftovers());
            if (!isDead)
            {
                break;
            }
        }
    }

    [TestMethod]
    [DataRow("write ", "counter")]
    [DataRow("exchange ", "counter")]
    [DataRow("rename ", "tmp")]
    [DataRow("replace ", "manifest")]
    [DataRow("rmdir ", "stage.tmp")]
    public void AKilledProcessLeavesAWholeReleaseAndFreesTheLock(string change, string at)
    {
        var (old, @new) = Expected();
        using var shop = Released();
        var child = Child.Run(nameof(WhenAWriterRunsInAProcessOfItsOwn.ItPublishes), ("RELEASE_TEST_HOME", shop.Path()), ("RELEASE_TEST_KILL_AT", $"{change}|{at}"));
        Assert.AreEqual(128 + 9, child.ExitCode, child.Output);
        Assert.IsTrue(shop.Describe() == old || shop.Describe() == @new);
        Mend(shop, @new);
    }

    private static Workshop Released()
    {
        var shop = new Workshop();
        shop.Write(Old);
        Directory.CreateDirectory(Path.Join(shop.Root, "tmp"));
        File.WriteAllText(Path.Join(shop.Root, "tmp/pipe"), "pipe");
        File.WriteAllText(Path.Join(shop.Root, "releases/COOKIE"), "secret");
        return shop;
    }

    private static (string Old, string New) Expected()
    {
        using var old = new Workshop();
        using var @new = new Workshop();
        old.Write(Old);
        @new.Write(New);
        return (old.Describe(), @new.Describe());
    }

    private static void Mend(Workshop shop, string @new)
    {
        var result = shop.Write(New);
        Assert.IsTrue(result.Succeeded, string.Join("\n", result.Diagnostics));
        Assert.AreEqual(@new, shop.Describe());
        Assert.AreEqual("pipe", File.ReadAllText(Path.Join(shop.Root, "tmp/pipe")));
        Assert.AreEqual("secret", File.ReadAllText(Path.Join(shop.Root, "releases/COOKIE")));
        Assert.IsEmpty(shop.Leftovers());
        CollectionAssert.AreEqual(new[] { "counter.manifest" }, Directory.GetFiles(shop.Path("obj")).Select(Path.GetFileName).ToArray());
    }

    // Whether the writer came to its end.
    private static bool Write(Workshop shop, bool canExchange, Action<string> end, int step, bool forGood)
    {
        try
        {
            new ReleaseDirectory(shop.Options, new FileChanges(FailAt(step, end, forGood)), canExchange).Write(Plan(New));
            return true;
        }
        catch (Exception exception) when (exception is PowerCut or AggregateException { InnerException: PowerCut })
        {
            return false;
        }
    }

    private static Action<string> FailAt(int step, Action<string> end, bool forGood)
    {
        var count = 0;
        return change =>
        {
            var now = Interlocked.Increment(ref count);
            if (now == step || (forGood && now > step))
            {
                end(change);
            }
        };
    }

    private sealed class PowerCut(string change) : Exception(change);
}
