namespace Release.Sdk.Tests.Scripts;

[TestClass]
public sealed class WhenTheReleaseStandsInAnOddPlace
{
    [TestMethod]
    [DataRow("C")]
    [DataRow("C.UTF-8")]
    public void ItRunsFromAPathWithBlanksQuotesNewlinesAndNonAsciiLetters(string locale)
    {
        using var release = new InstalledRelease("tä $(touch PWNED) 'q' \"d\"\n`touch PWNED`\n");
        release.Environment["LC_ALL"] = locale;
        release.Succeed("daemon");
        StringAssert.Contains(release.Succeed("rpc", "counter", "hex", "x"), "78");
        release.Succeed("restart");
        release.Succeed("stop");
        Assert.AreEqual(0, Directory.GetFiles(release.Beside(), "PWNED", SearchOption.AllDirectories).Length, "A path was executed.");
        Assert.IsFalse(File.Exists("PWNED"), "A path was executed.");
    }

    [TestMethod]
    public void ItIsFoundThroughChainsOfSymbolicLinks()
    {
        using var release = new InstalledRelease("the root");
        Directory.CreateDirectory(release.Beside("a b"));
        File.CreateSymbolicLink(release.Beside("a b", "relative"), "../the root/bin/counter");
        File.CreateSymbolicLink(release.Beside("a b", "chain"), "relative");
        File.CreateSymbolicLink(release.Beside("absolute"), release.Beside("a b", "chain"));
        Directory.CreateSymbolicLink(release.Beside("linked bin"), release.Beside("the root", "bin"));

        foreach (var link in new[] { release.Beside("a b", "relative"), release.Beside("a b", "chain"), release.Beside("absolute"), release.Beside("linked bin", "counter") })
        {
            StringAssert.Contains(Describe(link), $"RELEASE_ROOT              {release.Root}\n", link);
        }

        var here = Tool.Run("sh", ["-c", "./chain describe"], release.Beside("a b"), release.Environment).Output;
        StringAssert.Contains(here, $"RELEASE_ROOT              {release.Root}\n");

        string Describe(string program) => Tool.Run(program, ["describe"], environment: release.Environment).Output;
    }

    [TestMethod]
    public void ItIsFoundOnThePath()
    {
        using var release = new InstalledRelease();
        var environment = new Dictionary<string, string?>(release.Environment) { ["PATH"] = $"{Path.GetDirectoryName(release.Script)}:{Environment.GetEnvironmentVariable("PATH")}" };
        Assert.AreEqual("counter 0.1.0\n", Tool.Run("sh", ["-c", "counter version"], environment: environment).Output);
        Assert.AreEqual("counter 0.1.0\n", Tool.Run("sh", ["counter", "version"], Path.GetDirectoryName(release.Script), environment).Output);
    }
}
