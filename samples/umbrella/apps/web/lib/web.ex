defmodule Web do
  @moduledoc "Answers customers."

  defprotocol Page do
    @moduledoc "What can be shown as a page."
    def text(thing)
  end

  defimpl Page, for: List do
    def text(goods), do: Enum.map_join(goods, "\n", &Page.text/1)
  end

  defimpl Page, for: Tuple do
    def text({good, place}), do: "#{good} at #{place}"
  end

  @doc "The page of `path`."
  def page("/"), do: File.read!(Application.app_dir(:web, "priv/index.html"))
  def page("/goods"), do: Page.text(Store.goods())
end
