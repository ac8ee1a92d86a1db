using System.Globalization;

namespace Release.Sdk.Tests.Scripts;

[TestClass]
public sealed class WhenTheNodeIsDistributed
{
    [TestMethod]
    public void ByDefaultItAndItsEpmdAreReachableFromThisMachineOnly()
    {
        using var release = new InstalledRelease();
        var port = FreePort.Next();
        release.Environment["ERL_EPMD_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        release.Succeed("daemon");
        var node = Processes.ListensTo(release.NodeProcess);
        var epmd = Processes.ListenersOn(port);
        Assert.AreEqual(1, node.Count);
        Assert.AreNotEqual(0, epmd.Count);
        Assert.IsTrue(node.Concat(epmd).All(Processes.IsLoopback), string.Join(' ', node.Concat(epmd)));
        release.Succeed("stop");
    }

    [TestMethod]
    public void WithAHostItIsReachableFromTheNetwork()
    {
        using var release = new InstalledRelease();
        release.Environment["RELEASE_DISTRIBUTION"] = "name";
        release.Environment["RELEASE_NODE"] = $"{release.NodeName}@0.0.0.0";
        release.Succeed("daemon");
        Assert.IsFalse(Processes.ListensTo(release.NodeProcess).Any(Processes.IsLoopback));
        Assert.AreEqual($"'{release.NodeName}@0.0.0.0'", release.Succeed("rpc", "node()"));
        release.Succeed("stop");
    }

    [TestMethod]
    public void WithAPortOfItsOwnItNeedsNoEpmd()
    {
        using var release = new InstalledRelease();
        var port = FreePort.Next();
        var unused = FreePort.Next();
        release.Environment["RELEASE_DIST_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        release.Environment["ERL_EPMD_PORT"] = unused.ToString(CultureInfo.InvariantCulture);
        release.Succeed("daemon");
        CollectionAssert.AreEqual(new[] { $"0100007F:{port:X4}" }, Processes.ListensTo(release.NodeProcess).ToArray());
        Assert.AreEqual("1", release.Succeed("rpc", "counter:bump()"));
        release.Succeed("restart");
        release.Succeed("stop");
        Assert.AreEqual(0, Processes.ListenersOn(unused).Count);
    }

    [TestMethod]
    public void WithoutDistributionNoSocketIsOpenAndTheProcessIsFoundAllTheSame()
    {
        using var release = new InstalledRelease();
        release.Environment["RELEASE_DISTRIBUTION"] = "none";
        release.Environment["COUNTER_STOPPED"] = release.Beside("stopped");
        release.Succeed("daemon");
        Assert.AreEqual(0, Processes.ListensTo(release.NodeProcess).Count);
        Assert.AreEqual("pong", release.Succeed("ping"));
        Assert.AreEqual($"{release.NodeProcess}", release.Succeed("pid"));
        StringAssert.Contains(release.Succeed("status"), "is running");
        Assert.AreEqual(4, release.Run("start").ExitCode);
        foreach (var command in new[] { "rpc 1", "restart", "reboot" })
        {
            Assert.AreEqual(5, release.Run(command.Split(' ')).ExitCode, command);
        }

        release.Succeed("stop");
        Assert.AreEqual("stopped", File.ReadAllText(release.Beside("stopped")));
        Assert.AreEqual(3, release.Run("ping").ExitCode);
        Assert.IsFalse(File.Exists(Path.Combine(release.Root, "releases", "COOKIE")));
    }

    [TestMethod]
    public void AProcessThatGotTheNumberOfADeadNodeIsNotTakenForIt()
    {
        using var release = new InstalledRelease();
        release.Environment["RELEASE_DISTRIBUTION"] = "none";
        release.Succeed("daemon");
        var written = File.ReadAllText(release.ProcessFile!);
        release.Succeed("stop");
        // This process is alive, but did not start when the node did.
        File.WriteAllText(release.ProcessFile!, written.Replace(written.Split(' ')[0], $"{Environment.ProcessId}", StringComparison.Ordinal));
        Assert.AreEqual(3, release.Run("stop").ExitCode);
        release.Succeed("daemon");
        release.Succeed("stop");
    }
}
