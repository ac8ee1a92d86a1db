defmodule Worker.Clock do
  @moduledoc "Tells when to deliver."
  use GenServer

  def start_link(_options), do: GenServer.start_link(__MODULE__, Worker.every(), name: __MODULE__)

  @impl true
  def init(every) do
    {:ok, timer} = :timer.send_interval(every, :deliver)
    {:ok, timer}
  end

  @impl true
  def handle_info(:deliver, timer) do
    Worker.deliver()
    {:noreply, timer}
  end
end
