using Release.Otp.Terms;

namespace Release.Tasks.Tests.Mix;

/// <summary>The judge is the real mix, asked in the same project.</summary>
[TestClass]
public sealed class WhenAMixProjectIsDescribed
{
    private const string Config = """
        import Config
        config :demo, text: "ä€", list: ~c"abc", map: %{b: 1.5, a: {:x, nil}}, fun: &String.length/1, env: config_env()
        config :logger, level: :warn
        import_config "more.exs"

        """;

    [TestMethod]
    public void ItIsWhatMixSays()
    {
        using var project = new MixProject().Project("deps: [{:near, path: \"near\"}, {:far, path: \"far\", only: :test}]").Module("Demo")
            .Write("near/mix.exs", "defmodule Near.MixProject do\n  use Mix.Project\n  def project, do: [app: :near, version: \"1.0.0\"]\nend\n")
            .Write("near/lib/near.ex", "defprotocol Near do\n  def f(x)\nend\n")
            .Write("config/config.exs", Config).Write("config/more.exs", "import Config\nconfig :demo, more: :yes\n");

        var build = project.Compile();

        Assert.IsTrue(build.Succeeded, build.Engine.Errors.FirstOrDefault()?.Message);
        var description = project.Description;
        Assert.AreEqual(project.Mix("IO.puts System.version()"), description.ElixirVersion);
        Assert.AreEqual(project.Mix("IO.puts :code.lib_dir(:elixir) |> Path.dirname() |> Path.expand()"), description.ElixirLibrary);
        Assert.AreEqual(("prod", "host", "demo", "0.1.0", false), (description.MixEnv, description.MixTarget, description.App?.Value, description.Version, description.IsUmbrella));
        Assert.AreEqual("demo", string.Join(' ', description.Own));
        Assert.AreEqual($"demo {project.Root} near {project.Path("near")}", string.Join(' ', description.Applications.Select(application => $"{application.Name} {application.Source}")));
        Assert.AreEqual(project.Path("_build/prod/lib/near/ebin"), description.Applications[1].Ebin);
        Assert.AreEqual(project.Mix("IO.puts Mix.Project.consolidation_path()"), description.Consolidated);
        Assert.IsTrue(File.Exists(Path.Combine(description.Consolidated!, "Elixir.Near.beam")));
        Assert.AreEqual("demo", description.DefaultRelease);
        var judged = project.Mix("""IO.puts :io_lib.format("~tw.", [Config.Reader.read!("config/config.exs", env: :prod, target: :host)])""");
        Assert.AreEqual(TermReader.Consult(System.Text.Encoding.UTF8.GetBytes(judged), null).Terms[0], project.Configuration);
    }

    [TestMethod]
    public void TheEnvironmentOfTheUserSaysWhereThingsAre()
    {
        using var project = new MixProject { MixEnv = "dev" }.Project("consolidate_protocols: false").Write("lib/größe.ex", "defmodule Size do\n  def f(unused), do: 1\nend\n");
        project.Environment["MIX_BUILD_PATH"] = project.Path("elsewhere/build");
        project.Environment["MIX_TARGET"] = "rpi";
        project.Environment["LC_ALL"] = "C";

        var build = project.Compile();

        Assert.IsTrue(build.Succeeded, build.Engine.Errors.FirstOrDefault()?.Message);
        Assert.AreEqual(("dev", "rpi"), (project.Description.MixEnv, project.Description.MixTarget));
        Assert.IsNull(project.Description.Consolidated);
        Assert.AreEqual(project.Path("elsewhere/build/lib/demo/ebin"), project.Description.Applications.Single().Ebin);
        Assert.IsTrue(File.Exists(project.Path("elsewhere/build/lib/demo/ebin/Elixir.Size.beam")));
        Assert.AreEqual(project.Path("lib/größe.ex"), build.Engine.Warnings.Single().File, "the locale is not asked for the encoding of names");
    }

    [TestMethod]
    public void WhatDidNotChangeIsNotWrittenAgain()
    {
        using var project = new MixProject().Project().Module("Demo");
        project.Compile();
        string[] files = ["mix.term", "config.term", "releases.txt", "default.txt", "demo.props"];
        foreach (var file in files)
        {
            File.SetLastWriteTimeUtc(project.Path($"obj/mix/{file}"), DateTime.UnixEpoch);
        }

        project.Module("Demo", "def g, do: 1");
        Assert.IsTrue(project.Compile().Succeeded);

        Assert.IsTrue(files.All(file => File.GetLastWriteTimeUtc(project.Path($"obj/mix/{file}")) == DateTime.UnixEpoch));
    }
}
