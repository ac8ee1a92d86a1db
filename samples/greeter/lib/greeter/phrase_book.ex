defmodule Greeter.PhraseBook do
  @moduledoc """
  A config provider: adds the phrases of a text file, `LANGUAGE=PHRASE` in a line, at each start of the release.
  """
  @behaviour Config.Provider

  @impl true
  def init(path) do
    Config.Provider.validate_config_path!(path)
    path
  end

  @impl true
  def load(config, path) do
    read = path |> Config.Provider.resolve_config_path!() |> File.read!() |> phrases()
    built = get_in(config, [:greeter, :phrases]) || %{}
    Config.Reader.merge(config, greeter: [phrases: Map.merge(built, read)])
  end

  defp phrases(text) do
    for line <- String.split(text, "\n", trim: true), into: %{} do
      [language, phrase] = String.split(line, "=", parts: 2)
      {language, phrase}
    end
  end
end
