namespace Release.Sdk.Tests;

/// <summary><c>IncludeErts</c> is <c>false</c>: the release runs on the Erlang that is installed where it runs.</summary>
[TestClass]
public sealed class WhenErlangStaysOutside
{
    private static Workspace _workspace = null!;
    private static BuildResult _build = null!;
    private static string _root = null!;

    [ClassInitialize]
    public static void Build(TestContext context)
    {
        _workspace = new Workspace();
        _build = _workspace.Build(_workspace.AddCounter(project: """
            <Project Sdk="Release.Sdk">
              <PropertyGroup>
                <IncludeErts>false</IncludeErts>
              </PropertyGroup>
              <ItemGroup>
                <ReleaseApplication Include="inets" />
              </ItemGroup>
            </Project>
            """));
        _root = _workspace.Path("counter", "bin", "Debug", "rel", "counter");
    }

    [ClassCleanup]
    public static void Remove() => _workspace.Dispose();

    [TestMethod]
    public void NothingOfOtpIsShipped()
    {
        _build.ShouldSucceed();
        CollectionAssert.AreEqual(new[] { "counter-0.1.0" }, Directory.GetDirectories(Path.Combine(_root, "lib")).Select(Path.GetFileName).ToArray());
        Assert.IsEmpty(Directory.GetDirectories(_root, "erts-*"));
    }

    [TestMethod]
    public void TheBootScriptFindsOtpInItsRootAndTheRestInReleaseLib()
    {
        FreshVm.ShouldAgreeWithSystools(_root, "counter");
        var script = File.ReadAllText(Path.Combine(_root, "releases", "0.1.0", "start.script"));
        StringAssert.Contains(script, "\"$RELEASE_LIB/counter-0.1.0/ebin\"");
        StringAssert.Contains(script, "\"$ROOT/lib/inets-");
    }

    [TestMethod]
    public void ItRunsOnTheErlangOfThePath()
    {
        using var release = new RunningRelease(_root, "counter").Start();
        Assert.AreEqual("42", release.Rpc("counter:bump()."));
        Assert.AreEqual($"\"{Erlang.Root}\"", release.Rpc("code:root_dir()."));
    }

    [TestMethod]
    public void AnErtsElsewhereBringsItsOtp()
    {
        using var workspace = new Workspace();
        var otp = workspace.Path("another otp");
        // Another installation: that of the machine under another name, which erlc cuts at the blank.
        Assert.AreEqual(0, Tool.Run("cp", ["-a", Erlang.Root, otp]).ExitCode);
        var erts = Directory.GetDirectories(otp, "erts-*").Single();
        var project = workspace.AddCounter(project: $"""
            <Project Sdk="Release.Sdk">
              <PropertyGroup>
                <IncludeErts>{erts}</IncludeErts>
              </PropertyGroup>
            </Project>
            """);
        workspace.Build(project).ShouldSucceed();
        Directory.Delete(otp, recursive: true);
        var root = workspace.Path("counter", "bin", "Debug", "rel", "counter");
        Assert.AreEqual($"\"{root}\"", FreshVm.Eval(root, "counter", "start", "code:root_dir()."));
    }
}
