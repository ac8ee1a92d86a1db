using Release.Tasks.Disk.Records;
using static Release.Tasks.Tests.Mix.ConfiguredSystem;

namespace Release.Tasks.Tests.Mix;

/// <summary>The judge is mix release, which assembles the same releases of the same project.</summary>
[TestClass]
public sealed class WhenASystemOfMixIsConfigured
{
    private const string Releases = """

          defp releases do
            [
              plain: [runtime_config_path: false],
              runtime: [],
              provided: [config_providers: [{Demo.Provider, %{z: 1, a: ["x"], m: nil}}], runtime_config_path: false],
              booted: [reboot_system_after_config: true, prune_runtime_sys_config_after_boot: true, config_providers: [{Demo.Provider, "y"}]],
              early: [reboot_system_after_config: true, start_distribution_during_config: true],
              trusting: [validate_compile_env: false],
              eex: [custom: [note: "seen"]]
            ]
            |> Enum.map(fn {name, options} -> {name, [include_erts: false] ++ options} end)
          end
        """;

    private const string VmArgs = """
        ## <%= @release.name %> <%= @release.version %> <%= inspect(@release.options[:custom]) %>
        <%= for {name, mode} <- Enum.take(@release.boot_scripts.start, 2) do %>
        # <%= name %> <%= mode %> <%= @release.applications[name][:vsn] %>
        <% end %>
        <%# hidden %>
        # <%% kept %> <%= length(@release.config_providers) %> <%= @release.path %> <%= @release.version_path %> ä
        # <%= inspect(@release.steps) %> <%= inspect(@release.overlays) %> <%= inspect(@release.erts_source) %> <%= @release.erts_version %>
        # <%= @release.applications[:demo][:otp_app?] %> <%= @release.applications[:kernel][:otp_app?] %> <%= @release.applications[:demo][:path] %>

        """;

    private static readonly Lazy<MixProject> Shared = new(Assembled);

    [ClassCleanup]
    public static void CleanUp() => Shared.Value.Dispose();

