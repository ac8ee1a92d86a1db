defmodule Helper.MixProject do
  use Mix.Project

  def project, do: [app: :helper, version: "0.7.0", elixir: "~> 1.14", deps: []]

  def application, do: [extra_applications: [:logger, not_there: :optional]]
end
