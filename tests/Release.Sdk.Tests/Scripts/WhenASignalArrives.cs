namespace Release.Sdk.Tests.Scripts;

[TestClass]
public sealed class WhenASignalArrives
{
    [TestMethod]
    public void SigtermStopsTheApplicationsAndTheExitCodeIsZero()
    {
        using var release = new InstalledRelease();
        release.Environment["COUNTER_STOPPED"] = release.Beside("stopped");
        using var node = release.Foreground(release.Script, "start");
        Assert.AreEqual("beam.smp", Processes.Executable(node.Process.Id), "No shell may stand between.");
        Assert.AreEqual(0, node.EndBy("TERM"), node.Said);
        Assert.AreEqual("stopped", File.ReadAllText(release.Beside("stopped")));
    }

    [TestMethod]
    [DataRow("INT", 130)]
    [DataRow("QUIT", 131)]
    [DataRow("HUP", 129)]
    public void OtherSignalsOfTheTerminalEndTheNodeAtOnce(string signal, int exitCode)
    {
        using var release = new InstalledRelease();
        using var node = release.Foreground(release.Script, "start");
        Assert.AreEqual(exitCode, node.EndBy(signal), node.Said);
        Assert.IsFalse(node.Said.Contains("BREAK", StringComparison.Ordinal), node.Said);
        Assert.AreEqual(3, release.Run("status").ExitCode);
        release.Succeed("daemon");
        release.Succeed("stop");
    }

    [TestMethod]
    public void TheFirstProcessOfAContainerStopsGracefullyToo()
    {
        using var release = new InstalledRelease();
        release.Environment["COUNTER_STOPPED"] = release.Beside("stopped");
        using var container = release.Foreground("unshare", "--pid", "--fork", "--mount-proc", release.Script, "start");
        Assert.AreEqual("1", release.Succeed("pid"));
        var node = Processes.All.Single(pid => Processes.Executable(pid) == "beam.smp" && Processes.CommandLine(pid).Contains($"{release.NodeName}@", StringComparison.Ordinal));
        Processes.Send("TERM", node);
        Assert.AreEqual(0, container.ExitCode(), container.Said);
        Assert.AreEqual("stopped", File.ReadAllText(release.Beside("stopped")));
    }
}