    [TestMethod]
    [DataRow("plain")]
    [DataRow("runtime")]
    [DataRow("provided")]
    [DataRow("booted")]
    [DataRow("early")]
    [DataRow("trusting")]
    public void SysConfigIsTheSameTermAsMixs(string release)
    {
        var system = new ConfiguredSystem(Shared.Value, release);

        Assert.IsTrue(system.Run(task =>
        {
            var described = Shared.Value.Description.Release(release)!;
            task.RebootSystemAfterConfig = Text(described.RebootSystemAfterConfig);
            task.PruneRuntimeSysConfigAfterBoot = Text(described.PruneRuntimeSysConfigAfterBoot);
            task.StartDistributionDuringConfig = Text(described.StartDistributionDuringConfig);
            task.ValidateCompileEnv = Text(described.ValidateCompileEnv);
            // Nobody may be asked who is not needed.
            task.ElixirRoot = release == "plain" ? "/nowhere" : "";
        }), system.Engine.Errors.FirstOrDefault()?.Message);

        Assert.AreEqual(Parts(system.Judged("sys.config")), Parts(system.Written("sys.config")));
        Assert.AreEqual(system.Written("sys.config").Contains("validate_compile_env => [{demo,[mode],{ok,fast}}]", StringComparison.Ordinal), release is "runtime" or "provided" or "booted" or "early");
        Assert.IsTrue(StageRecord.IsCurrent(Shared.Value.Path($"obj/{release}.record")));
        CollectionAssert.AreEqual(new[] { "sys.config" }, Directory.GetFileSystemEntries(system.Output).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    public void WhatTheProjectFileSaysWinsOverMixExs()
    {
        var system = new ConfiguredSystem(Shared.Value, "booted");

        Assert.IsTrue(system.Run(task =>
        {
            task.OutputDirectory = "obj/own/configuration";
            task.RebootSystemAfterConfig = "false";
            task.PruneRuntimeSysConfigAfterBoot = "false";
            task.ValidateCompileEnv = "false";
            task.RuntimeConfigPath = "false";
            task.ConfigProviders = [Item("Config.Reader", "Argument", "[path: \"/etc/demo.exs\", env: :prod, target: :host, imports: :disabled]"), Item("Demo.Provider", "Argument", "")];
        }), system.Engine.Errors.FirstOrDefault()?.Message);

        var (header, configuration) = Parts(File.ReadAllText(Shared.Value.Path("obj/own/configuration/sys.config")));
        Assert.AreEqual("%% coding: utf-8\n%% RUNTIME_CONFIG=false", header);
        var text = configuration.ToString();
        Assert.Contains("reboot_system_after_config => false", text);
        Assert.Contains("prune_runtime_sys_config_after_boot => false", text);
        Assert.Contains("validate_compile_env => false", text);
        Assert.Contains("providers => [{'Elixir.Demo.Provider',<<121>>},{'Elixir.Config.Reader',", text);
        Assert.Contains("{'Elixir.Demo.Provider',[]}]", text);
    }

    [TestMethod]
    public void TemplatesAreTheSameBytesAsMixs()
    {
        var system = new ConfiguredSystem(Shared.Value, "eex");
        var rel = Shared.Value.Path("rel");

        Assert.IsTrue(system.Run(task => task.Templates =
        [
            Item("vm.args", "File", $"{rel}/vm.args.eex"),
            Item("env.sh", "File", $"{rel}/env.sh.eex"),
            Item("remote.vm.args", "File", $"{rel}/remote.vm.args.eex"),
        ]), system.Engine.Errors.FirstOrDefault()?.Message);

        Assert.AreEqual(system.Judged("vm.args"), system.Written("vm.args"));
        Assert.AreEqual(system.Judged("env.sh"), system.Written("env.sh"));
        Assert.IsFalse(File.Exists(Path.Combine(system.Output, "remote.vm.args")), "a plain template needs no Elixir");
    }

    [TestMethod]
    public void ErrorsAreShownWhereTheyAre()
    {
        var project = Shared.Value;
        var system = new ConfiguredSystem(project, "runtime");
        project.Write("broken/vm.args.eex", "one\n<%= if true do %>\n").Write("broken/env.sh.eex", "one\ntwo <%= nosuch(@release) %>\n");

        Assert.IsFalse(system.Run(task =>
        {
            task.OutputDirectory = "obj/broken/configuration";
            task.RecordFile = "obj/broken.record";
            task.Templates = [Item("vm.args", "File", "broken/vm.args.eex"), Item("env.sh", "File", "broken/env.sh.eex")];
            task.ConfigProviders =
            [
                Item("Demo.Raising", "Argument", "1"), Item("No.Such", "Argument", ""), Item("Demo.Provider", "Argument", "[1,,2]"), Item("1 + 1", "Argument", ""),
            ];
        }));

        CollectionAssert.AreEqual(
            new[] { "REL1043 demo.relproj:0", "REL1044 demo.relproj:0", "REL1044 demo.relproj:0", "REL1046 env.sh.eex:2", "REL1046 vm.args.eex:3" },
            Places(system), string.Join('\n', system.Engine.Errors.Select(error => error.Message)));
        Assert.IsFalse(File.Exists(project.Path("obj/broken/configuration/sys.config")));
        Assert.IsFalse(File.Exists(project.Path("obj/broken.record")));
    }

    [TestMethod]
    public void AProviderThatRaisesIsShownAtItsLine()
    {
        var system = new ConfiguredSystem(Shared.Value, "runtime");

        Assert.IsFalse(system.Run(task => (task.OutputDirectory, task.ConfigProviders) = ("obj/raising/configuration", [Item("Demo.Raising", "Argument", "1")])));

        CollectionAssert.AreEqual(new[] { "REL1043 raising.ex:2" }, Places(system));
        Assert.Contains("Demo.Raising", system.Engine.Errors[0].Message!);
        Assert.Contains("no vault 1", system.Engine.Errors[0].Message!);
    }

    [TestMethod]
    public void AProviderWhoseStateNoFileHoldsIsNamed()
    {
        var system = new ConfiguredSystem(Shared.Value, "runtime");

        Assert.IsFalse(system.Run(task => (task.OutputDirectory, task.ConfigProviders) = ("obj/state/configuration", [Item("Demo.Provider", "Argument", "self()")])));

        CollectionAssert.AreEqual(new[] { "REL1045 demo.relproj:0" }, Places(system));
        Assert.Contains("Demo.Provider", system.Engine.Errors[0].Message!);
    }

    // A provider's argument puts directories where the files would be written.
    [TestMethod]
    public void WhatTheDiskDoesNotTakeIsNobodysFaultAndToldOnce()
    {
        var system = new ConfiguredSystem(Shared.Value, "eex");
        const string Full = "Enum.each(~w(sys.config vm.args), &File.mkdir_p!(Path.join(\"obj/full/configuration/scratch\", &1)))";

        Assert.IsFalse(system.Run(task =>
        {
            task.OutputDirectory = "obj/full/configuration";
            task.ConfigProviders = [Item("Demo.Provider", "Argument", Full)];
            task.Templates = [Item("vm.args", "File", Shared.Value.Path("rel/vm.args.eex"))];
        }));

        CollectionAssert.AreEqual(new[] { "REL7010 sys.config:0" }, Places(system), string.Join('\n', system.Engine.Errors.Select(error => error.Message)));
        // file:format_error(eisdir)
        Assert.Contains("illegal operation on a directory", system.Engine.Errors[0].Message!);
    }

    [TestMethod]
    public void ARuntimeConfigurationThatIsNotThereIsAnErrorOfTheProject()
    {
        var system = new ConfiguredSystem(Shared.Value, "runtime");

        Assert.IsFalse(system.Run(task => (task.OutputDirectory, task.RuntimeConfigPath) = ("obj/gone/configuration", "config/gone.exs")));

        CollectionAssert.AreEqual(new[] { "REL1038 demo.relproj:0" }, Places(system));
    }

    [TestMethod]
    public void AProviderInAChildOfAnUmbrellaIsFound()
    {
        using var project = new MixProject()
            .Write("mix.exs", """
                defmodule All.MixProject do
                  use Mix.Project
                  def project, do: [apps_path: "apps", deps: [], releases: [all: [version: "0.1.0", include_erts: false, applications: [core: :permanent], config_providers: [{Core.Vault, [:a]}]]]]
                end
                """)
            .Write("config/config.exs", "import Config\nconfig :core, from: :root\n").Write("config/runtime.exs", "import Config\n")
            .Write("apps/core/mix.exs", "defmodule Core.MixProject do\n  use Mix.Project\n  def project, do: [app: :core, version: \"1.0.0\", build_path: \"../../_build\", config_path: \"../../config/config.exs\"]\nend\n")
            .Write("apps/core/lib/vault.ex", "defmodule Core.Vault do\n  def init(x), do: {Application.spec(:core, :vsn), x}\n  def load(c, _), do: c\nend\n");
        Assert.IsTrue(project.Compile().Succeeded);
        project.Mix("Mix.Task.run(\"release\", [\"all\", \"--quiet\"])");
        var system = new ConfiguredSystem(project, "all");

        Assert.IsTrue(system.Run(), system.Engine.Errors.FirstOrDefault()?.Message);

        Assert.AreEqual(Parts(system.Judged("sys.config")), Parts(system.Written("sys.config")));
        Assert.Contains("'Elixir.Core.Vault'", system.Written("sys.config"));
    }

    private static string Text(bool? flag) => flag is { } given ? given ? "true" : "false" : "";

    private static string[] Places(ConfiguredSystem system) =>
        [.. system.Engine.Errors.Select(error => $"{error.Code} {Path.GetFileName(error.File)}:{error.LineNumber}").Order(StringComparer.Ordinal)];

    private static MixProject Assembled()
    {
        var project = new MixProject().Project("default_release: :plain, releases: releases()", Releases)
            .Module("Demo", "@mode Application.compile_env(:demo, :mode)\n  def mode, do: @mode")
            .Write("lib/provider.ex", "defmodule Demo.Provider do\n  @behaviour Config.Provider\n  def init(x), do: x\n  def load(c, _), do: c\nend\n")
            .Write("lib/raising.ex", "defmodule Demo.Raising do\n  def init(x), do: raise(\"no vault #{x}\")\n  def load(c, _), do: c\nend\n")
            .Write("config/config.exs", "import Config\nconfig :demo, mode: :fast, map: %{1 => 2, a: \"ä\"}, text: ~c\"abc\", call: &String.length/1\nconfig :logger, level: :warn\n")
            .Write("config/runtime.exs", "import Config\n")
            .Write("rel/vm.args.eex", VmArgs)
            .Write("rel/remote.vm.args.eex", "## <%= @release.name %>\n")
            .Write("rel/env.sh.eex", "# <%= length(@release.config_providers) %>\n<% name = @release.name %># <%= name %>\n\n");
        var build = project.Compile();
        Assert.IsTrue(build.Succeeded, build.Engine.Errors.FirstOrDefault()?.Message);
        project.Mix("""
            for name <- ~w(plain runtime provided booted early trusting eex) do
              Mix.Task.reenable("release")
              Mix.Task.run("release", [name, "--quiet", "--overwrite"])
            end
            """);
        return project;
    }
}
