defmodule Greeter.Desk do
  @moduledoc "Remembers the guests."
  use GenServer

  def start_link(_options), do: GenServer.start_link(__MODULE__, [], name: __MODULE__)

  def note(guest), do: GenServer.call(__MODULE__, {:note, guest})

  def count, do: GenServer.call(__MODULE__, :count)

  @impl true
  def init(guests), do: {:ok, guests}

  @impl true
  def handle_call({:note, guest}, _from, guests), do: {:reply, :ok, [guest | guests]}
  def handle_call(:count, _from, guests), do: {:reply, length(guests), guests}
end
