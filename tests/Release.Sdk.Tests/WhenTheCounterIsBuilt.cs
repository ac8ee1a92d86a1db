namespace Release.Sdk.Tests;

/// <summary>The sample, built from the packed SDK; booted on the installed OTP's runtime system.</summary>
[TestClass]
public sealed class WhenTheCounterIsBuilt
{
    private static Workspace _workspace = null!;
    private static BuildResult _first = null!;
    private static string _root = null!;

    [ClassInitialize]
    public static void Build(TestContext context)
    {
        _workspace = new Workspace("a space and ü");
        _first = _workspace.Build(_workspace.AddCounter());
        _root = _workspace.Path("counter", "bin", "Debug", "rel", "counter");
    }

    [ClassCleanup]
    public static void Remove() => _workspace.Dispose();

    [TestMethod]
    public void EveryStageRuns() => CollectionAssert.AreEqual(
        new[] { "CompileErlang", "ResolveApplications", "GenerateRelFile", "GenerateBootScript", "AssembleRelease", "DescribeRelease", "PackageRelease" },
        _first.ShouldSucceed().Stages.ToArray());

    [TestMethod]
    public void TheSecondBuildRunsNoStage()
    {
        using var workspace = new Workspace();
        var project = workspace.AddCounter();
        workspace.Build(project).ShouldSucceed();
        Assert.IsEmpty(workspace.Build(project).ShouldSucceed().Stages);
    }

    [TestMethod]
    public void ItsFilesAreWhereMixReleaseAndReleaseHandlerExpectThem()
    {
        var version = Path.Combine("releases", "0.1.0");
        string[] expected =
        [
            Path.Combine("bin", "counter"), Path.Combine("bin", "counter.bat"),
            Path.Combine("releases", "RELEASES"), Path.Combine("releases", "start_erl.data"),
            .. new[]
            {
                "counter.rel", "start.boot", "start.script", "start_clean.boot", "start_clean.script", "sys.config", "vm.args", "remote.vm.args", "env.sh", "env.bat",
            }.Select(file => Path.Combine(version, file)),
            Path.Combine("lib", "counter-0.1.0", "ebin", "counter.beam"), Path.Combine("etc", "motd"),
        ];
        foreach (var file in expected)
        {
            Assert.IsTrue(File.Exists(Path.Combine(_root, file)), file);
        }

        Assert.IsFalse(File.Exists(Path.Combine(_root, "releases", "COOKIE")), "no cookie is shipped unasked");
    }

    [TestMethod]
    public void ItCountsFromTheConfiguredStart()
    {
        using var release = new RunningRelease(_root, "counter").Start();
        Assert.AreEqual("42", release.Rpc("counter:bump()."));
        Assert.AreEqual("43", release.Rpc("counter:bump()."));
        Assert.AreEqual("\"counter 0.1.0\"", release.Rpc("os:getenv(\"COUNTER_RELEASE\")."));
    }

    [TestMethod]
    public void ReleaseHandlerListsItWithItsLibraries()
    {
        using var release = new RunningRelease(_root, "counter").Start();
        StringAssert.StartsWith(release.Rpc("release_handler:which_releases()."), "[{\"counter\",\"0.1.0\",");
        Assert.AreEqual("permanent", release.Rpc("element(4, hd(release_handler:which_releases()))."));
        Assert.AreEqual(
            "[\"counter-0.1.0\",\"kernel\",\"sasl\",\"stdlib\"]",
            release.Rpc("lists:sort([case L of \"counter\" ++ _ -> L; _ -> hd(string:split(L, \"-\")) end || L <- element(3, hd(release_handler:which_releases()))])."));
    }

    [TestMethod]
    public void TheArchiveUnpackedElsewhereRuns()
    {
        using var elsewhere = new TemporaryDirectory("elsewhere");
        var archive = _workspace.Path("counter", "bin", "Debug", "counter-0.1.0.tar.gz");
        // erl_tar reads one gzip member only.
        Erlang.Escript(
            """main([Archive, Target]) -> ok = erl_tar:extract(Archive, [compressed, {cwd, Target}]).""",
            archive, elsewhere.FullPath);
        using var release = new RunningRelease(elsewhere.FullPath, "counter").Start();
        Assert.AreEqual("42", release.Rpc("counter:bump()."));
    }

    [TestMethod]
    public void PublishCopiesItWithItsModes()
    {
        using var workspace = new Workspace();
        var published = workspace.Dotnet(["publish", workspace.AddCounter(), "-c", "Release", "-o", workspace.Path("published"), "-nodeReuse:false"]);
        Assert.AreEqual(0, published.ExitCode, published.Output + published.Errors);
        Assert.AreEqual(
            Listing(workspace.Path("counter", "bin", "Release", "rel", "counter")),
            Listing(workspace.Path("published")));
    }

    [TestMethod]
    public void AllFilesOfTheArchiveAreThoseOfTheDirectory()
    {
        using var elsewhere = new TemporaryDirectory("elsewhere");
        var archive = _workspace.Path("counter", "bin", "Debug", "counter-0.1.0.tar.gz");
        Assert.AreEqual(0, Tool.Run("tar", ["-xzf", archive, "-C", elsewhere.FullPath]).ExitCode);
        // The first start, here by another test, may have left a cookie.
        var difference = Tool.Run("diff", ["-r", "-x", "COOKIE", _root, elsewhere.FullPath]);
        // release_handler reads releases/BASE.rel out of BASE.tar.gz; the directory needs neither.
        Assert.AreEqual(
            $"Only in {elsewhere.Path("releases")}: counter-0.1.0.rel\nOnly in {elsewhere.Path("releases")}: counter.rel",
            difference.Output.Trim());
    }

    private static string Listing(string directory) =>
        Tool.Run("sh", ["-c", "find . -type f -printf '%m %p\\n' | sort -k 2; find . -type f -exec sha256sum {} + | sort -k 2"], directory).Output;
}
