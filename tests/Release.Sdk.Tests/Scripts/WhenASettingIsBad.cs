using System.Runtime.Versioning;

namespace Release.Sdk.Tests.Scripts;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class WhenASettingIsBad
{
    [TestMethod]
    [DataRow("RELEASE_NODE", "a b")]
    [DataRow("RELEASE_NODE", "x -eval halt(0)")]
    [DataRow("RELEASE_NODE", "-eval")]
    [DataRow("RELEASE_NODE", "a@b@c")]
    [DataRow("RELEASE_NODE", "../../x")]
    [DataRow("RELEASE_NODE", "a\nb")]
    [DataRow("RELEASE_NODE", "$(touch PWNED)")]
    [DataRow("RELEASE_NAME", "a b")]
    [DataRow("RELEASE_VSN", "../../x")]
    [DataRow("RELEASE_VSN", "..")]
    [DataRow("RELEASE_VSN", "0.2.0")]
    [DataRow("RELEASE_MODE", "fast")]
    [DataRow("RELEASE_DISTRIBUTION", "sname -eval")]
    [DataRow("RELEASE_DISTRIBUTION", "long")]
    [DataRow("RELEASE_BOOT_SCRIPT", "../start")]
    [DataRow("RELEASE_BOOT_SCRIPT_CLEAN", "-x")]
    [DataRow("RELEASE_DIST_PORT", "http")]
    [DataRow("RELEASE_DIST_PORT", "1000000")]
    [DataRow("RELEASE_VM_ARGS", "/nonexistent")]
    [DataRow("RELEASE_VM_ARGS", "..")]
    [DataRow("RELEASE_SYS_CONFIG", "-eval")]
    public void ItIsRefusedByItsName(string name, string value)
    {
        using var release = new InstalledRelease();
        release.Environment[name] = value;
        var result = release.Run("start");
        Assert.AreEqual(5, result.ExitCode, result.Errors);
        StringAssert.Contains(result.Errors, name);
        Assert.AreEqual("", result.Output);
    }

    [TestMethod]
    public void AForeignEnvironmentFileIsNotSourced()
    {
        using var release = new InstalledRelease();
        Directory.CreateDirectory(release.Beside("x"));
        File.WriteAllText(release.Beside("x", "env.sh"), "echo sourced");
        release.Environment["RELEASE_VSN"] = "../../x";
        Assert.AreEqual("", release.Run("version").Output);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("\n")]
    [DataRow("13.1.5")]
    public void WithoutStartErlDataTheOnlyVersionIsTaken(string? content)
    {
        using var release = new InstalledRelease();
        Rewrite(release, content);
        var result = release.Run("eval", "1 + 1");
        Assert.AreEqual(0, result.ExitCode, result.Errors);
        Assert.AreEqual("2\n", result.Output);
        StringAssert.Contains(result.Errors, "start_erl.data is missing or cut; taking the only version there is, 0.1.0.");
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("13.1.5 ")]
    public void WithoutStartErlDataAndSeveralVersionsTheMessageSaysWhatToDo(string? content)
    {
        using var release = new InstalledRelease();
        Rewrite(release, content);
        Tool.Run("cp", ["-R", release.VersionFile(""), Path.Combine(release.Root, "releases", "0.2.0")]);
        var result = release.Run("start");
        Assert.AreEqual(5, result.ExitCode);
        StringAssert.Contains(result.Errors, "Write 'ERTS-VSN RELEASE-VSN' into it, or set RELEASE_VSN");
        release.Environment["RELEASE_VSN"] = "0.2.0";
        Assert.AreEqual("counter 0.2.0", release.Succeed("version"));
        Assert.AreEqual("2", release.Succeed("eval", "1 + 1"));
    }

    [TestMethod]
    public void RuntimeConfigurationIsCopiedForItsOwnerOnly()
    {
        using var release = new InstalledRelease();
        InstalledRelease.Replace(release.VersionFile("sys.config"), "%% RUNTIME_CONFIG=true\n[{counter,[{secret,\"x\"}]}].\n");
        release.Succeed("daemon");
        Assert.AreEqual("{ok,\"x\"}", release.Succeed("rpc", "application:get_env(counter, secret)"));
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(release.State, "runtime.config")));
        release.Succeed("stop");
    }

    private static void Rewrite(InstalledRelease release, string? content)
    {
        var file = Path.Combine(release.Root, "releases", "start_erl.data");
        File.Delete(file);
        if (content is not null)
        {
            File.WriteAllText(file, content);
        }
    }
}
