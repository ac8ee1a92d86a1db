using System.Runtime.Versioning;

namespace Release.Sdk.Tests.Faults;

/// <summary>A sample of what <c>build/faults.sh</c> and <c>build/together.sh</c> sweep; each script says what is wrong and judges by builds from nothing.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class WhenBuildsMeetFaults
{
    [TestMethod]
    public void AKillOrAFailingCallLeavesTheOldReleaseOrTheNewOne() => Succeed("faults.sh", "1", "kill", "ENOSPC");

    [TestMethod]
    public void TwoBuildsOfOneProjectAtOnceGiveWhatOneGives() => Succeed("together.sh", "1");

    private static void Succeed(string script, params string[] arguments)
    {
        var settings = new Dictionary<string, string?> { ["FAULTS_PACKED"] = "1", ["FAULTS_UNCHECKED"] = "1", ["FAULTS_CHANGES"] = "source version" };
        var result = Tool.Run("sh", [Path.Combine(Repository.Root, "build", script), .. arguments], environment: settings);
        Assert.AreEqual(0, result.ExitCode, result.Output + result.Errors);
    }
}
