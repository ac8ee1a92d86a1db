defmodule Worker.Application do
  @moduledoc false
  use Application

  @impl true
  def start(_type, _args),
    do: Supervisor.start_link([Worker.Clock], strategy: :one_for_one, name: Worker.Supervisor)
end
