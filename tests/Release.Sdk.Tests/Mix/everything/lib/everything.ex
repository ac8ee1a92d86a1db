defmodule Everything do
  @moduledoc "Has been told everything at compile time."

  @read Application.compile_env(:everything, :read_at_compile_time)

  @doc "What was configured while it was compiled."
  def read, do: @read

  @doc "Speaks through a protocol of its own."
  def say(thing), do: Everything.Speech.text(thing)
end

defmodule Everything.Application do
  @moduledoc false
  use Application

  @impl true
  def start(_type, _args), do: Supervisor.start_link([], strategy: :one_for_one)
end

defmodule Everything.Provider do
  @moduledoc false
  @behaviour Config.Provider

  @impl true
  def init(given), do: {:initialised, given}

  @impl true
  def load(config, state), do: Config.Reader.merge(config, everything: [from_provider: state])
end

defprotocol Everything.Speech do
  @moduledoc "What can be said."
  @fallback_to_any true
  def text(thing)
end

defimpl Everything.Speech, for: Any do
  def text(thing), do: inspect(thing)
end
