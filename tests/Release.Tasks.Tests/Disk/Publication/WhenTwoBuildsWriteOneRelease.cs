using Release.Otp.TargetSystem;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Publication;
using static Release.Tasks.Tests.Disk.Workshop;

namespace Release.Tasks.Tests.Disk.Publication;

[TestClass]
public sealed class WhenTwoBuildsWriteOneRelease
{
    private static readonly PlannedFile StartErlData = Text("releases/start_erl.data", "13.1.5 1\n");

    [TestMethod]
    public void BothSucceedAndTheResultIsOneOfThem()
    {
        using var shop = new Workshop();
        var plans = Enumerable.Range(1, 2).Select(build => Enumerable.Range(1, 40).Select(file => Text($"lib/a-{file}/f", $"{build}")).Append(StartErlData).ToArray()).ToArray();
        var expected = plans.Select(Solo).ToArray();
        for (var round = 0; round < 20; round++)
        {
            Parallel.ForEach(plans, plan => Assert.IsTrue(shop.Write(plan).Succeeded));
            CollectionAssert.Contains(expected, shop.Describe());
            Assert.IsEmpty(shop.Leftovers());
        }
    }

    [TestMethod]
    public void TheLaterOneGivesUpWithACodeWhereItMayNotWait()
    {
        using var shop = new Workshop();
        shop.Write(StartErlData);
        using var held = OutputLock.Take(shop.Root, TimeSpan.Zero, new FileChanges(), default);
        var result = new ReleaseDirectory(shop.Options with { Patience = TimeSpan.Zero }).Write(Plan(StartErlData));
        Assert.AreEqual("REL7011", result.Diagnostics.Single().Code);
    }

    private static string Solo(PlannedFile[] plan)
    {
        using var shop = new Workshop();
        shop.Write(plan);
        return shop.Describe();
    }
}
