namespace Release.Sdk.Tests.Upgrades;

[TestClass]
public sealed class WhenARunningReleaseIsUpgraded
{
    // A process of the node that keeps calling, and tells at the end how many answers it got and the last of them.
    private const string StartClient = """
        register(client, spawn(fun() ->
            fun Call(Calls, Last) ->
                receive {stop, From} -> From ! {client, Calls, Last} after 0 -> Call(Calls + 1, counter:bump()) end
            end(0, 0)
        end)), ok.
        """;

    private const string StopClient = "client ! {stop, self()}, receive {client, Calls, Last} -> {Calls > 0, Last - Calls, counter:count() - Last} end.";

    private const string Heart = """
        case $RELEASE_COMMAND in
            daemon*)
                HEART_COMMAND="\"$RELEASE_ROOT/bin/counter\" $RELEASE_COMMAND"
                ERL_AFLAGS=-heart
                export HEART_COMMAND ERL_AFLAGS ;;
        esac
        """;

    [TestMethod]
    public void NoCallIsLostAndTheCountIsKeptInTheSameProcess()
    {
        using var release = new UpgradableRelease();
        release.Start();
        var process = release.Succeed("pid");
        Assert.AreEqual("1", release.Rpc("counter:bump()."));
        release.Rpc(StartClient);

        release.Unpacked();
        release.Succeed("upgrade", CounterVersions.New);
        Assert.AreEqual("true", release.Rpc("counter:bump(1000), counter:maximum() > 1000."));
        release.Succeed("downgrade", CounterVersions.Old);
        Assert.AreEqual("false", release.Rpc("erlang:function_exported(counter, maximum, 0)."));
        release.Succeed("install", CounterVersions.New);
        Assert.AreEqual("true", release.Rpc("counter:maximum() > 1000."));

        Assert.AreEqual("{true,1001,0}", release.Rpc(StopClient), "Every call was answered, and each counted once besides those of the test.");
        Assert.AreEqual(process, release.Succeed("pid"));
    }

    [TestMethod]
    public void ItsConfigurationAndItsPathsAreThoseOfTheVersion()
    {
        using var release = new UpgradableRelease();
        release.Start();
        const string Facts = "[application:get_env(counter, greeting), [V || {counter, _, V} <- application:which_applications()], filename:basename(code:lib_dir(counter))].";
        Assert.AreEqual("[{ok,\"one\"},[\"0.1.0\"],\"counter-0.1.0\"]", release.Rpc(Facts));
        release.Unpacked().Succeed("install", CounterVersions.New);
        Assert.AreEqual("[{ok,\"two\"},[\"0.2.0\"],\"counter-0.2.0\"]", release.Rpc(Facts));
    }

    [TestMethod]
    public void WhatIsNotCommittedIsGoneAfterARestart()
    {
        using var release = new UpgradableRelease();
        release.Start();
        release.Unpacked().Succeed("install", CounterVersions.New);
        Assert.AreEqual("0.1.0 permanent 0.2.0 current", release.Versions);

        release.Kill();
        Assert.AreEqual("0.1.0 permanent 0.2.0 unpacked", release.Versions);
        release.Start();
        Assert.AreEqual("{1,false}", release.Rpc("{counter:bump(), erlang:function_exported(counter, maximum, 0)}."));

        release.Succeed("install", CounterVersions.New);
        release.Succeed("restart");
        Assert.AreEqual("{1,false}", release.Rpc("{counter:bump(), erlang:function_exported(counter, maximum, 0)}."));
        Assert.AreEqual("0.1.0 permanent 0.2.0 unpacked", release.Versions);
    }

    [TestMethod]
    public void WhatIsCommittedIsThereAfterARestart()
    {
        using var release = new UpgradableRelease();
        release.Start();
        release.Unpacked().Succeed("install", CounterVersions.New);
        release.Succeed("commit");
        Assert.AreEqual("0.1.0 old 0.2.0 permanent", release.Versions);

        release.Succeed("restart");
        Assert.AreEqual("{1,1}", release.Rpc("{counter:bump(), counter:maximum()}."));
        release.Kill();
        release.Start();
        Assert.AreEqual("{1,1}", release.Rpc("{counter:bump(), counter:maximum()}."));
        Assert.AreEqual("0.1.0 old 0.2.0 permanent", release.Versions);

        release.Succeed("downgrade", CounterVersions.Old);
        release.Succeed("commit", CounterVersions.Old);
        release.Succeed("remove", CounterVersions.New);
        Assert.AreEqual("0.1.0 permanent", release.Versions);
        Assert.IsFalse(Directory.Exists(Path.Combine(release.Root, "lib", "counter-0.2.0")));
        Assert.AreEqual("1", release.Rpc("length(release_handler:which_releases())."));
    }

    [TestMethod]
    public void HeartStartsTheCommittedVersion()
    {
        using var release = new UpgradableRelease();
        File.WriteAllText(release.Releases("0.1.0", "env.sh"), Heart);
        release.Start();
        release.Unpacked();
        File.WriteAllText(release.Releases("0.2.0", "env.sh"), Heart);
        release.Succeed("install", CounterVersions.New);
        release.Succeed("reboot");
        Assert.AreEqual("false", release.Rpc("erlang:function_exported(counter, maximum, 0)."), "What is not committed is gone.");
        release.Succeed("install", CounterVersions.New);
        release.Succeed("commit");
        release.Succeed("reboot");
        Assert.AreEqual("{1,1}", release.Rpc("{counter:bump(), counter:maximum()}."));
        Assert.AreEqual("\"0.2.0\"", release.Rpc("os:getenv(\"RELEASE_VSN\")."));
    }

    [TestMethod]
    public void AMovedRootIsUpgradedLikeAnyOther()
    {
        using var release = new UpgradableRelease();
        release.Start();
        release.Unpacked().Succeed("install", CounterVersions.New);
        release.Succeed("commit");
        release.Succeed("stop");
        var moved = release.Beside("moved to", "another place");
        Directory.CreateDirectory(Path.GetDirectoryName(moved)!);
        Directory.Move(release.Root, moved);

        using var there = new RunningRelease(moved, CounterVersions.Name, new Dictionary<string, string?> { ["RELEASE_NODE"] = release.NodeName + "moved" });
        there.Start();
        Assert.AreEqual("{1,1}", there.Rpc("{counter:bump(), counter:maximum()}."));
        there.Succeed("downgrade", CounterVersions.Old);
        there.Succeed("commit");
        there.Succeed("restart");
        Assert.AreEqual($"\"{moved}/lib/counter-0.1.0\"", there.Rpc("code:lib_dir(counter)."));
        Assert.IsFalse(File.ReadAllText(Path.Combine(moved, "releases", "RELEASES")).Contains(moved, StringComparison.Ordinal));
    }

    [TestMethod]
    public void WithoutANodeTheNextStartTakesWhatIsCommitted()
    {
        using var release = new UpgradableRelease();
        release.Unpacked().Succeed("commit", CounterVersions.New);
        Assert.AreEqual("0.1.0 old 0.2.0 permanent", release.Versions);
        release.Start();
        Assert.AreEqual("{1,1}", release.Rpc("{counter:bump(), counter:maximum()}."));
        release.Succeed("downgrade", CounterVersions.Old);
        Assert.AreEqual("2", release.Rpc("counter:bump()."));
    }
}
