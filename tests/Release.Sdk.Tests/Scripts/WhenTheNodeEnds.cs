namespace Release.Sdk.Tests.Scripts;

/// <summary>The exit status of a node in the foreground.</summary>
[TestClass]
public sealed class WhenTheNodeEnds
{
    [TestMethod]
    [DataRow(0, "stop")]
    [DataRow(0, "rpc", "init:stop()")]
    [DataRow(7, "rpc", "init:stop(7)")]
    [DataRow(1, "rpc", "exit(whereis(counter_sup), kill)")]
    public void ItsStatusSaysWhy(int exitCode, params string[] command)
    {
        using var release = new InstalledRelease();
        using var node = release.Foreground(release.Script, "foreground");
        release.Succeed(command);
        Assert.AreEqual(exitCode, node.ExitCode(), node.Said);
    }

    [TestMethod]
    public void ItsStatusIsOneWhereItsApplicationCannotStart()
    {
        using var release = new InstalledRelease();
        release.Environment["COUNTER_FAILS"] = "yes";
        Assert.AreEqual(1, release.Run("start").ExitCode);
    }

    [TestMethod]
    public void ACrashDumpGoesToTheDirectoryOfTheLogs()
    {
        using var release = new InstalledRelease();
        using var node = release.Foreground(release.Script, "start");
        Assert.AreEqual(1, node.EndBy("USR1"), node.Said);
        Assert.IsTrue(File.Exists(Path.Combine(release.Logs, "erl_crash.dump")));
    }
}
