namespace Release.Sdk.Tests;

/// <summary>Which stages of a Mix project run again after a change, read from the binary log; the result is a clean build's, byte for byte.</summary>
[TestClass]
public sealed class WhenAMixBuildIsRepeated
{
    private static readonly string[] Watched = ["CompileMix", "ResolveApplications", "ConfigureRelease", "AssembleRelease", "PackageRelease"];

    public static IEnumerable<object[]> Changes =>
    [
        Change("nothing", _ => { }, []),
        Change("a source is touched, not changed", w => File.SetLastWriteTimeUtc(w.Path("greeter", "lib", "greeter.ex"), DateTime.UtcNow), ["CompileMix"]),
        Change(
            "a source changes",
            w => w.Write("greeter/lib/greeter/more.ex", "defmodule Greeter.More do\n  def more, do: :less\nend\n"),
            Watched),
        Change(
            "the runtime configuration changes",
            w => w.Write("greeter/config/runtime.exs", "import Config\n\nconfig :greeter, host: System.get_env(\"GREETER_HOST\", \"somebody\")\n"),
            ["CompileMix", "AssembleRelease", "PackageRelease"]),
        Change(
            "an overlay changes",
            w => w.Write("greeter/rel/overlays/etc/phrases.txt", "de=Guten Tag\n"),
            ["AssembleRelease", "PackageRelease"]),
        Change(
            "a shipped module is edited by hand",
            w => w.Write("greeter/bin/Debug/rel/greeter/lib/greeter-0.1.0/ebin/Elixir.Greeter.beam", "changed"),
            ["AssembleRelease", "PackageRelease"]),
    ];

    [TestMethod]
    [DynamicData(nameof(Changes))]
    public void OnlyWhatTheChangeReachesRuns(string title, Action<Workspace> change, string[] reached)
    {
        using var workspace = new Workspace();
        var project = workspace.AddSample("greeter");
        workspace.Build(project).ShouldSucceed();

        change(workspace);
        var again = workspace.Build(project).ShouldSucceed();
        CollectionAssert.AreEquivalent(reached, again.Stages.Intersect(Watched).ToArray(), $"{title}: {string.Join(' ', again.Stages)}");

        var incremental = Tree(workspace);
        foreach (var built in new[] { "bin", "obj", "_build" })
        {
            Directory.Delete(workspace.Path("greeter", built), recursive: true);
        }

        workspace.Build(project).ShouldSucceed();
        Assert.AreEqual(Tree(workspace), incremental);
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

    // A file that is written anew is another one, also where the text is the same.
    private static (string Path, string Inode)[] Files(Workspace workspace) =>
        [.. Tool.Run("find", [".", "-type", "f", "-printf", "%P\\t%i\\n"], workspace.Path("greeter", "bin", "Debug", "rel", "greeter")).Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (line.Split('\t')[0], line.Split('\t')[1]))];

    private static string Tree(Workspace workspace) =>
        Tool.Run("sh", ["-c", "find bin -type f -exec sha256sum {} + | sort -k 2; find bin -type f -printf '%m %p\\n' | sort -k 2"], workspace.Path("greeter")).Output;
}
