using System.Runtime.Versioning;

namespace Release.Sdk.Tests.Scripts;

/// <summary>Runs as root, which these tests need to become another user.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class WhenTheReleaseIsReadOnly
{
    private const string User = "12345";

    [TestMethod]
    public void AnotherUserWithoutHomeRunsItWithStateElsewhere()
    {
        using var release = new InstalledRelease();
        var state = Directory.CreateDirectory(release.Beside("state")).FullName;
        Tool.Run("chown", [User, state]);
        Tool.Run("chmod", ["-R", "a+rX", release.Root]);
        release.Environment["RELEASE_TMP"] = state;

        Succeed("daemon");
        Assert.AreEqual("1\n", Succeed("rpc", "counter:bump()"));
        Assert.AreEqual($"\"{release.State}\"\n", Succeed("rpc", "os:getenv(\"HOME\")"));
        Succeed("stop");

        Assert.IsFalse(File.Exists(Path.Combine(release.Root, "releases", "COOKIE")));
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(state, "COOKIE")));
        Assert.IsFalse(Directory.Exists(Path.Combine(release.Root, "tmp")));

        string Succeed(params string[] arguments)
        {
            var result = AsUser(release, arguments);
            Assert.AreEqual(0, result.ExitCode, result.Errors);
            return result.Output;
        }
    }

    [TestMethod]
    public void TheMessageSaysWhichVariableToSet()
    {
        using var release = new InstalledRelease();
        var result = AsUser(release, "start");
        Assert.AreEqual(5, result.ExitCode);
        StringAssert.Contains(result.Errors, "Set RELEASE_TMP to a directory that this user may write.");
    }

    [TestMethod]
    public void AStateDirectoryOfAnotherUserIsNotTrusted()
    {
        using var release = new InstalledRelease();
        var shared = Directory.CreateDirectory(release.Beside("shared")).FullName;
        Tool.Run("chmod", ["1777", shared]);
        release.Environment["RELEASE_TMP"] = shared;
        Directory.CreateDirectory(release.State);
        Tool.Run("chmod", ["777", release.State]);
        var result = AsUser(release, "start");
        Assert.AreEqual(5, result.ExitCode);
        StringAssert.Contains(result.Errors, "belongs to another user");
    }

    private static ToolResult AsUser(InstalledRelease release, params string[] arguments)
    {
        if (Environment.UserName != "root")
        {
            Assert.Inconclusive("Only root can become another user: run this test as root.");
        }

        return Tool.Run("setpriv", ["--reuid", User, "--regid", User, "--clear-groups", "--no-new-privs", "env", "-u", "HOME", release.Script, .. arguments], "/", release.Environment);
    }
}
