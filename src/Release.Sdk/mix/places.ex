defmodule ReleaseSdk.Places do
  @moduledoc false
  # Where in the user's files something is wrong.

  alias ReleaseSdk.Answer

  # A diagnostic of a compiler, or of Elixir itself.
  def add(%{message: message, severity: severity, file: file} = diagnostic) do
    {line, column} = position(diagnostic.position)
    severity = if severity == :error, do: :error, else: :warning
    Answer.diagnostic(severity, Path.expand(file || "mix.exs"), line, column, IO.chardata_to_string(message))
  end

  # File, line, column and text of an exception.
  def of(_kind, %{file: file, line: line} = exception, _stacktrace) when is_binary(file) and is_integer(line),
    do: {Path.expand(file), line, Map.get(exception, :column) || 0, description(exception)}

  def of(kind, exception, stacktrace) do
    {file, line} = Enum.find_value(stacktrace, {"mix.exs", 0}, &place/1)
    {Path.expand(file), line, 0, text(kind, exception)}
  end

  def text(kind, exception), do: kind |> Exception.format_banner(exception) |> String.replace_prefix("** ", "")

  defp description(%{description: text}) when is_binary(text), do: text
  defp description(%{message: text}) when is_binary(text), do: text
  defp description(exception), do: Exception.message(exception)

  # The first entry that is a file of the user's; those of Elixir and OTP are no files here.
  defp place({_module, _function, _arity, location}) do
    file = location |> Keyword.get(:file, ~c"") |> to_string()
    if file != "" and File.regular?(file), do: {file, Keyword.get(location, :line, 0)}
  end

  defp place(_), do: nil

  defp position({line, column}), do: {number(line), number(column)}
  defp position({line, column, _, _}), do: {number(line), number(column)}
  defp position(line), do: {number(line), 0}

  defp number(number) when is_integer(number) and number > 0, do: number
  defp number(_), do: 0
end
