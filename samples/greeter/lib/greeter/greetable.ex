defprotocol Greeter.Greetable do
  @moduledoc "What can be greeted. Consolidated, as every protocol of a release."

  @doc "How the guest is addressed."
  def title(guest)
end

defimpl Greeter.Greetable, for: BitString do
  def title(name), do: name
end

defimpl Greeter.Greetable, for: Integer do
  def title(number), do: "guest number #{number}"
end

defimpl Greeter.Greetable, for: List do
  def title(guests), do: Enum.map_join(guests, " and ", &Greeter.Greetable.title/1)
end
