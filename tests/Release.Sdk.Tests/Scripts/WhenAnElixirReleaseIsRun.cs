using System.Globalization;

namespace Release.Sdk.Tests.Scripts;

[TestClass]
public sealed class WhenAnElixirReleaseIsRun
{
    private const string Greet = "IO.puts(Greeter.greet(:world))";
    private const string Greeting = "Hello world, for the 1. time";

    [TestMethod]
    [DataRow("start")]
    [DataRow("foreground")]
    public void InTheForegroundItIsTheProcessOfTheScriptAndStopsGracefully(string command)
    {
        using var release = new InstalledElixirRelease();
        release.Environment["GREETER_STOPPED"] = release.Beside("stopped");
        using var node = new RunningProgram(release.Script, [command], release.Environment);
        node.Expect("greeter runs");
        Assert.AreEqual($"{node.Process.Id}", release.Succeed("pid"));
        Assert.AreEqual("true", release.Rpc("IO.puts(System.no_halt())"));
        release.Succeed("stop");
        Assert.AreEqual("", Processes.CommandLine(node.Process.Id), "stop waits for the end of the process.");
        Assert.AreEqual("stopped", File.ReadAllText(release.Beside("stopped")));
        Assert.AreEqual(0, node.ExitCode(), node.Said);
    }

    [TestMethod]
    public void ADaemonHasNoShellAndItsOutputIsInTheLogAsPlainText()
    {
        using var release = new InstalledElixirRelease();
        release.Start();
        Assert.AreEqual("false", release.Rpc("IO.puts(IO.ANSI.enabled?())"));
        Assert.AreEqual("nil", release.Rpc("IO.inspect(Process.whereis(IEx.Supervisor))"));
        release.Succeed("stop");
        StringAssert.Contains(File.ReadAllText(Directory.GetFiles(release.Logs, "erlang.log.*").Single()), "greeter runs");
    }

    // The commented example of env.sh as mix release writes it, with the names of its variables.
    [TestMethod]
    public void HeartStartsItAgain()
    {
        using var release = new InstalledElixirRelease();
        InstalledRelease.Replace(release.VersionFile("env.sh"), """
            #!/bin/sh
            case $RELEASE_COMMAND in
              daemon*)
                HEART_COMMAND="$RELEASE_ROOT/bin/$RELEASE_NAME $RELEASE_COMMAND"
                export HEART_COMMAND
                export ELIXIR_ERL_OPTIONS="-heart"
                ;;
              *)
                ;;
            esac
            """);
        release.Succeed("daemon");
        var first = release.Succeed("pid");
        release.Succeed("reboot");
        Assert.AreNotEqual(first, release.Succeed("pid"));
        Assert.AreEqual(Greeting, release.Rpc(Greet));
        release.Succeed("stop");
        Assert.AreEqual(3, release.Run("ping").ExitCode);
    }

    [TestMethod]
    public void AnEnvironmentFileThatExportsItsSettingsIsHeeded()
    {
        using var release = new InstalledElixirRelease();
        InstalledRelease.Replace(release.VersionFile("env.sh"), $"""
            export RELEASE_DISTRIBUTION=name
            export RELEASE_NODE={release.NodeName}@127.0.0.1
            export RELEASE_MODE=interactive
            """);
        release.Start();
        Assert.AreEqual($"{{:\"{release.NodeName}@127.0.0.1\", :interactive}}", release.Rpc("IO.inspect({node(), :code.get_mode()})"));
        release.Succeed("restart");
        Assert.AreEqual(Greeting, release.Rpc(Greet));
        release.Succeed("stop");
    }

    [TestMethod]
    public void WithoutDistributionNoSocketIsOpen()
    {
        using var release = new InstalledElixirRelease();
        release.Environment["RELEASE_DISTRIBUTION"] = "none";
        release.Environment["GREETER_STOPPED"] = release.Beside("stopped");
        using var node = new RunningProgram(release.Script, ["start"], release.Environment);
        node.Expect("greeter runs");
        Assert.AreEqual(0, Processes.ListensTo(node.Process.Id).Count);
        Assert.AreEqual($"{node.Process.Id}", release.Succeed("pid"));
        StringAssert.Contains(release.Succeed("status"), "is running");
        Assert.AreEqual(5, release.Run("rpc", "1").ExitCode);
        release.Succeed("stop");
        Assert.AreEqual("stopped", File.ReadAllText(release.Beside("stopped")));
    }

