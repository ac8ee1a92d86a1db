defmodule Chosen.MixProject do
  use Mix.Project

  def project do
    [
      app: :chosen,
      version: "0.1.0",
      elixir: "~> 1.14",
      # runtime.exs is looked for beside it.
      config_path: "settings/config.exs",
      deps: [],
      releases: [
        inside: [include_erts: fn -> true end],
        outside: [include_erts: fn -> false end],
        given: [include_erts: System.get_env("CHOSEN_ERTS") || true, applications: [tiny: :load]],
        loaded: [
          include_erts: false,
          runtime_config_path: false,
          applications: [chosen: :load, logger: :load, elixir: :load, iex: :load]
        ]
      ]
    ]
  end

  def application, do: [extra_applications: [:logger], mod: {Chosen, []}]
end
