defmodule Mix.Tasks.ReleaseSdk.Describe do
  @moduledoc false
  # Compiles the project as mix release does, then tells all that a release needs to know of it.
  use Mix.Task

  alias ReleaseSdk.{Answer, Inputs, Places, Releases}

  @impl true
  def run(_arguments) do
    Mix.Project.get!()
    load_dependencies()
    unless Answer.failed?(), do: compile()
    unless Answer.failed?(), do: describe(Mix.Project.config())
  end

  defp load_dependencies do
    Mix.Task.run("loadpaths", [])
  rescue
    exception ->
      if Map.get(exception, :mix, false) != false,
        do: Answer.fault(:dependencies, [Exception.message(exception)]),
        else: Answer.failure(:error, exception, __STACKTRACE__)
  end

  defp compile do
    results = "compile" |> Mix.Task.run(["--return-errors", "--all-warnings"]) |> List.wrap()
    Enum.each(for({_, told} <- results, is_list(told), diagnostic <- told, do: diagnostic), &Places.add/1)

    if Enum.any?(results, &(&1 == :error or match?({:error, _}, &1))) and not Answer.failed?(),
      do: Answer.fault(:not_compiled, [])
  end

  defp describe(config) do
    {own, applications} = applications(config)
    {terms, imported} = configuration(config)
    Answer.add({:mix, Answer.chars(System.version()), Mix.env(), Mix.target()})
    Answer.add({:elixir, :elixir |> :code.lib_dir() |> to_string() |> Path.dirname() |> Path.expand() |> Answer.chars()})
    Answer.add({:project, config[:app] || :undefined, text(config[:version]), Mix.Project.umbrella?(config)})
    Enum.each(applications, &add_application/1)
    Answer.add({:own, own})
    Answer.add({:consolidated, if(config[:consolidate_protocols], do: config |> Mix.Project.consolidation_path() |> text(), else: :undefined)})
    add_configuration(terms)
    Releases.add(config)
    Inputs.add(config, imported, applications)
  end

  # The project's own applications, and all that mix compiles with their sources.
  defp applications(config) do
    own = if Mix.Project.umbrella?(config), do: Enum.sort(Mix.Project.apps_paths(config)), else: List.wrap(config[:app] && {config[:app], File.cwd!()})
    names = Enum.map(own, &elem(&1, 0))
    {names, own ++ (Mix.Project.deps_paths() |> Map.drop(names) |> Enum.sort())}
  end

  defp add_application({name, source}) do
    ebin = Path.join([Mix.Project.build_path(), "lib", Atom.to_string(name), "ebin"])
    if File.regular?(Path.join(ebin, "#{name}.app")), do: Answer.add({:application, name, text(Path.expand(ebin)), text(Path.expand(source))})
  end

  defp configuration(config) do
    if File.regular?(config[:config_path]),
      do: Config.Reader.read_imports!(config[:config_path], env: Mix.env(), target: Mix.target()),
      else: {[], []}
  end

  defp add_configuration(terms) do
    if Answer.consultable?(terms) do
      Answer.add({:config, terms})
    else
      for {application, pairs} <- terms, {key, value} <- pairs, not Answer.consultable?(value), do: Answer.fault(:value, [inspect(application), inspect(key), inspect(value)])
    end
  end

  defp text(nil), do: :undefined
  defp text(text), do: Answer.chars(text)
end
