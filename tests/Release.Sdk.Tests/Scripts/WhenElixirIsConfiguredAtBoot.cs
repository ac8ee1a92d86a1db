using System.Runtime.Versioning;

namespace Release.Sdk.Tests.Scripts;

/// <summary>By runtime.exs, with and without a second boot of the VM.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class WhenElixirIsConfiguredAtBoot
{
    private const string Whom = "IO.puts(Application.fetch_env!(:greeter, :whom))";

    // eval starts no application, and a second boot reads the configuration of those that are loaded: as with mix.
    private const string LoadedWhom = "Application.load(:greeter); " + Whom;
    private const string Configuration = "IO.puts(System.fetch_env!(\"RELEASE_SYS_CONFIG\"))";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [TestMethod]
    [DataRow(ElixirRelease.Name)]
    [DataRow(ElixirRelease.Rebooting)]
    [DataRow(ElixirRelease.Pruning)]
    public void TheNodeAndEvalSeeWhatTheEnvironmentSays(string name)
    {
        using var release = Install(name);
        release.Environment["GREETER_WHOM"] = "Joe";
        release.Start();
        Assert.AreEqual("Joe", release.Rpc(Whom));
        release.Environment["GREETER_WHOM"] = "Mike";
        Assert.AreEqual("Mike", release.Succeed("eval", LoadedWhom));
        Assert.AreEqual("Joe", release.Rpc(Whom));
        release.Succeed("stop");
    }

    [TestMethod]
    [DataRow("embedded")]
    [DataRow("interactive")]
    public void TheSecondBootHasTheModeThatIsAskedFor(string mode)
    {
        const string Modes = "IO.inspect({:code.get_mode(), Application.get_env(:elixir, :config_provider_reboot_mode)})";
        using var release = Install(ElixirRelease.Rebooting);
        release.Environment["RELEASE_MODE"] = mode;
        release.Start();
        Assert.AreEqual($"{{:{mode}, :{mode}}}", release.Rpc(Modes));
        Assert.AreEqual($"{{:{mode}, :{mode}}}", release.Succeed("eval", Modes));
        release.Succeed("stop");
    }

    [TestMethod]
    [DataRow("daemon")]
    [DataRow("daemon_iex")]
    public void TheCopyIsForItsOwnerOnlyAndTheOriginalStaysAsItIs(string command)
    {
        using var release = Install(ElixirRelease.Rebooting);
        var original = File.ReadAllText(release.VersionFile("sys.config"));
        Tool.Run("chmod", ["444", release.VersionFile("sys.config")]);
        release.Succeed(command);
        Assert.AreEqual(Path.Combine(release.State, "runtime"), release.Rpc(Configuration));
        Assert.AreEqual(OwnerOnly, File.GetUnixFileMode(Path.Combine(release.State, "runtime.config")));
        Assert.AreEqual(original, File.ReadAllText(release.VersionFile("sys.config")));
        Assert.AreEqual("Hello world, for the 1. time", release.Rpc("IO.puts(Greeter.greet(:world))"));
        release.Succeed("restart");
        Assert.AreEqual("everybody", release.Rpc(Whom));
        release.Succeed("stop");
    }

    [TestMethod]
    public void EvalsAtTheSameTimeHaveCopiesOfTheirOwn()
    {
        using var release = Install(ElixirRelease.Rebooting);
        release.Start();
        var copies = Enumerable.Range(0, 3).AsParallel().WithDegreeOfParallelism(3).Select(_ => release.Succeed("eval", Configuration)).ToHashSet();
        copies.Add(release.Rpc(Configuration));
        Assert.AreEqual(4, copies.Count);
        release.Succeed("restart");
        Assert.AreEqual("everybody", release.Rpc(Whom));
        release.Succeed("stop");
    }

    [TestMethod]
    public void CopiesOfVirtualMachinesThatAreGoneAreRemoved()
    {
        using var release = Install(ElixirRelease.Rebooting);
        var first = release.Succeed("eval", Configuration);
        Assert.AreEqual(OwnerOnly, File.GetUnixFileMode(first + ".config"));
        release.Succeed("eval", Configuration);
        Assert.IsFalse(File.Exists(first + ".config"));
    }

    [TestMethod]
    public void PrunedCopiesAreGoneAfterTheBoot()
    {
        using var release = Install(ElixirRelease.Pruning);
        release.Succeed("eval", "1");
        release.Start();
        Assert.AreEqual(0, Directory.GetFiles(release.State, "runtime*").Length);
        release.Succeed("stop");
    }

    [TestMethod]
    [DataRow(ElixirRelease.Rebooting)]
    [DataRow(ElixirRelease.Pruning)]
    public void WhatTheNodeStartsBeginsWithTheOriginalAgain(string name)
    {
        using var release = Install(name);
        var own = release.Beside("own");
        File.Copy(release.VersionFile("sys.config"), own + ".config");
        release.Environment["RELEASE_SYS_CONFIG"] = own;
        release.Environment["GREETER_WHOM"] = "Joe";
        release.Start();
        var inner = "{printed, 0} = System.cmd(System.fetch_env!(\"RELEASE_ROOT\") <> \"/bin/\" <> System.fetch_env!(\"RELEASE_NAME\"), [\"eval\", ~S'IO.puts(System.fetch_env!(\"RELEASE_ORIGINAL_CONFIG\"))']); IO.write(printed)";
        Assert.AreEqual(own, release.Rpc(inner));
        release.Succeed("stop");
    }

    [TestMethod]
    public void AReadOnlyReleaseHasItsCopiesElsewhere()
    {
        using var release = Install(ElixirRelease.Rebooting);
        var state = Directory.CreateDirectory(release.Beside("state")).FullName;
        release.Environment["RELEASE_TMP"] = state;
        foreach (var (arguments, answer) in new (string[], string)[] { (["daemon"], ""), (["rpc", Whom], "everybody\n"), (["eval", LoadedWhom], "everybody\n"), (["stop"], "") })
        {
            var result = Tool.Run("bwrap", ["--ro-bind", "/", "/", "--dev-bind", "/dev", "/dev", "--bind", state, state, release.Script, .. arguments], environment: release.Environment);
            Assert.AreEqual(0, result.ExitCode, result.Errors);
            Assert.AreEqual(answer, result.Output);
        }
    }

    [TestMethod]
    public void DescribingItNeedsNoSettingOfRuntimeExs()
    {
        using var release = Install(ElixirRelease.Name);
        File.Delete(release.VersionFile("runtime.exs"));
        File.WriteAllText(release.VersionFile("runtime.exs"), "System.halt(7)");
        StringAssert.Contains(release.Succeed("describe"), "greeter               0.1.0");
        StringAssert.Contains(release.Succeed("versions"), "0.1.0");
        Assert.AreEqual(7, release.Run("eval", "1").ExitCode, "eval does run it.");
    }

    private static InstalledElixirRelease Install(string name) => new(name);
}
