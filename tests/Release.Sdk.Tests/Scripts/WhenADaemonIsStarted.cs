namespace Release.Sdk.Tests.Scripts;

[TestClass]
public sealed class WhenADaemonIsStarted
{
    [TestMethod]
    public void ItsApplicationsRunWhenTheCommandEnds()
    {
        using var release = new InstalledRelease();
        release.Succeed("daemon");
        Assert.AreEqual("1", release.Succeed("rpc", "counter:bump()"));
        release.Succeed("stop");
        Assert.AreEqual("", Processes.CommandLine(release.NodeProcess), "stop waits for the end of the process.");
    }

    [TestMethod]
    public void AFailureToStartIsToldWithTheEndOfTheLog()
    {
        using var release = new InstalledRelease();
        release.Environment["COUNTER_FAILS"] = "yes";
        var result = release.Run("daemon");
        Assert.AreEqual(1, result.ExitCode);
        StringAssert.Contains(result.Errors, "told_to_fail");
        StringAssert.Contains(result.Errors, $"ended while it started; its log is in {release.Logs}.");
    }

    [TestMethod]
    public void ItsLogIsBounded()
    {
        using var release = new InstalledRelease();
        release.Environment["RUN_ERL_LOG_MAXSIZE"] = "10000";
        release.Environment["RUN_ERL_LOG_GENERATIONS"] = "3";
        release.Succeed("daemon");
        release.Succeed("rpc", "[io:format(user, \"~s~n\", [lists:duplicate(99, $x)]) || _ <- lists:seq(1, 2000)], ok");
        release.Succeed("stop");
        var logs = Directory.GetFiles(release.Logs, "erlang.log.*");
        Assert.IsTrue(logs.Length is > 1 and <= 3 && logs.Sum(file => new FileInfo(file).Length) <= 3 * 12000, string.Join(' ', logs));
    }

    [TestMethod]
    public void OfSeveralAtOnceOneBecomesTheNode()
    {
        using var release = new InstalledRelease();
        var statuses = Enumerable.Range(0, 3).AsParallel().WithDegreeOfParallelism(3).Select(_ => release.Run("daemon").ExitCode).Order();
        CollectionAssert.AreEqual(new[] { 0, 4, 4 }, statuses.ToArray());
        Assert.AreEqual("pong", release.Succeed("ping"));
    }

    [TestMethod]
    public void HeartStartsItAgain()
    {
        using var release = new InstalledRelease();
        InstalledRelease.Replace(release.VersionFile("env.sh"), """
            case $RELEASE_COMMAND in
                daemon*)
                    HEART_COMMAND="\"$RELEASE_ROOT/bin/counter\" $RELEASE_COMMAND"
                    ERL_AFLAGS=-heart
                    export HEART_COMMAND ERL_AFLAGS ;;
            esac
            """);
        release.Succeed("daemon");
        var first = release.Succeed("pid");
        release.Succeed("reboot");
        Assert.AreNotEqual(first, release.Succeed("pid"));
        Assert.AreEqual("1", release.Succeed("rpc", "counter:bump()"));
        release.Succeed("stop");
        Assert.AreEqual(3, release.Run("ping").ExitCode);
    }
}
