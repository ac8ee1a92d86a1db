defmodule Helper do
  @moduledoc "A dependency."

  @doc "Says who it is."
  def who, do: :helper
end
