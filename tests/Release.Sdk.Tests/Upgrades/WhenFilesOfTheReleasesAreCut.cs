namespace Release.Sdk.Tests.Upgrades;

/// <summary>OTP's own calls write <c>start_erl.data</c> and <c>RELEASES</c> in place, and a full disk or a crash leaves them empty or cut.</summary>
[TestClass]
public sealed class WhenFilesOfTheReleasesAreCut
{
    [TestMethod]
    [DataRow("")]
    [DataRow("13.1.5 0.2")]
    public void TheBackupNamesTheVersionThatStarts(string? content)
    {
        using var release = new UpgradableRelease();
        release.Unpacked().Succeed("commit", "0.2.0");
        Cut(release.Releases("start_erl.data"), content);
        var result = release.Run("version");
        Assert.AreEqual("counter 0.2.0\n", result.Output);
        StringAssert.Contains(result.Errors, "its backup names version 0.2.0.");
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("%% coding: utf-8\n[{release,\"counter\",\"0.2.0\",\"13.1.5\",\n")]
    public void TheNextStartMakesReleasesAnew(string? content)
    {
        using var release = new UpgradableRelease();
        release.Unpacked().Succeed("commit", "0.2.0");
        Cut(release.Releases("RELEASES"), content);
        Assert.AreEqual("0.1.0 unpacked 0.2.0 permanent", release.Versions);
        release.Start();
        Assert.AreEqual("[{\"0.1.0\",unpacked},{\"0.2.0\",permanent}]", release.Rpc("lists:sort([{V, S} || {_, V, _, S} <- release_handler:which_releases()])."));
        release.Succeed("downgrade", "0.1.0");
    }

    [TestMethod]
    public void ACommitByOtpItselfIsUnderstood()
    {
        using var release = new UpgradableRelease();
        release.Start();
        release.Unpacked();
        Assert.AreEqual("ok", release.Rpc("{ok, \"0.1.0\", _} = release_handler:install_release(\"0.2.0\"), release_handler:make_permanent(\"0.2.0\")."));
        Assert.AreEqual("0.1.0 old 0.2.0 permanent", release.Versions);
        release.Succeed("downgrade", "0.1.0");
        release.Succeed("commit");
        Assert.AreEqual("0.1.0 permanent 0.2.0 old", release.Versions);
    }

    private static void Cut(string file, string? content)
    {
        File.Delete(file);
        if (content is not null)
        {
            File.WriteAllText(file, content);
        }
    }
}
