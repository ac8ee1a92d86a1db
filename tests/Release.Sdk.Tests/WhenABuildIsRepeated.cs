namespace Release.Sdk.Tests;

/// <summary>Which stages run again after a change, read from the binary log; the result is a clean build's, byte for byte.</summary>
[TestClass]
public sealed class WhenABuildIsRepeated
{
    private const string Old = "2001-02-03";

    public static IEnumerable<object[]> Changes =>
    [
        Change("nothing", _ => { }, []),
        Change(
            "a source changes",
            w => w.Write("counter/src/counter_app.erl", "-module(counter_app).\n-behaviour(application).\n-export([start/2, stop/1]).\nstart(_, _) -> counter_sup:start_link().\nstop(_) -> done.\n"),
            ["CompileErlang", "AssembleRelease", "PackageRelease"]),
        Change(
            "a source is added with an old time",
            w => Touch(w.Write("counter/src/counter_more.erl", "-module(counter_more).\n")),
            ["CompileErlang", "AssembleRelease", "PackageRelease"]),
        Change(
            "an overlay is added with an old time",
            w => Touch(w.Write("counter/rel/overlays/etc/more", "more\n")),
            ["AssembleRelease", "PackageRelease"]),
        Change(
            "an overlay is deleted",
            w => File.Delete(w.Path("counter", "rel", "overlays", "etc", "motd")),
            ["AssembleRelease", "PackageRelease"]),
        Change(
            "an empty directory is added to the overlays",
            w => Directory.CreateDirectory(w.Path("counter", "rel", "overlays", "var", "log")),
            ["AssembleRelease", "PackageRelease"]),
        Change(
            "the configuration changes",
            w => w.Write("counter/config/sys.config", "[{counter, [{start, 1}]}].\n"),
            ["AssembleRelease", "PackageRelease"]),
        Change(
            "a shipped file is edited by hand",
            w => w.Write("counter/bin/Debug/rel/counter/etc/motd", "changed\n"),
            ["AssembleRelease", "PackageRelease"]),
        Change(
            "a shipped file is deleted by hand",
            w => File.Delete(w.Path("counter", "bin", "Debug", "rel", "counter", "bin", "counter")),
            ["AssembleRelease", "PackageRelease"]),
        Change(
            "the archive is deleted by hand",
            w => File.Delete(w.Path("counter", "bin", "Debug", "counter-0.1.0.tar.gz")),
            ["PackageRelease"]),
    ];

    [TestMethod]
    [DynamicData(nameof(Changes))]
    public void OnlyWhatTheChangeReachesRuns(string title, Action<Workspace> change, string[] reached)
    {
        using var workspace = new Workspace();
        var project = workspace.AddCounter();
        workspace.Build(project).ShouldSucceed();

        change(workspace);
        var again = workspace.Build(project).ShouldSucceed();
        CollectionAssert.AreEquivalent(reached, again.Stages.Intersect(["CompileErlang", "AssembleRelease", "PackageRelease"]).ToArray(), $"{title}: {string.Join(' ', again.Stages)}");

        var incremental = Tree(workspace);
        Directory.Delete(workspace.Path("counter", "bin"), recursive: true);
        Directory.Delete(workspace.Path("counter", "obj"), recursive: true);
        workspace.Build(project).ShouldSucceed();
        Assert.AreEqual(Tree(workspace), incremental);
    }

    [TestMethod]
    public void AnotherPropertyReachesItsStages()
    {
        using var workspace = new Workspace();
        var project = workspace.AddCounter();
        workspace.Build(project).ShouldSucceed();
        CollectionAssert.Contains(workspace.Build(project, "-p:StripBeams=false").ShouldSucceed().Stages.ToArray(), "AssembleRelease");
        CollectionAssert.DoesNotContain(workspace.Build(project, "-p:StripBeams=false", "-p:ReleaseArchiveFormats=zip").ShouldSucceed().Stages.ToArray(), "AssembleRelease");
    }

    [TestMethod]
    public void AnotherVersionLeavesNothingOfTheOldOne()
    {
        using var workspace = new Workspace();
        var project = workspace.AddCounter();
        workspace.Build(project).ShouldSucceed();
        workspace.Build(project, "-p:ReleaseVersion=0.1.1").ShouldSucceed();
        Assert.IsFalse(File.Exists(workspace.Path("counter", "bin", "Debug", "counter-0.1.0.tar.gz")));
        Assert.IsFalse(Directory.Exists(workspace.Path("counter", "bin", "Debug", "rel", "counter", "releases", "0.1.0")));
    }

    [TestMethod]
    public void CleanRemovesWhatWasWrittenAndNothingElse()
    {
        using var workspace = new Workspace();
        var project = workspace.AddCounter();
        workspace.Build(project).ShouldSucceed();
        var kept = workspace.Write("counter/bin/Debug/rel/counter/mine.txt", "mine");
        workspace.Build(project, "-t:Clean").ShouldSucceed();
        CollectionAssert.AreEqual(new[] { kept }, Directory.GetFiles(workspace.Path("counter", "bin"), "*", SearchOption.AllDirectories));
        Assert.IsFalse(Directory.Exists(workspace.Path("counter", "obj", "Debug", "counter")));
    }

    private static object[] Change(string title, Action<Workspace> change, string[] reached) => [title, change, reached];

    private static void Touch(string file) => File.SetLastWriteTimeUtc(file, DateTime.Parse(Old, System.Globalization.CultureInfo.InvariantCulture));

    private static string Tree(Workspace workspace) =>
        Tool.Run("sh", ["-c", "find bin -type f -exec sha256sum {} + | sort -k 2; find bin -type f -printf '%m %p\\n' | sort -k 2"], workspace.Path("counter")).Output;
}