    [TestMethod]
    public void WithAPortOfItsOwnItNeedsNoEpmd()
    {
        using var release = new InstalledElixirRelease();
        var port = FreePort.Next();
        var unused = FreePort.Next();
        release.Environment["RELEASE_DIST_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        release.Environment["ERL_EPMD_PORT"] = unused.ToString(CultureInfo.InvariantCulture);
        using var node = new RunningProgram(release.Script, ["start"], release.Environment);
        node.Expect("greeter runs");
        CollectionAssert.AreEqual(new[] { $"0100007F:{port:X4}" }, Processes.ListensTo(node.Process.Id).ToArray());
        Assert.AreEqual(Greeting, release.Rpc(Greet));
        using (var remote = release.Terminal("remote"))
        {
            remote.Expect($"iex({release.NodeName}@localhost)1> ");
        }

        release.Succeed("stop");
        Assert.AreEqual(0, Processes.ListenersOn(unused).Count);
    }

    [TestMethod]
    [DataRow("C")]
    [DataRow("C.UTF-8")]
    public void ItRunsFromAPathOfNonAsciiLettersWithoutAWarning(string locale)
    {
        using var release = new InstalledElixirRelease(ElixirRelease.Rebooting, "tä $(touch PWNED) 'q' \"d\"");
        release.Environment["LC_ALL"] = locale;
        using var node = new RunningProgram(release.Script, ["start"], release.Environment);
        node.Expect("greeter runs");
        Silent("hä 1\n", "rpc", "IO.puts(\"hä #{1}\")");
        Silent("hä 1\n", "eval", "IO.puts(\"hä #{1}\")");
        Silent("", "stop");
        Assert.AreEqual("greeter runs\n", node.Said);
        Assert.AreEqual(0, Directory.GetFiles(release.Beside(), "PWNED", SearchOption.AllDirectories).Length, "A path was executed.");

        void Silent(string output, params string[] arguments)
        {
            var result = release.Run(arguments);
            Assert.AreEqual(("", output, 0), (result.Errors, result.Output, result.ExitCode));
        }
    }

    [TestMethod]
    public void TheCookieStandsOnNoCommandLine()
    {
        using var release = new InstalledElixirRelease();
        var cookie = "SECRET" + Guid.NewGuid().ToString("N");
        release.Environment["RELEASE_COOKIE"] = cookie;
        var log = release.Beside("programs");
        var words = Strace.Command(log);
        var commands = "\"$0\" daemon && \"$0\" rpc 'IO.puts(Node.get_cookie())' && \"$0\" eval 'IO.puts(node())' && \"$0\" stop";
        var traced = Tool.Run(words[0], [.. words[1..], "-s", "100000", "sh", "-c", commands, release.Script], environment: release.Environment);
        Assert.AreEqual($"{cookie}\nnonode@nohost\n", traced.Output, traced.Errors);
        var programs = File.ReadAllText(log);
        StringAssert.Contains(programs, "--rpc-eval");
        Assert.IsFalse(programs.Contains(cookie, StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("RELEASE_NODE", "a b")]
    [DataRow("RELEASE_NODE", "x -eval halt(0)")]
    [DataRow("RELEASE_VSN", "../..")]
    [DataRow("RELEASE_BOOT_SCRIPT_CLEAN", "../start")]
    [DataRow("RELEASE_MODE", "fast -eval halt(0)")]
    public void ABadSettingIsRefusedByItsName(string name, string value)
    {
        using var release = new InstalledElixirRelease();
        release.Environment[name] = value;
        foreach (var command in new[] { "start", "eval 1", "rpc 1" })
        {
            var result = release.Run(command.Split(' '));
            Assert.AreEqual(5, result.ExitCode, result.Errors);
            StringAssert.Contains(result.Errors, name);
        }
    }

    [TestMethod]
    public void TheHelpSpeaksOfElixir()
    {
        using var release = new InstalledElixirRelease();
        StringAssert.Contains(release.Succeed("help"), "Evaluates an Elixir expression");
    }
}
