defmodule Helper.Letter do
  @moduledoc "Is said by a protocol of another application."
  defstruct [:text]

  defimpl String.Chars do
    def to_string(letter), do: letter.text
  end
end
