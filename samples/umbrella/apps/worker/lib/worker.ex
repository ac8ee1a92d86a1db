defmodule Worker do
  @moduledoc "Delivers what is ordered."

  @doc "Delivers the next of the goods."
  def deliver, do: {:delivered, Store.take()}

  @doc "Milliseconds between two deliveries."
  def every, do: Application.fetch_env!(:worker, :every)
end
