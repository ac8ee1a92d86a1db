defmodule Greeter.MixProject do
  use Mix.Project

  def project do
    [
      app: :greeter,
      version: "0.1.0",
      elixir: "~> 1.14",
      start_permanent: Mix.env() == :prod,
      deps: [],
      releases: releases()
    ]
  end

  def application do
    [extra_applications: [:logger], mod: {Greeter.Application, []}]
  end

  defp releases do
    [
      greeter: [
        config_providers: [{Greeter.PhraseBook, {:system, "RELEASE_ROOT", "/etc/phrases.txt"}}]
      ]
    ]
  end
end
