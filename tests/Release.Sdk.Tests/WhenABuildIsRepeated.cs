using System.Collections.Concurrent;
using System.IO.Compression;

namespace Release.Sdk.Tests;

/// <summary>Which stages run again after a change, read from the binary log; the result is a clean build's, byte for byte.</summary>
[TestClass]
public sealed class WhenABuildIsRepeated
{
    private const string Old = "2001-02-03";

    private static readonly string[] All = ["CompileErlang", "ResolveApplications", "GenerateRelFile", "GenerateBootScript", "AssembleRelease", "DescribeRelease", "PackageRelease"];
    private static readonly string[] AfterTheCompiler = [.. All.Skip(1)];
    // As many as tests run at the same time, each used again.
    private static readonly ConcurrentBag<Workspace> Prepared = [];

    private static Workspace Prepare()
    {
        var workspace = new Workspace("repeated");
        var compiled = Tool.Run("sh", ["-c", $"mkdir -p libs/given/ebin && cd libs/given/ebin && echo '{Given}' > given.erl && echo '-module(spare).' > spare.erl && erlc +deterministic *.erl && rm *.erl"], workspace.Root);
        Assert.AreEqual(0, compiled.ExitCode, compiled.Errors);
        workspace.Write("libs/given/ebin/given.app", "{application, given, [{description, \"\"}, {vsn, \"1\"}, {modules, [given, spare]}, {registered, []}, {applications, [kernel, stdlib]}]}.\n");
        var project = workspace.AddCounter(project: Project);
        workspace.Write("counter/src/counter_extra.erl", "-module(counter_extra).\n");
        workspace.Build(project).ShouldSucceed();
        Run(workspace, "mkdir built && cp -a counter libs built/ && rm -rf built/counter/bin built/counter/obj");
        return workspace;
    }

    private const string Given = "-module(given). -export([f/0]). f() -> 1.";

    private const string Project = """
        <Project Sdk="Release.Sdk">
          <ItemGroup>
            <ApplicationPath Include="../libs" />
            <ReleaseApplication Include="given" />
          </ItemGroup>
        </Project>
        """;

    public static IEnumerable<object[]> Changes =>
    [
        Change("nothing", _ => { }, []),
        Change("a source is touched, not changed", w => File.SetLastWriteTimeUtc(w.Path("counter", "src", "counter.erl"), DateTime.UtcNow), ["CompileErlang"]),
        Change(
            "a module changes",
            // Into the file that is there: a directory in which files come and go may hold another .app.
            w => Run(w, $"echo '{Given.Replace("-> 1", "-> 2", StringComparison.Ordinal)}' > given.erl && erlc +deterministic given.erl && cat given.beam > libs/given/ebin/given.beam && rm given.erl given.beam"),
            ["AssembleRelease", "DescribeRelease", "PackageRelease"]),
        Change(
            "a source changes",
            w => w.Write("counter/src/counter_app.erl", "-module(counter_app).\n-behaviour(application).\n-export([start/2, stop/1]).\nstart(_, _) -> counter_sup:start_link().\nstop(_) -> done.\n"),
            ["CompileErlang", "AssembleRelease", "DescribeRelease", "PackageRelease"]),
        Change(
            "a source is added with an old time",
            w => Touch(w.Write("counter/src/counter_more.erl", "-module(counter_more).\n")),
            All),
        Change(
            "a source is deleted",
            w => File.Delete(w.Path("counter", "src", "counter_extra.erl")),
            All),
        Change(
            "an overlay is deleted",
            w => File.Delete(w.Path("counter", "rel", "overlays", "etc", "motd")),
            ["AssembleRelease", "PackageRelease"]),
        Change(
            "a shipped file is edited by hand",
            w => w.Write("counter/bin/Debug/rel/counter/etc/motd", "changed\n"),
            ["AssembleRelease", "PackageRelease"]),
        Change(
            "the checksum of the tar is edited by hand",
            w => w.Write("counter/bin/Debug/counter-0.1.0.tar.sha256", "changed\n"),
            ["PackageRelease"]),
        Change("a property of the archives is another", _ => { }, ["PackageRelease"], "-p:ReleaseArchiveFormats=zip"),
        Change(
            "an application joins",
            w => w.Write("counter/counter.relproj", Project.Replace("\"given\"", "\"given;tools\"", StringComparison.Ordinal)),
            AfterTheCompiler),
        Change("the SDK is of another version", AnotherSdk, All),
    ];

