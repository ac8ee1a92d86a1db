defmodule ReleaseSdk.Shell do
  @moduledoc false
  # Mix's shell where nobody sits: what it would ask is answered with no and told.
  @behaviour Mix.Shell

  alias ReleaseSdk.Answer

  def run(arguments) do
    Mix.start()
    # A quiet mix would have another shell.
    System.delete_env("MIX_QUIET")
    Mix.shell(__MODULE__)
    System.argv(arguments)
    Mix.CLI.main()
  end

  @impl true
  def info(message), do: Mix.Shell.IO.info(message)

  @impl true
  def error(message) do
    Answer.add({:complaint, message |> IO.ANSI.format(false) |> IO.chardata_to_string() |> Answer.chars()})
    Mix.Shell.IO.error(message)
  end

  # Where the dependency is of which everything speaks that follows.
  @impl true
  def print_app do
    Answer.add({:within, Answer.chars(File.cwd!())})
    Mix.Shell.IO.print_app()
  end

  @impl true
  def prompt(message) do
    Answer.fault(:question, [message])
    ""
  end

  @impl true
  def yes?(message, _options \\ []) do
    Answer.fault(:question, [message])
    false
  end

  @impl true
  def cmd(command, options \\ []), do: Mix.Shell.IO.cmd(command, options)
end
