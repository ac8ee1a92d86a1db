defmodule Witness do
  @moduledoc "Tells what it sees of the release that it runs in."
  use Application

  @static Application.compile_env(:witness, :static)

  @impl true
  def start(_type, _args), do: Supervisor.start_link([], strategy: :one_for_one)

  @doc "What it sees under a name."
  def see(:static), do: {@static, Application.fetch_env(:witness, :static)}
  def see(:runtime), do: Application.fetch_env(:witness, :runtime)
  def see(:encoding), do: Application.fetch_env(:witness, :encoding)
  def see(:root), do: to_string(:code.root_dir())
  def see(:directory), do: Application.app_dir(:witness)
  def see(:consolidated), do: Protocol.consolidated?(Enumerable)
  def see(:config), do: :init.get_argument(:config)
  def see(:mode), do: :code.get_mode()
  def see(:node), do: node()
  def see(name), do: System.get_env(name)
end
