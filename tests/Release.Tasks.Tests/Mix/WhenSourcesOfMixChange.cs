using Release.Tasks.Disk.Records;

namespace Release.Tasks.Tests.Mix;

/// <summary>The record says whether MSBuild starts the task again.</summary>
[TestClass]
public sealed class WhenSourcesOfMixChange
{
    private static readonly DateTime LongAgo = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [TestMethod]
    public void WhatAReleaseFollowsFromMakesTheRecordStaleAndNothingElse()
    {
        using var project = new MixProject().Project("deps: [{:near, path: \"../near\"}]").Module("Demo", "@external_resource Path.expand(\"../../far.txt\", __DIR__)")
            .Write("../near/mix.exs", "defmodule Near.MixProject do\n  use Mix.Project\n  def project, do: [app: :near, version: \"1.0.0\"]\nend\n")
            .Write("../near/lib/near.ex", "defmodule Near do\nend\n")
            .Write("../far.txt", "1")
            .Write("config/config.exs", "import Config\nimport_config \"../../shared.exs\"\n").Write("../shared.exs", "import Config\n");
        Assert.IsTrue(project.Compile().Succeeded);
        Assert.IsTrue(StageRecord.IsCurrent(project.Record));

        Quiet(project, "the release's own output", () => project.Write("bin/Release/out.txt", ""));
        Quiet(project, "an intermediate file", () => project.Write("obj/x/y.txt", ""));
        Quiet(project, "the history", () => project.Write(".git/HEAD", ""));
        Quiet(project, "packages of another tool", () => project.Write("node_modules/x/index.js", ""));
        Quiet(project, "a build for another environment", () => project.Write("_build/test/lib/x.beam", ""));
        Quiet(project, "the output of a dependency that is a project too", () => project.Write("../near/obj/x.txt", ""));

        Loud(project, "an edited source with an old time", () => Old(project, "lib/demo.ex", "defmodule Demo do\nend\n"));
        Loud(project, "an added source with an old time", () => Old(project, "lib/more.ex", "defmodule More do\nend\n"));
        Loud(project, "a deleted source", () => File.Delete(project.Path("lib/more.ex")));
        Loud(project, "a source of a path dependency", () => Old(project, "../near/lib/near.ex", "defmodule Near do\n  def f, do: 1\nend\n"));
        Loud(project, "mix.exs", () => File.AppendAllText(project.Path("mix.exs"), "\n"));
        Loud(project, "a lock", () => project.Write("mix.lock", "%{}\n"));
        Loud(project, "imported configuration elsewhere", () => Old(project, "../shared.exs", "import Config\nconfig :demo, x: 1\n"));
        Loud(project, "a directory of Erlang sources that comes", () => Old(project, "src/demo_erl.erl", "-module(demo_erl).\n"));
        Loud(project, "a compiled module that was deleted", () => File.Delete(project.Path("_build/prod/lib/demo/ebin/Elixir.Demo.beam")));
        Loud(project, "the description", () => File.Delete(project.Path("obj/mix/mix.term")));
    }

    [TestMethod]
    public void AnExternalResourceOutsideIsSeen()
    {
        using var project = new MixProject().Project().Module("Demo", "@external_resource Path.expand(\"../../far.txt\", __DIR__)").Write("../far.txt", "1");
        Assert.IsTrue(project.Compile().Succeeded);

        Assert.Contains(line => line.EndsWith("/far.txt", StringComparison.Ordinal), File.ReadAllLines(project.Record));
    }

    [TestMethod]
    public void AfterSourcesThatMixItselfWritesItIsAskedOnceMore()
    {
        using var project = new MixProject().Project().Module("Demo").Write("src/words.xrl", "Definitions.\nRules.\n[a-z]+ : {token, TokenChars}.\nErlang code.\n");

        Assert.IsTrue(project.Compile().Succeeded);
        Assert.IsFalse(File.Exists(project.Record), "src/words.erl came while mix ran");
        Assert.IsTrue(project.Compile().Succeeded);

        Assert.IsTrue(StageRecord.IsCurrent(project.Record));
    }

    private static void Quiet(MixProject project, string what, Action change)
    {
        change();
        Assert.IsTrue(StageRecord.IsCurrent(project.Record), what);
    }

    // Each change is taken back by recording anew what is there now.
    private static void Loud(MixProject project, string what, Action change)
    {
        change();
        Assert.IsFalse(StageRecord.IsCurrent(project.Record), what);
        var build = project.Compile();
        Assert.IsTrue(build.Succeeded, what + build.Engine.Errors.FirstOrDefault()?.Message);
        Assert.IsTrue(StageRecord.IsCurrent(project.Record), "after " + what);
    }

    private static void Old(MixProject project, string path, string text)
    {
        project.Write(path, text);
        File.SetLastWriteTimeUtc(project.Path(path), LongAgo);
    }
}
