defmodule Chosen do
  @moduledoc "Tells what its configuration says."
  use Application

  @impl true
  def start(_type, _args), do: Supervisor.start_link([], strategy: :one_for_one)

  @doc "The value of `:place`."
  def place, do: Application.fetch_env!(:chosen, :place)
end
