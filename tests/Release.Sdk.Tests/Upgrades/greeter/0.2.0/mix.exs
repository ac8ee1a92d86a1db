defmodule Greeter.MixProject do
  use Mix.Project

  def project, do: [app: :greeter, version: "0.2.0", deps: []]

  def application, do: [mod: {Greeter.Application, []}]
end
