defmodule Store do
  @moduledoc "What is on the shelves."
  use Agent

  def start_link(goods), do: Agent.start_link(fn -> goods end, name: __MODULE__)

  @doc "What there is, with the place that `shelf.erl` gives it."
  def goods, do: Enum.map(Agent.get(__MODULE__, & &1), &{&1, :shelf.place(&1)})

  @doc "Takes the first of the goods away."
  def take do
    Agent.get_and_update(__MODULE__, fn
      [] -> {:sold_out, []}
      [first | rest] -> {first, rest}
    end)
  end
end
