defmodule Extra do
  @moduledoc "A dependency."

  @doc "Says who it is."
  def who, do: :extra
end
