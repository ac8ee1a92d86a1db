defmodule Sample.MixProject do
  use Mix.Project

  def project, do: [app: :sample, version: "0.2.0", deps: []]

  def application, do: [mod: {Sample.Application, []}]
end
