defmodule Store.Application do
  @moduledoc false
  use Application

  @impl true
  def start(_type, _args) do
    goods = Application.fetch_env!(:store, :goods)
    Supervisor.start_link([{Store, goods}], strategy: :one_for_one)
  end
end
