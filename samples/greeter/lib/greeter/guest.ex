defmodule Greeter.Guest do
  @moduledoc "A guest with a rank."
  @enforce_keys [:name]
  defstruct [:name, rank: "Dr."]

  defimpl Greeter.Greetable do
    def title(guest), do: "#{guest.rank} #{guest.name}"
  end
end
