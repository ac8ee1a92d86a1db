using static Release.Sdk.Tests.RuntimePacks.PackedWorkspace;

namespace Release.Sdk.Tests.RuntimePacks;

/// <summary>Somebody changed the restored pack between two builds.</summary>
[TestClass]
[TestCategory("Long")]
public sealed class WhenARuntimePackIsNotAsPacked
{
    [TestMethod]
    public void AFlippedByteStopsTheBuildAndTheReleaseStays()
    {
        using var packed = new PackedWorkspace();
        var project = packed.Workspace.AddCounter();
        packed.PackOtp(project, Identifier);
        packed.BuildWithoutErlang(project, "-r", Identifier).ShouldSucceed();
        var archive = packed.Workspace.Path("counter", "bin", "Debug", Identifier, $"counter-0.1.0-{Identifier}.tar.gz");
        var before = File.ReadAllBytes(archive);

        var file = Directory.GetFiles(Path.Combine(packed.Pack(Identifier), "otp", "lib"), "gen_server.beam", SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);
        var build = packed.BuildWithoutErlang(project, "-r", Identifier, "--no-restore");

        Assert.AreEqual("REL1116", build.Errors.Single().Code);
        Assert.AreEqual(file, build.Errors.Single().File);
        Assert.IsFalse(build.Stages.Contains("AssembleRelease"));
        CollectionAssert.AreEqual(before, File.ReadAllBytes(archive));
    }

    [TestMethod]
    public void APackThatIsNoLongerThereIsNotRestored()
    {
        using var packed = new PackedWorkspace();
        var project = packed.Workspace.AddCounter();
        packed.PackOtp(project, Identifier);
        packed.BuildWithoutErlang(project, "-t:Restore", "-r", Identifier).ShouldSucceed();
        Directory.Delete(packed.Pack(Identifier), recursive: true);
        Assert.AreEqual("REL1111", packed.BuildWithoutErlang(project, "-r", Identifier, "--no-restore").Errors.Single().Code);
    }

    [TestMethod]
    public void AnInstallationOfAnotherMachineIsNotPacked()
    {
        using var packed = new PackedWorkspace();
        var build = packed.PackOtp(packed.Workspace.AddCounter(), OtherIdentifier);
        Assert.AreEqual("REL1120", build.Errors.Single().Code);
        Assert.IsEmpty(Directory.GetFiles(packed.Feed));
    }
}
