defprotocol Greeter.Named do
  def name(thing)
end

defimpl Greeter.Named, for: Integer do
  def name(number), do: "number #{number}"
end

defimpl Greeter.Named, for: Atom do
  def name(atom), do: "the atom " <> Atom.to_string(atom)
end

defmodule Greeter do
  @moduledoc "Counts its greetings. The state is the count in a map."
  use GenServer

  def start_link(_), do: GenServer.start_link(__MODULE__, 0, name: __MODULE__)

  def greet(thing), do: GenServer.call(__MODULE__, {:greet, thing})

  @impl true
  def init(count), do: {:ok, %{count: count}}

  @impl true
  def handle_call({:greet, thing}, _from, %{count: count}),
    do: {:reply, "#{count + 1}: #{Greeter.Named.name(thing)}, #{Application.fetch_env!(:greeter, :whom)}", %{count: count + 1}}

  @impl true
  def code_change({:down, _new}, %{count: count}, _extra), do: {:ok, count}
  def code_change(_old, count, _extra), do: {:ok, %{count: count}}
end

defmodule :sample do
  @moduledoc "The agent of the documentation of Elixir's Agent, with what it begins with in this version."
  use Agent

  def start_link(_), do: Agent.start_link(fn -> %{kept: 2} end, name: __MODULE__)
end

defmodule Greeter.Application do
  @moduledoc false
  use Application

  @impl true
  def start(_type, _arguments), do: Supervisor.start_link([Greeter, :sample], strategy: :one_for_one)
end
