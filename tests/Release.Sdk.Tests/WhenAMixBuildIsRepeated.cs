using System.Collections.Concurrent;

namespace Release.Sdk.Tests;

/// <summary>Which stages of a Mix project run again after a change, read from the binary log; the result is a clean build's, byte for byte.</summary>
[TestClass]
public sealed class WhenAMixBuildIsRepeated
{
    private static readonly string[] Watched = ["CompileMix", "ResolveApplications", "ConfigureRelease", "AssembleRelease", "PackageRelease"];

    public static IEnumerable<object[]> Changes =>
    [
        Change("nothing", _ => { }, []),
        Change(
            "a source changes",
            w => w.Write("greeter/lib/greeter/more.ex", "defmodule Greeter.More do\n  def more, do: :less\nend\n"),
            ["CompileMix", "ConfigureRelease", "AssembleRelease", "PackageRelease"]),
        Change(
            "a source is added with an old time",
            w => Old(w.Write("greeter/lib/greeter/late.ex", "defmodule Greeter.Late do\nend\n")),
            Watched),
        Change(
            "an application joins",
            w => w.Write("greeter/greeter.relproj", "<Project Sdk=\"Release.Sdk\"><ItemGroup><ReleaseApplication Include=\"inets\" /></ItemGroup></Project>"),
            [.. Watched.Except(["CompileMix"])]),
        Change(
            "the runtime configuration changes",
            w => w.Write("greeter/config/runtime.exs", "import Config\n\nconfig :greeter, host: System.get_env(\"GREETER_HOST\", \"somebody\")\n"),
            ["CompileMix", "AssembleRelease", "PackageRelease"]),
        Change(
            "a shipped module is edited by hand",
            w => w.Write("greeter/bin/Debug/rel/greeter/lib/greeter-0.1.0/ebin/Elixir.Greeter.beam", "changed"),
            ["AssembleRelease", "PackageRelease"]),
    ];

    public static IEnumerable<object[]> RarerChanges =>
    [
        Change("a source is touched, not changed", w => File.SetLastWriteTimeUtc(w.Path("greeter", "lib", "greeter.ex"), DateTime.UtcNow), ["CompileMix"]),
        Change("a source is deleted", w => File.Delete(w.Path("greeter", "lib", "greeter", "more.ex")), Watched),
        Change(
            "mix.exs names another version",
            w => Replace(w, "mix.exs", "0.1.0", "0.1.1"),
            Watched),
        // Where the configuration of an application changes, mix compiles it again and writes its .app anew.
        Change(
            "the configuration of the build changes",
            w => Replace(w, "config/config.exs", "import Config", "import Config\nconfig :greeter, added: true"),
            Watched),
        Change(
            "a property of the assembly changes",
            w => w.Write("greeter/greeter.relproj", "<Project Sdk=\"Release.Sdk\"><PropertyGroup><StripBeams>false</StripBeams></PropertyGroup></Project>"),
            ["AssembleRelease", "PackageRelease"]),
        Change(
            "an overlay changes",
            w => w.Write("greeter/rel/overlays/etc/phrases.txt", "de=Guten Tag\n"),
            ["AssembleRelease", "PackageRelease"]),
    ];

    // As many as tests run at the same time, each used again.
    private static readonly ConcurrentBag<Workspace> Prepared = [];

    [TestMethod]
    [DynamicData(nameof(Changes))]
    public void OnlyWhatTheChangeReachesRuns(string title, Action<Workspace> change, string[] reached) => Repeat(title, change, reached);

    [TestMethod]
    [TestCategory("Long")]
    [DynamicData(nameof(RarerChanges))]
    public void SoItIsWithRarerChanges(string title, Action<Workspace> change, string[] reached) => Repeat(title, change, reached);

