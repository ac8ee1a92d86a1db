defmodule Everything.MixProject do
  use Mix.Project

  def project do
    [
      app: :everything,
      version: "2.0.0-rc.1",
      elixir: "~> 1.14",
      start_permanent: Mix.env() == :prod,
      config_path: "settings/config.exs",
      deps: [{:helper, path: "vendor/helper"}, {:extra, path: "vendor/extra"}],
      default_release: :everything,
      releases: [everything: everything(), lean: lean(), given: given()]
    ]
  end

  def application do
    [
      extra_applications: [:logger, :runtime_tools],
      included_applications: [:extra],
      mod: {Everything.Application, []}
    ]
  end

  # Every option that has a value of its own here.
  defp everything do
    [
      version: {:from_app, :helper},
      applications: [
        helper: :transient,
        runtime_tools: :temporary,
        xmerl: :load,
        tools: :none,
        eex: :permanent
      ],
      include_executables_for: [:unix],
      strip_beams: [keep: ["Docs"], compress: true],
      cookie: "everything_has_a_cookie_of_its_own",
      path: "out/everything",
      quiet: true,
      overlays: ["more"],
      rel_templates_path: "templates",
      runtime_config_path: "settings/at_start.exs",
      config_providers: [{Everything.Provider, "given to init"}],
      validate_compile_env: false,
      reboot_system_after_config: true,
      start_distribution_during_config: true,
      prune_runtime_sys_config_after_boot: true,
      skip_mode_validation_for: [:everything],
      steps: [:assemble, &__MODULE__.announce/1, :tar]
    ]
  end

  # The same options the other way round.
  defp lean do
    [
      version: "3.1.4",
      applications: [everything: :permanent],
      include_erts: false,
      include_executables_for: [],
      strip_beams: false,
      overlays: [],
      rel_templates_path: "nowhere",
      runtime_config_path: false,
      validate_compile_env: true,
      reboot_system_after_config: false
    ]
  end

  # ERTS by its path, configuration at start without a restart.
  defp given do
    [
      include_erts: Path.join(:code.root_dir(), "erts-#{:erlang.system_info(:version)}"),
      include_executables_for: [:unix, :windows],
      strip_beams: true,
      runtime_config_path: "settings/at_start.exs",
      config_providers: [{Config.Reader, {:system, "RELEASE_ROOT", "/etc/more.exs"}}],
      rel_templates_path: "templates"
    ]
  end

  def announce(release) do
    Mix.shell().info("assembled #{release.name}")
    release
  end
end
