namespace Release.Sdk.Tests.Upgrades;

/// <summary>
/// The example of the documentation of Elixir's Agent: the state of <c>:sample</c> becomes a map, by an instruction that is written by hand. The sources stand beside this file.
/// </summary>
[TestClass]
[TestCategory("Long")]
public sealed class WhenAnAgentIsUpgraded
{
    private const string StartClient = """
        spawn(fn ->
          Process.register(self(), :client)
          call = fn call, calls, last ->
            receive do
              {:stop, from} -> send(from, {:client, calls, last})
            after
              0 -> call.(call, calls + 1, :sample.call())
            end
          end
          call.(call, 0, 0)
        end)
        """;

    private const string StopClient = "send(:client, {:stop, self()}); receive do {:client, calls, last} -> IO.inspect({calls > 0, last - calls, :sample.call() - last}) end";

    // The state, without what it counts.
    private const string State = "IO.inspect(Agent.get(:sample, fn state -> {is_map(state), length(Enum.to_list(state))} end))";

    [TestMethod]
    public void ItsStateBecomesAMapWhileItIsCalledAndAKeywordListAgain()
    {
        using var workspace = TwoVersions.Build("sample", "");
        using var release = new UpgradableRelease("sample", version => TwoVersions.Archive(workspace, "sample", version));
        release.Start();
        var process = release.Succeed("pid");
        Assert.AreEqual("1", release.Rpc("IO.inspect(:sample.call())"));
        Assert.AreEqual("{false, 1}", release.Rpc(State));
        release.Rpc(StartClient);

        release.Unpacked().Succeed("upgrade", "0.2.0");
        Assert.AreEqual("{true, 1}", release.Rpc(State));
        release.Succeed("downgrade", "0.1.0");
        Assert.AreEqual("{false, 1}", release.Rpc(State));
        release.Succeed("upgrade", "0.2.0");
        Assert.AreEqual("{true, 1, 1}", release.Rpc(StopClient), "Every call was answered, and each counted once besides the two of the test.");
        Assert.AreEqual(process, release.Succeed("pid"));

        release.Kill();
        release.Start();
        Assert.AreEqual("{false, 1}", release.Rpc(State), "What is not committed is gone.");
        release.Succeed("upgrade", "0.2.0");
        release.Succeed("commit");
        release.Kill();
        release.Start();
        Assert.AreEqual("{true, 1}", release.Rpc(State));
    }
}
