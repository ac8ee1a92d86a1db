namespace Release.Sdk.Tests.Upgrades;

/// <summary>The node, or the command, dies by SIGKILL at a call that changes a file. The next start runs one version wholly, and what was killed can be repeated.</summary>
[TestClass]
public sealed class WhenAnUpgradeIsKilled
{
    private const string Old = "{[\"0.1.0\"],{ok,\"one\"},false,[\"0.1.0\"],true}";
    private const string New = "{[\"0.2.0\"],{ok,\"two\"},true,[\"0.2.0\"],true}";

    // Version, environment and code of the application, the permanent release, and whether every release has its libraries.
    private const string Facts = """
        {[V || {counter, _, V} <- application:which_applications()], application:get_env(counter, greeting), erlang:function_exported(counter, maximum, 0),
         [V || {_, V, _, permanent} <- release_handler:which_releases()],
         lists:all(fun({_, _, Libraries, _}) -> length(Libraries) >= 4 andalso lists:all(fun(L) -> filelib:is_dir(filename:join([code:root_dir(), "lib", L, "ebin"])) end, Libraries) end,
                   release_handler:which_releases())}.
        """;

    // start_erl.data has been replaced, and RELEASES is about to be: its fifth call, after those that put the new one ready beside it.
    [TestMethod]
    public void TheNextStartRunsTheNewVersionWhollyBetweenTheTwoFiles()
    {
        using var release = Prepared("commit");
        var calls = new KillingCalls(name => release.Beside(name));
        calls.Arm(release.Environment, release.Releases("RELEASES"), 5);
        Assert.AreNotEqual(0, release.Run("commit").ExitCode, "Nothing was killed.");
        KillingCalls.Disarm(release.Environment);
        Assert.AreEqual(New, Recover(release));
    }

    // release_handler empties start_erl.data before it writes it, here in the node's private directory.
    [TestMethod]
    public void ANodeThatIsKilledStartsWithWhatWasPermanent()
    {
        using var release = Prepared("install", isRunning: false);
        var calls = new KillingCalls(name => release.Beside(name));
        calls.Arm(release.Environment, Path.Combine(release.State, "upgrade", "start_erl.data"), 1);
        release.Start();
        KillingCalls.Disarm(release.Environment);
        release.Succeed("install", "0.2.0");
        var result = release.Run("commit");
        Assert.AreEqual(1, result.ExitCode, result.Output + result.Errors);
        StringAssert.Contains(result.Errors, "is lost: it has ended. The next start runs 0.1.0.");
        Assert.AreEqual(Old, Recover(release));
    }

    [TestMethod]
    [TestCategory("Long")]
    [DataRow("unpack", false)]
    [DataRow("install", false)]
    [DataRow("commit", false)]
    [DataRow("remove", false)]
    [DataRow("unpack", true)]
    [DataRow("install", true)]
    [DataRow("commit", true)]
    [DataRow("remove", true)]
    public void SoItIsAtEveryCallOfTheCommand(string command, bool withAllItsProcesses)
    {
        foreach (var at in Points(command))
        {
            using var release = Prepared(command);
            var calls = new KillingCalls(name => release.Beside(name));
            calls.Arm(release.Environment, release.Root, at);
            var environment = new Dictionary<string, string?>(release.Environment);
            if (withAllItsProcesses)
            {
                environment["KILL_GROUP"] = "yes";
            }

            Tool.Run("setsid", ["-w", release.Script, .. Words(command)], environment: environment);
            KillingCalls.Disarm(release.Environment);
            var facts = Recover(release);
            Assert.IsTrue(command == "remove" ? facts == New : facts is Old or New, $"{command} killed at {string.Join('\n', calls.Seen.TakeLast(1))}: {facts}");
        }
    }

    [TestMethod]
    [TestCategory("Long")]
    [DataRow("install")]
    [DataRow("commit")]
    public void SoItIsAtEveryCallOfTheNode(string command)
    {
        for (var (at, was) = (1, 0); at != was;)
        {
            using var release = Prepared("install", isRunning: false);
            var calls = new KillingCalls(name => release.Beside(name));
            calls.Arm(release.Environment, Path.Combine(release.State, "upgrade"), command == "install" ? at : 1_000_000 + at);
            release.Start();
            KillingCalls.Disarm(release.Environment);
            if (command == "commit")
            {
                release.Succeed("install", "0.2.0");
                calls.Continue(1_000_000);
            }

            was = release.Run(Words(command)).ExitCode == 0 ? at : 0;
            at += was == 0 ? 1 : 0;
            if (was == 0)
            {
                Assert.AreEqual(Old, Recover(release), string.Join('\n', calls.Seen.TakeLast(1)));
            }
        }
    }

    // A release in which the command is the next one of the chain from unpack to remove.
    private static UpgradableRelease Prepared(string command, bool isRunning = true)
    {
        var release = new UpgradableRelease();
        if (isRunning)
        {
            release.Start();
        }

        foreach (var before in new[] { "unpack", "install", "commit" }.TakeWhile(step => step != command))
        {
            release.Succeed(Words(before));
        }

        return release;
    }

    private static string[] Words(string command) => command switch
    {
        "commit" => [command],
        "remove" => [command, "0.1.0"],
        _ => [command, "0.2.0"],
    };

    // All calls, but of the hundreds that only fill or empty the directory beside every thirtieth.
    private static List<int> Points(string command)
    {
        using var release = Prepared(command);
        var calls = new KillingCalls(name => release.Beside(name));
        calls.Arm(release.Environment, release.Root, -1);
        release.Succeed(Words(command));
        KillingCalls.Disarm(release.Environment);
        return [.. Enumerable.Range(1, calls.Seen.Count).Where(number => number % 30 == 0 || !calls.Seen[number - 1].Contains("/unpack.tmp/", StringComparison.Ordinal))];
    }

    // What the next start runs. Then the whole upgrade is done again, and every way must still be open.
    private static string Recover(UpgradableRelease release)
    {
        if (release.Run("ping").ExitCode == 0)
        {
            release.Kill();
        }

        release.Start();
        var facts = string.Concat(release.Rpc(Facts).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        release.Unpacked();
        release.Succeed("install", "0.2.0");
        release.Succeed("commit");
        StringAssert.Contains(release.Versions, "0.2.0 permanent");
        Assert.AreEqual(New, string.Concat(release.Rpc(Facts).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return facts;
    }
}
