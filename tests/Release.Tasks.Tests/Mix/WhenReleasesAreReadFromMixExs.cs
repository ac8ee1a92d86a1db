using Release.Otp;
using Release.Otp.Releases;
using Release.Tasks.Mix;

namespace Release.Tasks.Tests.Mix;

/// <summary>The values are those of the mix.exs in the test; what they mean is documented with the task mix release.</summary>
[TestClass]
public sealed class WhenReleasesAreReadFromMixExs
{
    [TestMethod]
    public void EveryOptionArrives()
    {
        using var project = new MixProject().Project("releases: releases(), default_release: :full, config_path: \"config/config.exs\"", """

              defp releases do
                [
                  full: [
                    applications: [runtime_tools: :load, demo: :transient],
                    version: "2.0+b",
                    include_erts: fn -> false end,
                    include_executables_for: [:unix],
                    strip_beams: [keep: ["Docs", "Dbgi"], compress: true],
                    cookie: "secret",
                    path: "out/full",
                    quiet: true,
                    overlays: ["extra", "more"],
                    rel_templates_path: "templates",
                    runtime_config_path: "config/other.exs",
                    config_providers: [{Demo.Provider, "x"}],
                    validate_compile_env: false,
                    reboot_system_after_config: true,
                    start_distribution_during_config: true,
                    prune_runtime_sys_config_after_boot: true,
                    skip_mode_validation_for: [:demo],
                    something_of_ours: 1,
                    steps: [:assemble, &Demo.Steps.sign/1, :tar]
                  ],
                  lazy: fn -> [version: {:from_app, :elixir}, strip_beams: false, include_executables_for: [], steps: [:assemble, fn x -> x end]] end,
                  bare: []
                ]
              end
            """).Module("Demo").Write("extra/a", "").Write("more/b", "").Write("config/other.exs", "").Write("config/runtime.exs", "");

        var build = project.Compile();

        Assert.IsTrue(build.Succeeded, build.Errors);
        CollectionAssert.AreEqual(new[] { "full", "lazy", "bare" }, build.Releases);
        Assert.AreEqual("full", build.DefaultRelease);
        Assert.AreEqual("full\nlazy\nbare\n", File.ReadAllText(project.Path("obj/mix/releases.txt")));
        Assert.AreEqual("full\n", File.ReadAllText(project.Path("obj/mix/default.txt")));
        Assert.AreEqual("REL1039 mix.exs:0\nREL1039 mix.exs:0", build.Warnings);
        Assert.Contains("&Demo.Steps.sign/1", build.Engine.Warnings[0].Message!);
        Assert.Contains("Demo.MixProject.", build.Engine.Warnings[1].Message!);
        var expected = new MixRelease
        {
            Name = "full",
            Applications = [(new ApplicationName("runtime_tools"), StartType.Load), (new ApplicationName("demo"), StartType.Transient)],
            Version = "2.0+b",
            IncludeErts = "false",
            IncludeExecutablesFor = (Seq<string>)["unix"],
            StripBeams = true,
            KeepChunks = ["Docs", "Dbgi"],
            CompressBeams = true,
            Cookie = "secret",
            Path = project.Path("out/full"),
            Quiet = true,
            Overlays = ["extra", "more"],
            RelTemplatesPath = "templates",
            RuntimeConfigPath = project.Path("config/other.exs"),
            HasConfigProviders = true,
            ValidateCompileEnv = false,
            RebootSystemAfterConfig = true,
            StartDistributionDuringConfig = true,
            PruneRuntimeSysConfigAfterBoot = true,
            SkipModeValidationFor = [new ApplicationName("demo")],
            Steps = ["assemble", "&Demo.Steps.sign/1", "tar"],
        };
        Assert.AreEqual(expected, project.Description.Release("full"));
        var lazy = project.Description.Release("lazy")!;
        Assert.AreEqual((null, (ApplicationName?)new ApplicationName("elixir"), false, 0), (lazy.Version, lazy.VersionFromApplication, lazy.StripBeams, lazy.IncludeExecutablesFor!.Value.Count));
        Assert.AreEqual(new MixRelease { Name = "bare", Applications = [], Version = "0.1.0", RuntimeConfigPath = project.Path("config/runtime.exs") }, project.Description.Release("bare"));
    }

    [TestMethod]
    public void OneThatIsAskedForIsAnsweredAndAnUnknownOneIsAnError()
    {
        using var project = new MixProject().Project("releases: [web: [], api: []]").Module("Demo");

        CollectionAssert.AreEqual(new[] { "api" }, project.Compile("api").Releases);
        var build = project.Compile("api", "wbe");

        Assert.AreEqual("REL1030 mix.exs:0", build.Errors);
        Assert.Contains("'wbe'", build.Message);
        Assert.Contains("'web', 'api'", build.Message);
        Assert.AreEqual("", project.Compile().DefaultRelease, "several releases and no default_release");
    }

    [TestMethod]
    public void EveryWrongValueIsAnErrorOfItsOwn()
    {
        using var project = new MixProject().Project("default_release: :gone, releases: releases()", """

              defp releases do
                [
                  Upper: [],
                  list: [1],
                  mode: [applications: [demo: :always]],
                  apps: [applications: [:demo]],
                  version: [version: ""],
                  erts: [include_erts: :maybe],
                  for: [include_executables_for: [:beos]],
                  strip: [strip_beams: [keep: [:Docs]]],
                  cookie: [cookie: :secret],
                  overlays: [overlays: "nowhere"],
                  runtime: [runtime_config_path: "config/gone.exs"],
                  providers: [config_providers: [Demo.Provider]],
                  flag: [reboot_system_after_config: "yes"],
                  skip: [skip_mode_validation_for: :demo],
                  steps: [steps: [:tar, :assemble]]
                ]
              end
            """).Module("Demo");

        var build = project.Compile();

        CollectionAssert.AreEqual(
            Enumerable.Repeat("REL1035", 12).Concat(["REL1033", "REL1034", "REL1036", "REL1038"]).Order().ToArray(),
            build.Engine.Errors.Select(error => error.Code).Order().ToArray(), string.Join('\n', build.Engine.Errors.Select(error => error.Message)));
        Assert.IsTrue(build.Engine.Errors.All(error => error.File == project.Path("mix.exs")));
        foreach (var option in new[] { "releases", "applications", "version", "include_erts", "include_executables_for", "strip_beams", "cookie", "overlays", "config_providers", "reboot_system_after_config", "skip_mode_validation_for", "steps" })
        {
            Assert.IsTrue(build.Engine.Errors.Any(error => error.Message!.Contains($"The option {option} of", StringComparison.Ordinal)), option);
        }
    }

    [TestMethod]
    public void TheOldFileOfRuntimeConfigurationIsUsedWithAWarning()
    {
        using var project = new MixProject().Project().Module("Demo").Write("config/releases.exs", "import Config\n");

        var build = project.Compile();

        Assert.AreEqual("REL1040 releases.exs:0", build.Warnings);
        var release = project.Description.Release("demo")!;
        Assert.AreEqual((project.Path("config/releases.exs"), true), (release.RuntimeConfigPath, release.RebootSystemAfterConfig));
        project.Write("config/runtime.exs", "import Config\n");
        Assert.AreEqual("REL1041 releases.exs:0", project.Compile().Warnings);
        Assert.AreEqual(project.Path("config/runtime.exs"), project.Description.Release("demo")!.RuntimeConfigPath);
    }
}
