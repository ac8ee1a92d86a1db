namespace Release.Sdk.Tests.Scripts;

[TestClass]
public sealed class WhenTheReleaseBringsNoErlang
{
    [TestMethod]
    public void ThatOnThePathRunsIt()
    {
        using var release = new InstalledRelease(includesErts: false);
        Assert.AreEqual(0, Directory.GetDirectories(release.Root, "erts-*").Length);
        release.Start();
        Assert.AreEqual("1", release.Rpc("counter:bump()"));
        Assert.AreEqual($"\"{release.Root}/lib/counter-0.1.0/ebin/counter.beam\"", release.Rpc("code:which(counter)"));
        Assert.AreEqual($"\"{Erlang.Root}\"", release.Rpc("code:root_dir()"));
        release.Succeed("stop");
    }

    [TestMethod]
    public void ItsOwnCodeIsThereForEval()
    {
        using var release = new InstalledRelease(includesErts: false);
        Assert.AreEqual($"\"{release.Root}/lib/counter-0.1.0/ebin/counter.beam\"", release.Succeed("eval", "code:which(counter)"));
    }

    [TestMethod]
    public void TheMessageSaysWhatToDoWhereThereIsNoneOnThePath()
    {
        using var release = new InstalledRelease(includesErts: false);
        release.Environment["PATH"] = Directory.CreateDirectory(release.Beside("empty")).FullName;
        var result = release.Run("start");
        Assert.AreEqual(5, result.ExitCode);
        StringAssert.Contains(result.Errors, "Install Erlang/OTP, or include ERTS in the release.");
        Assert.AreEqual("counter 0.1.0", release.Succeed("version"));
    }
}