    private static void Repeat(string title, Action<Workspace> change, string[] reached)
    {
        var workspace = Prepared.TryTake(out var prepared) ? prepared : Prepare();
        try
        {
            // Sources, and what was built of them, with the times that they had.
            Run(workspace, "rm -rf greeter && cp -a built greeter");
            var project = workspace.Path("greeter", "greeter.relproj");
            Assert.IsEmpty(workspace.Build(project).ShouldSucceed().Stages, "nothing has changed yet");
            var before = Tree(workspace);

            change(workspace);
            var again = workspace.Build(project).ShouldSucceed();
            CollectionAssert.AreEquivalent(reached, again.Stages.Intersect(Watched).ToArray(), $"{title}: {string.Join(' ', again.Stages)}");

            var incremental = Tree(workspace);
            if (!reached.Contains("AssembleRelease"))
            {
                Assert.AreEqual(before, incremental, title);
                return;
            }

            Run(workspace, "rm -rf greeter/bin greeter/obj greeter/_build");
            workspace.Build(project).ShouldSucceed();
            Assert.AreEqual(Tree(workspace), incremental, title);
        }
        finally
        {
            Prepared.Add(workspace);
        }
    }

    [ClassCleanup]
    public static void Forget()
    {
        foreach (var workspace in Prepared)
        {
            workspace.Dispose();
        }
    }

    private static Workspace Prepare()
    {
        var workspace = new Workspace("repeated");
        workspace.AddSample("greeter");
        workspace.Write("greeter/lib/greeter/more.ex", "defmodule Greeter.More do\n  def more, do: :more\nend\n");
        workspace.Build(workspace.Path("greeter", "greeter.relproj")).ShouldSucceed();
        Run(workspace, "cp -a greeter built");
        return workspace;
    }

    private static void Run(Workspace workspace, string script)
    {
        var result = Tool.Run("sh", ["-ec", script], workspace.Root);
        Assert.AreEqual(0, result.ExitCode, result.Errors);
    }

    [TestMethod]
    public void AModuleThatChangesIsTheOnlyFileThatIsWritten()
    {
        using var workspace = new Workspace();
        var project = workspace.AddSample("greeter");
        workspace.Build(project).ShouldSucceed();
        var before = Files(workspace);

        var source = workspace.Path("greeter", "lib", "greeter.ex");
        File.WriteAllText(source, File.ReadAllText(source).Replace("defmodule Greeter do", "defmodule Greeter do\n  def added, do: :added\n", StringComparison.Ordinal));
        workspace.Build(project).ShouldSucceed();

        var written = Files(workspace).Except(before).Select(file => file.Path).ToArray();
        CollectionAssert.AreEqual(new[] { "lib/greeter-0.1.0/ebin/Elixir.Greeter.beam" }, written, string.Join('\n', written));
    }

    [TestMethod]
    public void BothConfigurationsStandSideBySide()
    {
        using var workspace = new Workspace();
        var project = workspace.AddSample("greeter");
        workspace.Build(project).ShouldSucceed();
        workspace.Build(project, "-c", "Release").ShouldSucceed();
        Assert.IsEmpty(workspace.Build(project).ShouldSucceed().Stages);
        Assert.IsEmpty(workspace.Build(project, "-c", "Release").ShouldSucceed().Stages);
        Assert.Contains("{punctuation,<<\".\">>}", File.ReadAllText(workspace.Path("greeter", "bin", "Release", "rel", "greeter", "releases", "0.1.0", "sys.config")));
    }

    private static object[] Change(string title, Action<Workspace> change, string[] reached) => [title, change, reached];

    private static void Old(string file) => File.SetLastWriteTimeUtc(file, new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc));

    private static void Replace(Workspace workspace, string file, string old, string replacement)
    {
        var path = workspace.Path("greeter", file);
        File.WriteAllText(path, File.ReadAllText(path).Replace(old, replacement, StringComparison.Ordinal));
    }

    // A file that is written anew is another one, also where the text is the same.
    private static (string Path, string Inode)[] Files(Workspace workspace) =>
        [.. Tool.Run("find", [".", "-type", "f", "-printf", "%P\\t%i\\n"], workspace.Path("greeter", "bin", "Debug", "rel", "greeter")).Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (line.Split('\t')[0], line.Split('\t')[1]))];

    private static string Tree(Workspace workspace) =>
        Tool.Run("sh", ["-c", "find bin -type f -exec sha256sum {} + | sort -k 2; find bin -type f -printf '%m %p\\n' | sort -k 2"], workspace.Path("greeter")).Output;
}