    public static IEnumerable<object[]> RarerChanges =>
    [
        Change("a module is touched, not changed", w => File.SetLastWriteTimeUtc(w.Path("libs", "given", "ebin", "given.beam"), DateTime.UtcNow), ["AssembleRelease", "DescribeRelease"]),
        Change(
            "a module is deleted, and its directory has an old time",
            w => Run(w, $"sed -i 's/, spare//' libs/given/ebin/given.app && rm libs/given/ebin/spare.beam && touch -d {Old} libs/given/ebin libs/given/ebin/given.app"),
            AfterTheCompiler),
        Change(
            "an overlay is added with an old time",
            w => Touch(w.Write("counter/rel/overlays/etc/more", "more\n")),
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
            "a shipped file is deleted by hand",
            w => File.Delete(w.Path("counter", "bin", "Debug", "rel", "counter", "bin", "counter")),
            ["AssembleRelease", "PackageRelease"]),
        Change(
            "the archive is deleted by hand",
            w => File.Delete(w.Path("counter", "bin", "Debug", "counter-0.1.0.tar.gz")),
            ["PackageRelease"]),
        Change(
            "the archive is edited by hand",
            w => w.Write("counter/bin/Debug/counter-0.1.0.tar.gz", "changed\n"),
            ["PackageRelease"]),
        Change("a property of the assembly is another", _ => { }, ["AssembleRelease", "PackageRelease"], "-p:StripBeams=false"),
        Change(
            "the metadata of an item changes",
            w => w.Write("counter/counter.relproj", Project.Replace("\"given\"", "\"given\" StartType=\"load\"", StringComparison.Ordinal)),
            AfterTheCompiler),
        Change(
            "an application leaves",
            w => w.Write("counter/counter.relproj", Project.Replace("<ReleaseApplication Include=\"given\" />", "", StringComparison.Ordinal)),
            AfterTheCompiler),
        Change(
            "the configuration was switched and is switched back",
            w => w.Build(w.Path("counter", "counter.relproj"), "-c", "Release").ShouldSucceed(),
            []),
    ];

    [TestMethod]
    [DynamicData(nameof(Changes))]
    public void OnlyWhatTheChangeReachesRuns(string title, Action<Workspace> change, string[] reached, string[] arguments) => Repeat(title, change, reached, arguments);

    [TestMethod]
    [TestCategory("Long")]
    [DynamicData(nameof(RarerChanges))]
    public void SoItIsWithRarerChanges(string title, Action<Workspace> change, string[] reached, string[] arguments) => Repeat(title, change, reached, arguments);

