defmodule Greeter.Application do
  @moduledoc false
  use Application

  @impl true
  def start(_type, _args) do
    Supervisor.start_link([Greeter.Desk], strategy: :one_for_one, name: Greeter.Supervisor)
  end
end
