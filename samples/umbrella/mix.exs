defmodule Shop.MixProject do
  use Mix.Project

  def project do
    [
      apps_path: "apps",
      version: "1.2.0",
      start_permanent: Mix.env() == :prod,
      deps: [],
      default_release: :shop,
      releases: [
        # Everything on one machine, called after the version of its store.
        shop: [
          version: {:from_app, :store},
          applications: [web: :permanent, worker: :transient, runtime_tools: :load]
        ],
        # For the machines that answer customers.
        web: [applications: [web: :permanent]],
        # For machines that have Erlang: without it, and with the documentation in the modules.
        worker: [
          applications: [worker: :permanent, store: :temporary],
          include_erts: false,
          include_executables_for: [:unix],
          strip_beams: [keep: ["Docs"]],
          skip_mode_validation_for: [:worker],
          cookie: "shop_floor_of_the_sample"
        ]
      ]
    ]
  end
end
