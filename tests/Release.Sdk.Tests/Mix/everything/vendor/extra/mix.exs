defmodule Extra.MixProject do
  use Mix.Project

  def project, do: [app: :extra, version: "0.6.0", elixir: "~> 1.14", deps: []]

  def application, do: [extra_applications: [:logger]]
end
