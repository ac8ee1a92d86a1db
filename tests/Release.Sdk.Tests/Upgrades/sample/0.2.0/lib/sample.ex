defmodule :sample do
  @moduledoc "An agent that counts its calls. The state is a map."
  use Agent

  def start_link(_), do: Agent.start_link(fn -> %{calls: 0} end, name: __MODULE__)

  def call, do: Agent.get_and_update(__MODULE__, __MODULE__, :call, [])

  # Named and not anonymous: what a caller sent before an upgrade is then done by the code after it, which knows the state.
  def call(%{calls: count}), do: {count + 1, %{calls: count + 1}}
end

defmodule Sample.Application do
  @moduledoc false
  use Application

  @impl true
  def start(_type, _arguments), do: Supervisor.start_link([:sample], strategy: :one_for_one)
end
