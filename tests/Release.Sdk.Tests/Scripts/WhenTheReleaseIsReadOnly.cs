using System.Runtime.Versioning;

namespace Release.Sdk.Tests.Scripts;

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
    public void ItRunsFromAReadOnlyFileSystemWithStateElsewhere()
    {
        using var release = new InstalledRelease();
        var state = Directory.CreateDirectory(release.Beside("state")).FullName;
        release.Environment["RELEASE_TMP"] = state;

        foreach (var (command, answer) in new[] { ("daemon", ""), ("rpc counter:bump()", "1\n"), ("stop", "") })
        {
            var result = Tool.Run(
                "bwrap",
                ["--ro-bind", "/", "/", "--dev-bind", "/dev", "/dev", "--bind", state, state, release.Script, .. command.Split(' ')],
                environment: release.Environment);
            Assert.AreEqual(0, result.ExitCode, result.Errors);
            Assert.AreEqual(answer, result.Output);
        }

        CollectionAssert.AreEquivalent(new[] { "COOKIE", release.NodeName }, Directory.GetFileSystemEntries(state).Select(Path.GetFileName).ToArray());
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
        Assert.AreEqual("root", Environment.UserName, "Only root can become another user.");
        return Tool.Run("setpriv", ["--reuid", User, "--regid", User, "--clear-groups", "--no-new-privs", "env", "-u", "HOME", release.Script, .. arguments], "/", release.Environment);
    }
}
