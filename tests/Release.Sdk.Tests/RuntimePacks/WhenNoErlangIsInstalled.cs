using static Release.Sdk.Tests.RuntimePacks.PackedWorkspace;

namespace Release.Sdk.Tests.RuntimePacks;

/// <summary>A runtime pack of the installed OTP, and a build that finds no Erlang but in it.</summary>
[TestClass]
public sealed class WhenNoErlangIsInstalled
{
    private static PackedWorkspace _packed = null!;
    private static string _project = null!;
    private static BuildResult _build = null!;
    private static string _root = null!;

    [ClassInitialize]
    public static void Build(TestContext context)
    {
        _packed = new PackedWorkspace();
        _project = _packed.Workspace.AddCounter();
        _packed.PackOtp(_project, Identifier);
        _build = _packed.BuildWithoutErlang(_project, "-r", Identifier);
        _root = _packed.Workspace.Path("counter", "bin", "Debug", Identifier, "rel", "counter");
    }

    [ClassCleanup]
    public static void Remove() => _packed.Dispose();

    [TestMethod]
    public void ThePackCompilesAndIsShipped()
    {
        _build.ShouldSucceed();
        CollectionAssert.IsSubsetOf(new[] { "CheckRuntimePack", "CompileErlang", "AssembleRelease" }, _build.Stages.ToArray());
        Assert.IsTrue(File.Exists(_packed.Workspace.Path("counter", "bin", "Debug", Identifier, $"counter-0.1.0-{Identifier}.tar.gz")));
    }

    [TestMethod]
    public void TheReleaseRuns()
    {
        using var release = new RunningRelease(_root, "counter").Start();
        Assert.AreEqual("42", release.Rpc("counter:bump()."));
        FreshVm.ShouldAgreeWithSystools(_root, "counter");
    }

    // Oracle: the release of the installation itself.
    [TestMethod]
    public void TheReleaseIsTheOneThatTheInstallationGives()
    {
        using var workspace = new Workspace();
        workspace.Build(workspace.AddCounter(), $"-p:OtpRoot={Erlang.Root}").ShouldSucceed();
        CollectionAssert.AreEqual(Tree(workspace.Path("counter", "bin", "Debug", "rel", "counter")), Tree(_root));
    }

    [TestMethod]
    public void ASecondBuildRunsNoStage() => Assert.IsEmpty(_packed.BuildWithoutErlang(_project, "-r", Identifier, "--no-restore").ShouldSucceed().Stages);

    [TestMethod]
    public void NothingIsSharedWithTheFolderOfPackages()
    {
        // %h: the number of names of a file; one that a release shares with a pack has two.
        var names = Tool.Run("find", [_packed.Pack(Identifier), "-type", "f", "-links", "+1"]);
        Assert.AreEqual("", names.Output);
    }

    [TestMethod]
    public void ApplicationsThatAreCompiledAlreadyNeedNoCompiler()
    {
        _packed.Workspace.Copy(_packed.Workspace.Path("counter", "obj", "Debug", Identifier, "counter", "lib", "counter", "ebin"), Path.Combine("compiled", "counter", "ebin"));
        var project = _packed.Workspace.Write("ready/ready.relproj", """
            <Project Sdk="Release.Sdk">
              <PropertyGroup>
                <BeamBuildTool>none</BeamBuildTool>
                <ReleaseVersionFromApplication>counter</ReleaseVersionFromApplication>
              </PropertyGroup>
              <ItemGroup>
                <ApplicationPath Include="../compiled" />
                <ReleaseApplication Include="counter" />
              </ItemGroup>
            </Project>
            """);
        var build = _packed.BuildWithoutErlang(project, "-r", Identifier).ShouldSucceed();
        Assert.IsFalse(build.Stages.Contains("CompileErlang"));
    }

    [TestMethod]
    public void AnOtpRootOfTheProjectWins()
    {
        var build = _packed.BuildWithoutErlang(_project, "-r", Identifier, $"-p:OtpRoot={_packed.Workspace.Path("nowhere")}");
        Assert.AreEqual("REL1102", build.Errors.Single().Code);
    }

    [TestMethod]
    public void APackThatNobodyHasIsAnErrorOfNuGet()
    {
        var build = _packed.BuildWithoutErlang(_project, "-r", OtherIdentifier);
        Assert.AreEqual("NU1101", build.Errors.Single().Code);
        Assert.Contains("PackOtpRuntime", build.Output);
    }

    [TestMethod]
    public void AFloatingVersionIsRefused()
    {
        using var packed = new PackedWorkspace();
        var build = packed.BuildWithoutErlang(packed.Workspace.AddCounter(), "-r", Identifier, "-p:OtpVersion=25.*");
        Assert.AreEqual("REL1110", build.Errors.Single().Code);
    }

    private static string MadeByTheFirstStart(string root) => Path.Combine(root, "releases", "COOKIE");

    private static string[] Tree(string root) =>
    [
        .. Directory.GetFiles(root, "*", SearchOption.AllDirectories).Where(file => file != MadeByTheFirstStart(root)).Order(StringComparer.Ordinal).Select(file =>
            $"{Path.GetRelativePath(root, file)} {Mode(file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}"),
    ];

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Interoperability", "CA1416", Justification = "The tests run where Erlang is a package of the distribution.")]
    private static UnixFileMode Mode(string file) => File.GetUnixFileMode(file);
}
