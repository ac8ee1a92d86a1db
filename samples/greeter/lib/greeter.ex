defmodule Greeter do
  @moduledoc "Greets whoever comes, in the phrases that the release was configured with."

  alias Greeter.{Desk, Greetable}

  @doc """
  Greets `guest`.

      iex> Greeter.greet("Ada")
      "Hello Ada, says nobody."
  """
  @spec greet(Greetable.t(), String.t()) :: String.t()
  def greet(guest, language \\ "en") do
    phrase = Map.fetch!(Application.fetch_env!(:greeter, :phrases), language)
    host = Application.fetch_env!(:greeter, :host)
    Desk.note(guest)

    "#{phrase} #{Greetable.title(guest)}, says #{host}#{Application.fetch_env!(:greeter, :punctuation)}"
  end

  @doc "How many guests have been greeted since the start."
  @spec greeted() :: non_neg_integer()
  defdelegate greeted, to: Desk, as: :count
end
