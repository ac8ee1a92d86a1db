namespace Release.Sdk.Tests.Scripts;

[TestClass]
public sealed class WhenAnElixirNodeIsVisited
{
    [TestMethod]
    public void EveryVirtualMachineIsInEmbeddedMode()
    {
        using var release = new InstalledElixirRelease();
        var log = release.Beside("programs");
        var words = Strace.Command(log);
        var commands = "for command in daemon ping 'rpc 1' 'eval 1' restart versions stop; do \"$0\" $command || exit; done";
        var traced = Tool.Run(words[0], [.. words[1..], "-s", "100000", "-v", "sh", "-c", commands, release.Script], environment: release.Environment);
        Assert.AreEqual(0, traced.ExitCode, traced.Errors);
        var machines = File.ReadLines(log).Where(line => line.Contains("/beam.smp\", [", StringComparison.Ordinal)).ToList();
        Assert.IsGreaterThanOrEqualTo(7, machines.Count);
        var others = machines.Where(line => !line.Contains("\"-mode\", \"embedded\"", StringComparison.Ordinal)).ToList();
        Assert.IsEmpty(others, string.Join('\n', others));
    }

    [TestMethod]
    public void ByDefaultItIsReachableFromThisMachineOnly()
    {
        using var release = new InstalledElixirRelease();
        using var node = new RunningProgram(release.Script, ["start"], release.Environment);
        node.Expect("greeter runs");
        var addresses = Processes.ListensTo(node.Process.Id);
        Assert.HasCount(1, addresses);
        Assert.IsTrue(addresses.Concat(Processes.ListenersOn(Epmd.Port)).All(Processes.IsLoopback), string.Join(' ', addresses));
        Assert.AreEqual($"{release.NodeName}@localhost", release.Rpc("IO.puts(node())"));
        release.Succeed("stop");
    }

    // Oracle: the system's calls. Only OTP's own kernel, when it boots, asks for the name of the host through a datagram socket, and closes it.
    [TestMethod]
    public void WithoutDistributionNoCommandListensOrConnects()
    {
        using var release = new InstalledElixirRelease();
        release.Environment["RELEASE_DISTRIBUTION"] = "none";
        var log = release.Beside("sockets");
        var commands = "for command in daemon pid ping status 'eval 1' stop; do \"$0\" $command || exit; done";
        var traced = Tool.Run("strace", ["-f", "-e", "trace=socket,listen,connect", "-e", "signal=none", "-o", log, "sh", "-c", commands, release.Script], environment: release.Environment);
        Assert.AreEqual(0, traced.ExitCode, traced.Errors);
        string[] network = ["listen(", "sin_port", "sin6_port", "SOCK_STREAM"];
        var sockets = File.ReadLines(log).Where(line => !line.Contains("AF_UNIX", StringComparison.Ordinal) && network.Any(call => line.Contains(call, StringComparison.Ordinal))).ToList();
        Assert.IsEmpty(sockets, string.Join('\n', sockets));
    }
}