    private static void Repeat(string title, Action<Workspace> change, string[] reached, string[] arguments)
    {
        var workspace = Prepared.TryTake(out var prepared) ? prepared : Prepare();
        try
        {
            // Sources with the times that they had. A build undoes what the case before did, so that what it left is of one piece.
            Run(workspace, "mkdir -p all && rm -rf clean all/* && mv counter/bin counter/obj all/ && rm -rf counter libs && cp -a built/counter built/libs . && mv all/bin all/obj counter/");
            workspace.Write("global.json", $$"""{ "msbuild-sdks": { "Release.Sdk": "{{Repository.SdkVersion}}" } }""");
            workspace.Build(workspace.Path("counter", "counter.relproj")).ShouldSucceed();

            change(workspace);
            var again = workspace.Build(workspace.Path("counter", "counter.relproj"), arguments).ShouldSucceed();
            CollectionAssert.AreEqual(reached, again.Stages.ToArray(), $"{title}: {string.Join(' ', again.Stages)}");

            // The same sources elsewhere, from nothing.
            Run(workspace, "mkdir clean && cp -a counter libs clean/ && rm -rf clean/counter/bin clean/counter/obj");
            workspace.Build(workspace.Path("clean", "counter", "counter.relproj"), arguments).ShouldSucceed();
            Assert.AreEqual(Tree(workspace, "clean/counter"), Tree(workspace, "counter"), title);
        }
        finally
        {
            Prepared.Add(workspace);
        }
    }

    [TestMethod]
    public void AModuleThatChangesIsTheOnlyFileThatIsWritten()
    {
        using var workspace = new Workspace();
        var project = workspace.AddCounter();
        workspace.Build(project).ShouldSucceed();
        var before = References.Shop.Files(workspace, "counter", "counter");

        var source = workspace.Path("counter", "src", "counter_app.erl");
        File.WriteAllText(source, File.ReadAllText(source).Replace("-module(counter_app).", "-module(counter_app).\n-export([more/0]).", StringComparison.Ordinal) + "\nmore() -> 1.\n");
        workspace.Build(project).ShouldSucceed();

        CollectionAssert.AreEqual(
            new[] { "lib/counter-0.1.0/ebin/counter_app.beam" }, References.Shop.Files(workspace, "counter", "counter").Except(before).Select(file => file.Path).ToArray());
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
        Assert.IsEmpty(Directory.GetFiles(workspace.Path("counter", "bin", "Debug"), "*0.1.0*"));
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

    [ClassCleanup]
    public static void Forget()
    {
        foreach (var workspace in Prepared)
        {
            workspace.Dispose();
        }
    }

    private static object[] Change(string title, Action<Workspace> change, string[] reached, params string[] arguments) => [title, change, reached, arguments];

    // A package of another version whose files are those of this one, times and assemblies and all.
    private static void AnotherSdk(Workspace workspace)
    {
        const string other = "99.0.0";
        var package = workspace.Path($"Release.Sdk.{other}.nupkg");
        File.Copy(Path.Combine(Repository.Packages, $"Release.Sdk.{Repository.SdkVersion}.nupkg"), package, overwrite: true);
        using (var archive = ZipFile.Open(package, ZipArchiveMode.Update))
        {
            var entry = archive.GetEntry("Release.Sdk.nuspec")!;
            using var reader = new StreamReader(entry.Open());
            var text = reader.ReadToEnd().Replace($"<version>{Repository.SdkVersion}</version>", $"<version>{other}</version>", StringComparison.Ordinal);
            reader.Dispose();
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry("Release.Sdk.nuspec").Open());
            writer.Write(text);
        }

        workspace.Write("NuGet.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="local" value="{Repository.Packages}" />
                <add key="other" value="{workspace.Root}" />
              </packageSources>
            </configuration>
            """);
        workspace.Write("global.json", $$"""{ "msbuild-sdks": { "Release.Sdk": "{{other}}" } }""");
    }

    private static void Touch(string file) => File.SetLastWriteTimeUtc(file, DateTime.Parse(Old, System.Globalization.CultureInfo.InvariantCulture));

    private static void Run(Workspace workspace, string script)
    {
        var result = Tool.Run("sh", ["-ec", script], workspace.Root);
        Assert.AreEqual(0, result.ExitCode, result.Errors);
    }

    private static string Tree(Workspace workspace, string project) =>
        Tool.Run("sh", ["-c", "find bin/Debug -type f -exec sha256sum {} + | sort -k 2; find bin/Debug -type f -printf '%m %p\\n' | sort -k 2"], workspace.Path(project)).Output;
}
