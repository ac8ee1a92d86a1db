using System.Runtime.Versioning;

namespace Release.Sdk.Tests.Scripts;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class WhenThereIsACookie
{
    [TestMethod]
    public void TheFirstStartMakesOneOf32RandomBytesForItsOwnerOnly()
    {
        using var release = new InstalledRelease();
        release.Succeed("daemon");
        var file = Path.Combine(release.Root, "releases", "COOKIE");
        var cookie = File.ReadAllText(file).TrimEnd('\n');
        Assert.AreEqual(32, Convert.FromHexString(cookie).Length);
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.AreEqual($"\"{cookie}\"", release.Succeed("rpc", "atom_to_list(erlang:get_cookie())"));
        Assert.AreEqual($"\"{cookie}\"", RestartedCookie(release));
        release.Succeed("stop");
    }

    [TestMethod]
    public void ItStandsOnNoCommandLine()
    {
        using var release = new InstalledRelease();
        var cookie = "SECRET" + Guid.NewGuid().ToString("N");
        release.Environment["RELEASE_COOKIE"] = cookie;
        var log = release.Beside("programs");
        var commands = "\"$0\" daemon && \"$0\" rpc 'erlang:get_cookie()' && \"$0\" stop";
        var traced = Tool.Run("strace", ["-f", "-e", "trace=execve", "-s", "100000", "-o", log, "sh", "-c", commands, release.Script], environment: release.Environment);
        Assert.AreEqual($"'{cookie}'\n", traced.Output, traced.Errors);
        var programs = File.ReadAllText(log);
        StringAssert.Contains(programs, "beam.smp");
        Assert.IsFalse(programs.Contains(cookie, StringComparison.Ordinal));
    }

    [TestMethod]
    public void OfTwoFirstStartsAtOnceBothHaveTheSame()
    {
        using var release = new InstalledRelease();
        var answers = new[] { release.NodeName + "a", release.NodeName + "b", release.NodeName + "c" }.AsParallel().WithDegreeOfParallelism(3).Select(node =>
        {
            var environment = new Dictionary<string, string?>(release.Environment) { ["RELEASE_NODE"] = node };
            Tool.Run(release.Script, ["daemon"], environment: environment);
            var cookie = Tool.Run(release.Script, ["rpc", "atom_to_list(erlang:get_cookie())"], environment: environment).Output;
            Tool.Run(release.Script, ["stop"], environment: environment);
            return cookie;
        }).ToArray();
        var made = $"\"{File.ReadAllText(Path.Combine(release.Root, "releases", "COOKIE")).TrimEnd('\n')}\"\n";
        CollectionAssert.AreEqual(new[] { made, made, made }, answers);
        CollectionAssert.AreEquivalent(
            new[] { "0.1.0", "COOKIE", "RELEASES", "start_erl.data" },
            Directory.GetFileSystemEntries(Path.Combine(release.Root, "releases")).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    [DataRow("two words")]
    [DataRow("ä")]
    [DataRow("line\nline")]
    public void ACookieThatTheVirtualMachineWouldRefuseIsRefusedBefore(string cookie)
    {
        using var release = new InstalledRelease();
        release.Environment["RELEASE_COOKIE"] = cookie;
        var result = release.Run("start");
        Assert.AreEqual(5, result.ExitCode);
        Assert.IsFalse(result.Errors.Contains(cookie, StringComparison.Ordinal), "A message must not tell the cookie.");
    }

    private static string RestartedCookie(InstalledRelease release)
    {
        release.Succeed("restart");
        return release.Succeed("rpc", "atom_to_list(erlang:get_cookie())");
    }
}
