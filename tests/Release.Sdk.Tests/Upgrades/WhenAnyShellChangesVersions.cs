using Release.Sdk.Tests.Scripts;

namespace Release.Sdk.Tests.Upgrades;

[TestClass]
[TestCategory("Long")]
public sealed class WhenAnyShellChangesVersions
{
    [TestMethod]
    [DynamicData(nameof(Shells.Rows), typeof(Shells))]
    public void ItUnpacksCommitsAndRemoves(string shell)
    {
        using var release = new UpgradableRelease();
        var archive = release.Beside("an 'odd' $(touch PWNED) name.tar.gz");
        File.Copy(release.Archive, archive);
        var sum = File.ReadAllText(release.Archive + ".sha256");
        File.WriteAllText(archive + ".sha256", new string('0', 64) + "  other\n");
        Assert.AreEqual(7, Run(release, shell, "unpack", archive).ExitCode);
        File.WriteAllText(archive + ".sha256", sum);

        Assert.AreEqual("counter 0.2.0 is unpacked.\n", Run(release, shell, "unpack", archive).Output);
        Assert.AreEqual(3, Run(release, shell, "install", "0.2.0").ExitCode);
        Assert.AreEqual("The next start runs counter 0.2.0.\n", Run(release, shell, "commit", "0.2.0").Output);
        Assert.AreEqual(7, Run(release, shell, "remove", "0.2.0").ExitCode);
        Assert.AreEqual("counter 0.1.0 is removed.\n", Run(release, shell, "remove", "0.1.0").Output);
        Assert.AreEqual("0.2.0 permanent\n", Run(release, shell, "versions").Output);
        Assert.AreEqual(2, Run(release, shell, "commit", "1", "2").ExitCode);
        Assert.IsFalse(File.Exists(release.Beside("PWNED")), "An argument was executed.");
    }

    private static ToolResult Run(UpgradableRelease release, string shell, params string[] arguments)
    {
        var words = shell.Split(' ');
        return Tool.Run(words[0], [.. words[1..], release.Script, .. arguments], release.Beside(), release.Environment);
    }
}
