namespace Release.Sdk.Tests.Scripts;

[TestClass]
public sealed class WhenIExIsOpened
{
    private const string CtrlC = "\u0003";
    private const string CtrlD = "\u0004";

    [TestMethod]
    [DataRow("start_iex")]
    [DataRow("console")]
    public void TheNodeHasItOnThisTerminal(string command)
    {
        using var release = new InstalledElixirRelease();
        using var terminal = release.Terminal(command);
        terminal.Expect($"iex({release.NodeName}@localhost)1> ");
        terminal.Type("Greeter.greet(:world)\r");
        terminal.Expect("Hello world, for the 1. time");
        terminal.Type("System.stop(0)\r");
        Assert.AreEqual(0, terminal.ExitCode(), terminal.Said);
    }

    [TestMethod]
    [DataRow("remote")]
    [DataRow("remote_console")]
    public void ARunningNodeIsVisitedAndLeftByCtrlCTwice(string command)
    {
        using var release = new InstalledElixirRelease();
        release.Start();
        using var terminal = release.Terminal(command);
        terminal.Expect($"iex({release.NodeName}@localhost)1> ");
        terminal.Type("Greeter.greet(:world) <> System.pid()\r");
        terminal.Expect($"Hello world, for the 1. time{release.Succeed("pid")}");
        terminal.Type(CtrlC);
        terminal.Expect("(a)bort");
        terminal.Type(CtrlC);
        terminal.ExitCode();
        Assert.AreEqual("pong", release.Succeed("ping"));
        release.Succeed("stop");
    }

    [TestMethod]
    public void ADaemonShowsItToThoseWhoAttach()
    {
        using var release = new InstalledElixirRelease();
        release.Succeed("daemon_iex");
        using var terminal = release.Terminal("attach");
        terminal.Expect("Attaching");
        terminal.Type("Greeter.greet(:world)\r");
        terminal.Expect("Hello world, for the 1. time");
        terminal.Type(CtrlD);
        Assert.AreEqual(0, terminal.ExitCode(), terminal.Said);
        Assert.AreEqual("pong", release.Succeed("ping"));
        release.Succeed("stop");
    }

    [TestMethod]
    public void ItNeedsATerminal()
    {
        using var release = new InstalledElixirRelease();
        Assert.AreEqual(2, release.Run("start_iex").ExitCode);
        Assert.AreEqual(2, release.Run("remote").ExitCode);
    }
}
