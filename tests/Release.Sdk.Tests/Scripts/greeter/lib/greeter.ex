defprotocol Greeter.Named do
  def name(thing)
end

defimpl Greeter.Named, for: Atom do
  def name(atom), do: Atom.to_string(atom)
end

defmodule Greeter do
  @moduledoc "Counts its greetings."
  use GenServer

  def start_link(_), do: GenServer.start_link(__MODULE__, 0, name: __MODULE__)

  def greet(thing), do: "Hello #{Greeter.Named.name(thing)}, for the #{GenServer.call(__MODULE__, :next)}. time"

  @impl true
  def init(count), do: {:ok, count}

  @impl true
  def handle_call(:next, _from, count), do: {:reply, count + 1, count + 1}
end

defmodule Greeter.Application do
  @moduledoc "Says that it runs, when all applications do, and writes down that it was stopped."
  use Application

  @impl true
  def start(_type, _arguments) do
    spawn(&announce/0)
    Supervisor.start_link([Greeter], strategy: :one_for_one)
  end

  @impl true
  def stop(_state), do: if(file = System.get_env("GREETER_STOPPED"), do: File.write!(file, "stopped"))

  defp announce do
    case :application.info()[:starting] do
      [] -> IO.puts("greeter runs")
      _ -> receive(do: (), after: (10 -> announce()))
    end
  end
end
