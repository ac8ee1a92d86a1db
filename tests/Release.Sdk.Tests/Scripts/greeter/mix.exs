defmodule Greeter.MixProject do
  use Mix.Project

  def project do
    [
      app: :greeter,
      version: "0.1.0",
      deps: [],
      default_release: :greeter,
      releases: [
        greeter: [applications: [greeter: :permanent]],
        rebooter: [applications: [greeter: :permanent], reboot_system_after_config: true],
        pruner: [applications: [greeter: :permanent], reboot_system_after_config: true, prune_runtime_sys_config_after_boot: true]
      ]
    ]
  end

  def application, do: [extra_applications: [:logger], mod: {Greeter.Application, []}]
end
