namespace Release.Sdk.Tests.Mix;

/// <summary>
/// Answers the groups of Mix's tests of the task that boot what they assemble: with ERTS, with runtime configuration and a restart, without
/// distribution, without ERTS, compile_env validated or not, rpc, eval and version, daemon.
/// </summary>
[TestClass]
public sealed class WhenAMixReleaseBoots
{
    private const string StaticRead = "{:was_set, {:ok, :was_set}}";

    [TestMethod]
    public void WithErtsItRunsOnItsOwnFromWhereItStands()
    {
        using var node = Witness.Node("witness").Foreground();
        Assert.AreEqual($"\"{node.Root}\"", node.Sees(":root"));
        Assert.AreEqual($"\"{node.Root}\"", node.Sees("\"RELEASE_ROOT\""));
        Assert.AreEqual($"\"{node.Root}/lib/witness-0.1.0\"", node.Sees(":directory"));
        Assert.AreEqual("{:ok, {:time_μs, :\"£\", \"£\", [163]}}", node.Sees(":encoding"));
        Assert.AreEqual(":embedded", node.Sees(":mode"));
        Assert.AreEqual("true", node.Sees(":consolidated"));
        Assert.AreEqual(StaticRead, node.Sees(":static"));
        Assert.AreEqual("{:ok, [keep: :static, override: :static]}", node.Sees(":runtime"));
        Assert.AreEqual("\"witness\"", node.Sees("\"RELEASE_NAME\""));
        Assert.AreEqual("\"0.1.0\"", node.Sees("\"RELEASE_VSN\""));
        Assert.AreEqual($"\"{node.Root}/releases/0.1.0/sys\"", node.Sees("\"RELEASE_SYS_CONFIG\""));
        StringAssert.Contains(Witness.Read("witness", "releases", "0.1.0", "sys.config"), "RUNTIME_CONFIG=false");
    }

    [TestMethod]
    public void TheConfigurationAtStartIsMergedAndTheSystemRestartsWithIt()
    {
        StringAssert.Contains(Witness.Read("rebooting", "releases", "0.1.0", "sys.config"), "RUNTIME_CONFIG=true");
        using var node = Witness.Node("rebooting").Foreground();
        Assert.AreEqual("{:ok, [keep: :static, override: :runtime, config_env: :prod, config_target: :host]}", node.Sees(":runtime"));
        Assert.AreEqual("{:ok, {:runtime, :time_μs, :\"£\", \"£\", [163]}}", node.Sees(":encoding"));
        Assert.AreEqual(":embedded", node.Sees(":mode"));
        StringAssert.StartsWith(node.Sees("\"RELEASE_SYS_CONFIG\""), $"\"{node.Environment["RELEASE_TMP"]}");
    }

    [TestMethod]
    public void WithoutDistributionItBootsAsNoNode()
    {
        using var release = Witness.Node("witness", ("RELEASE_DISTRIBUTION", "none"));
        release.Environment.Remove("RELEASE_NODE");
        release.Start();
        Assert.AreEqual(0, release.Run("pid").ExitCode);
        Assert.AreEqual(0, release.Run("stop").ExitCode);
    }

    [TestMethod]
    public void WithoutErtsItRunsOnTheInstalledOneWithItsOptions()
    {
        using var node = Witness.Node("outside").Foreground();
        Assert.AreEqual($"\"{Erlang.Root}\"", node.Sees(":root"));
        Assert.AreEqual($"\"{node.Root}/lib/witness-0.1.0\"", node.Sees(":directory"));
        Assert.AreEqual("\"0.2.0\"", node.Sees("\"RELEASE_VSN\""));
        Assert.AreEqual(":abcdefghijk", node.Rpc("IO.inspect(:erlang.get_cookie())"));
        Assert.AreEqual("true", node.Sees(":consolidated"));
        Assert.AreEqual(StaticRead, node.Sees(":static"));
    }

    [TestMethod]
    public void AnotherValueThanAtCompileTimeStopsTheBoot()
    {
        using var node = Witness.Node("outside", ("WITNESS_STATIC", "changed"));
        var start = node.Run("start");
        Assert.AreNotEqual(0, start.ExitCode);
        StringAssert.Contains(start.Output + start.Errors, "the application :witness has a different value set for key :static during runtime compared to compile time");
    }

    [TestMethod]
    public void WithoutValidationItBootsWithAnotherValue()
    {
        using var node = Witness.Node("unchecked", ("WITNESS_STATIC", "changed")).Foreground();
        Assert.AreEqual("{:was_set, {:ok, :changed}}", node.Sees(":static"));
    }

    [TestMethod]
    public void EvalAndVersionStartNothing()
    {
        using var release = Witness.Node("outside");
        Assert.AreEqual("outside 0.2.0", release.Succeed("version"));
        Assert.AreEqual("hello_world", release.Succeed("eval", "IO.puts(:hello_world)"));
        Assert.AreEqual("{:nonode@nohost, nil}", release.Succeed("eval", "IO.inspect({node(), List.keyfind(Application.started_applications(), :witness, 0)})"));
        Assert.AreEqual(
            $"{StaticRead}\ntrue",
            release.Succeed("eval", "{:ok, _} = Application.ensure_all_started(:witness); IO.inspect(Witness.see(:static)); IO.inspect(Witness.see(:consolidated))"));
    }

    [TestMethod]
    public void ADaemonIsAskedAndStopped()
    {
        using var node = Witness.Node("unchecked");
        Assert.AreEqual("", node.Succeed("daemon_iex"));
        Assert.AreEqual("hello world", node.Rpc("IO.puts(\"hello world\")"));
        var log = Directory.GetFiles(node.Logs, "erlang.log.*").Single();
        while (!File.ReadAllText(log).Contains($"iex({node.Environment["RELEASE_NODE"]})1> ", StringComparison.Ordinal))
        {
            node.Rpc(":ok");
        }

        Assert.AreEqual(StaticRead, node.Sees(":static"));
        Assert.AreEqual("", node.Succeed("stop"));
    }
}
