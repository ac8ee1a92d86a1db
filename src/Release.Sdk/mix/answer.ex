defmodule ReleaseSdk.Answer do
  @moduledoc false
  # What a task found, one Erlang term a line. An agent keeps it, since mix works in several processes.

  def give(file, fun) do
    {:ok, _} = Agent.start(fn -> [] end, name: __MODULE__)
    diagnose(fun)
    add({:ended, 0})
    # Written under another name first: half an answer is none.
    with :ok <- File.write(file <> ".part", ["%% coding: utf-8\n" | Enum.map(terms(), &line/1)]),
         :ok <- File.rename(file <> ".part", file) do
      :ok
    else
      {:error, reason} -> unwritten(reason)
    end
  end

  # What the disk says is the last line, and the status, EX_IOERR of sysexits, tells that it is.
  defp unwritten(reason) do
    IO.puts(:stderr, ["\n", :file.format_error(reason)])
    exit({:shutdown, 74})
  end

  def add(term), do: Agent.update(__MODULE__, &[term | &1])

  def fault(kind, arguments), do: add({:fault, kind, Enum.map(arguments, &chars/1)})

  def diagnostic(severity, file, line, column, text),
    do: add({:diagnostic, severity, chars(file), line, column, text |> String.trim() |> chars()})

  # Whether something was said that fails the build.
  def failed?, do: Enum.any?(terms(), &failure?/1)

  # An exception with its place; what mix itself complains of has none.
  def failure(kind, reason, stacktrace) do
    case {Exception.normalize(kind, reason, stacktrace), reason} do
      {%{mix: mix} = exception, _} when mix != false -> fault(:mix_failed, [Exception.message(exception)])
      {_, {:shutdown, status}} when kind == :exit -> fault(:mix_failed, ["it ended with #{inspect(status)}"])
      {exception, _} -> located(kind, exception, stacktrace)
    end
  end

  def chars(text) when is_binary(text) do
    case :unicode.characters_to_list(text) do
      list when is_list(list) -> list
      _ -> :binary.bin_to_list(text)
    end
  end

  def chars(other), do: other |> to_string() |> chars()

  # Whether file:consult/1 reads back what is written of a term.
  def consultable?(term) do
    with {:ok, tokens, _} <- :erl_scan.string(:lists.flatten(:io_lib.format("~tw.", [term]))),
         {:ok, _} <- :erl_parse.parse_term(tokens) do
      true
    else
      _ -> false
    end
  end

  defp located(kind, exception, stacktrace) do
    {file, line, column, text} = ReleaseSdk.Places.of(kind, exception, stacktrace)
    diagnostic(:error, file, line, column, text)
  end

  defp failure?({:fault, kind, _}), do: kind not in [:function_step, :deprecated_releases, :two_runtime_files]
  defp failure?({:diagnostic, severity, _, _, _, _}), do: severity == :error
  defp failure?(_), do: false

  defp terms, do: Agent.get(__MODULE__, &Enum.reverse/1)

  defp line(term), do: :unicode.characters_to_binary(:io_lib.format("~tw.~n", [term]))

  # From Elixir 1.15 on an error of mix.exs is told to those who listen, and the exception says only that it was.
  defp diagnose(fun) do
    {result, told} = if function_exported?(Code, :with_diagnostics, 2), do: apply(Code, :with_diagnostics, [[log: true], fn -> guarded(fun) end]), else: {guarded(fun), []}
    errors = Enum.filter(told, &(&1.severity == :error))
    Enum.each(errors, &ReleaseSdk.Places.add/1)

    case result do
      {:raised, :error, %CompileError{}, _} when errors != [] -> :ok
      {:raised, kind, reason, stacktrace} -> failure(kind, reason, stacktrace)
      :ended -> :ok
    end
  end

  defp guarded(fun) do
    fun.()
    :ended
  catch
    kind, reason -> {:raised, kind, reason, __STACKTRACE__}
  end
end
