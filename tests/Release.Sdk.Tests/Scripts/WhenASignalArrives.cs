using System.Runtime.Versioning;

namespace Release.Sdk.Tests.Scripts;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class WhenASignalArrives
{
    [TestMethod]
    [DataRow("erlang")]
    [DataRow("elixir")]
    public void SigtermStopsTheApplicationsAndTheExitCodeIsZero(string language)
    {
        using var release = Installed(language);
        using var node = Foreground(release, release.Script, "start");
        Assert.AreEqual("beam.smp", Processes.Executable(node.Process.Id), "No shell may stand between.");
        Assert.AreEqual(0, node.EndBy("TERM"), node.Said);
        Assert.AreEqual("stopped", File.ReadAllText(Stopped(release)));
    }

    [TestMethod]
    [DataRow("erlang", "INT", 130)]
    [DataRow("erlang", "QUIT", 131)]
    [DataRow("erlang", "HUP", 129)]
    [DataRow("elixir", "INT", 130)]
    [DataRow("elixir", "QUIT", 131)]
    [DataRow("elixir", "HUP", 129)]
    public void OtherSignalsOfTheTerminalEndTheNodeAtOnce(string language, string signal, int exitCode)
    {
        using var release = Installed(language);
        using var node = Foreground(release, release.Script, "start");
        Assert.AreEqual(exitCode, node.EndBy(signal), node.Said);
        Assert.IsFalse(node.Said.Contains("BREAK", StringComparison.Ordinal), node.Said);
        Assert.IsFalse(File.Exists(Stopped(release)));
        Assert.AreEqual(3, release.Run("status").ExitCode);
    }

    [TestMethod]
    public void WhatASignalHasLeftIsNoObstacle()
    {
        using var release = Installed("erlang");
        using var node = Foreground(release, release.Script, "start");
        node.EndBy("QUIT");
        release.Succeed("daemon");
        release.Succeed("stop");
    }

    // The kernel gives the first process no signal that it does not handle.
    [TestMethod]
    [DataRow("erlang")]
    [DataRow("elixir")]
    public void TheFirstProcessOfAContainerStopsGracefullyToo(string language)
    {
        using var release = Installed(language);
        using var container = Foreground(release, "unshare", "--pid", "--fork", "--mount-proc", release.Script, "start");
        var node = Processes.All.Single(pid => Processes.Executable(pid) == "beam.smp" && Processes.CommandLine(pid).Contains($"{release.NodeName}@", StringComparison.Ordinal));
        foreach (var signal in new[] { "INT", "QUIT", "HUP" })
        {
            Processes.Send(signal, node);
            Assert.AreEqual("1", release.Succeed("pid"), signal);
        }

        Processes.Send("TERM", node);
        Assert.AreEqual(0, container.ExitCode(), container.Said);
        Assert.AreEqual("stopped", File.ReadAllText(Stopped(release)));
    }

    // run_erl has told it to ignore those of a terminal.
    [TestMethod]
    [DataRow("erlang")]
    [DataRow("elixir")]
    public void ADaemonHeedsSigtermOnly(string language)
    {
        using var release = Installed(language);
        var started = Tool.Run("env", ["--default-signal", release.Script, "daemon"], environment: release.Environment);
        Assert.AreEqual(0, started.ExitCode, started.Errors);
        var process = int.Parse(release.Succeed("pid"), System.Globalization.CultureInfo.InvariantCulture);
        foreach (var signal in new[] { "INT", "QUIT", "HUP" })
        {
            Processes.Send(signal, process);
            Assert.AreEqual($"{process}", release.Succeed("pid"), signal);
        }

        Processes.Send("TERM", process);
        Assert.IsTrue(SpinWait.SpinUntil(() => Processes.CommandLine(process).Length == 0, Tool.Limit), "It did not end.");
        Assert.AreEqual("stopped", File.ReadAllText(Stopped(release)));
    }

    private static RunningRelease Installed(string language)
    {
        RunningRelease release = language == "elixir" ? new InstalledElixirRelease() : new InstalledRelease();
        release.Environment[language == "elixir" ? "GREETER_STOPPED" : "COUNTER_STOPPED"] = Stopped(release);
        return release;
    }

    private static string Stopped(RunningRelease release) => Path.Combine(Path.GetDirectoryName(release.Root)!, "stopped");

    private static RunningProgram Foreground(RunningRelease release, string program, params string[] arguments)
    {
        var node = new RunningProgram(program, arguments, release.Environment);
        node.Expect(" runs");
        return node;
    }
}
