using static Release.Sdk.Tests.RuntimePacks.PackedWorkspace;

namespace Release.Sdk.Tests.RuntimePacks;

/// <summary><c>RuntimeIdentifiers</c>: one build makes a release for each.</summary>
[TestClass]
[TestCategory("Long")]
public sealed class WhenAReleaseIsForSeveralMachines
{
    private static PackedWorkspace _packed = null!;
    private static string _project = null!;
    private static BuildResult _build = null!;

    [ClassInitialize]
    public static void Build(TestContext context)
    {
        _packed = new PackedWorkspace();
        _project = _packed.Workspace.AddCounter(project: $"""
            <Project Sdk="Release.Sdk">
              <PropertyGroup>
                <RuntimeIdentifiers>{Identifier};{OtherIdentifier}</RuntimeIdentifiers>
              </PropertyGroup>
            </Project>
            """);
        _packed.PackOtp(_project, Identifier);
        _packed.PackOtp(_project, OtherIdentifier, RetargetedOtp.Make(_packed.Workspace));
        _build = _packed.BuildWithoutErlang(_project);
    }

    [ClassCleanup]
    public static void Remove() => _packed.Dispose();

    [TestMethod]
    public void EachHasItsOwnDirectoryAndArchive()
    {
        _build.ShouldSucceed();
        foreach (var identifier in (string[])[Identifier, OtherIdentifier])
        {
            Assert.IsTrue(File.Exists(Bin(identifier, $"counter-0.1.0-{identifier}.tar.gz")), identifier);
            Assert.AreEqual(File.ReadAllBytes(Emulator(Path.Combine(_packed.Pack(identifier), "otp")))[18], File.ReadAllBytes(Emulator(Bin(identifier, "rel", "counter")))[18]);
        }

        Assert.HasCount(1, _build.Stages.Where(stage => stage == "CompileErlang").ToArray(), "what they share is compiled once");
        CollectionAssert.AreEquivalent(new[] { Identifier, OtherIdentifier }, Directory.GetDirectories(Bin()).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    public void ASecondBuildRunsNoStage() => Assert.IsEmpty(_packed.BuildWithoutErlang(_project, "--no-restore").ShouldSucceed().Stages);

    [TestMethod]
    public void OneDirectoryForAllIsRefused()
    {
        var build = _packed.BuildWithoutErlang(_project, $"-p:ReleaseRoot={_packed.Workspace.Path("all")}");
        Assert.IsNotEmpty(build.Errors);
        Assert.IsTrue(build.Errors.All(error => error.Code == "REL1128"), build.Output);
    }

    [TestMethod]
    public void EachIsPublishedInADirectoryOfItsOwnAndCleanRemovesAll()
    {
        using var packed = new PackedWorkspace();
        foreach (var pack in Directory.GetFiles(_packed.Feed))
        {
            File.Copy(pack, Path.Combine(packed.Feed, Path.GetFileName(pack)));
        }

        var project = packed.Workspace.AddCounter(project: File.ReadAllText(_project));
        string[] settings = [$"-p:OtpVersion={OtpVersion}", $"-p:RestorePackagesPath={packed.Packages}", "-nodeReuse:false"];
        var published = packed.Workspace.Dotnet(["publish", project, "-c", "Debug", "-p:PublishDir=" + packed.Workspace.Path("out") + "/", .. settings]);
        Assert.AreEqual(0, published.ExitCode, published.Output);
        Assert.IsTrue(File.Exists(packed.Workspace.Path("out", OtherIdentifier, "counter", "bin", "counter")), published.Output);

        packed.BuildWithoutErlang(project, "-t:Clean").ShouldSucceed();
        Assert.IsEmpty(Directory.GetFiles(packed.Workspace.Path("counter", "bin"), "*", SearchOption.AllDirectories));
    }

    private static string Bin(params string[] parts) => _packed.Workspace.Path(["counter", "bin", "Debug", .. parts]);

    private static string Emulator(string root) => Path.Combine(Directory.GetDirectories(root, "erts-*").Single(), "bin", "beam.smp");
}
