defmodule Witness.MixProject do
  use Mix.Project

  def project do
    [
      app: :witness,
      version: "0.1.0",
      elixir: "~> 1.14",
      deps: [],
      releases: [
        witness: [],
        templated: [rel_templates_path: "custom_rel", overlays: "rel/another"],
        bare: [include_executables_for: [], strip_beams: [keep: "Docs"], include_erts: false],
        rebooting: [runtime_config_path: "config/at_start.exs", reboot_system_after_config: true],
        outside: [
          include_erts: false,
          cookie: "abcdefghijk",
          version: "0.2.0",
          runtime_config_path: "config/static.exs"
        ],
        unchecked: [
          include_erts: false,
          runtime_config_path: "config/static.exs",
          validate_compile_env: false
        ],
        modes: [
          include_erts: false,
          applications: [witness: :temporary, eex: :permanent, runtime_tools: :none]
        ]
      ]
    ]
  end

  def application, do: [extra_applications: [:logger], mod: {Witness, []}]
end
