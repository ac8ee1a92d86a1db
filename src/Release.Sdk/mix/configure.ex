defmodule Mix.Tasks.ReleaseSdk.Configure do
  @moduledoc false
  # Writes what only Elixir can: a sys.config with config providers, and templates of EEx. What the release is stands in a file of
  # terms, since the project file may say otherwise than mix.exs.
  use Mix.Task

  alias ReleaseSdk.{Answer, Places, Releases}

  @impl true
  def run([question]) do
    {:ok, terms} = :file.consult(question)
    Mix.Project.get!()
    load(all(terms, :code_path))
    release = release(terms)
    configured = with_runtime(release, one(terms, :runtime))
    write_configuration(configured, terms)
    for {:template, name, file} <- terms, do: render("#{name}", "#{file}", release, configured, terms)
  end

  defp load(directories) do
    Enum.each(directories, &Code.prepend_path(to_string(&1)))
    for directory <- directories, file <- Path.wildcard("#{directory}/*.app"), do: file |> Path.basename(".app") |> String.to_atom() |> Application.load()
  end

  defp release(terms) do
    {:release, name, version, path, erts_source, erts_version} = List.keyfind(terms, :release, 0)
    name = String.to_atom("#{name}")
    options = Mix.Project.config() |> Releases.defined() |> Keyword.fetch!(name)
    applications = for {:application, application, mode, directory, otp?} <- terms, do: {application, mode, properties(application, mode, directory, otp?)}

    struct(Mix.Release,
      name: name,
      version: "#{version}",
      path: "#{path}",
      version_path: "#{path}/releases/#{version}",
      erts_source: if(options[:include_erts] == false, do: nil, else: erts_source),
      erts_version: erts_version,
      applications: Map.new(applications, fn {application, _, properties} -> {application, properties} end),
      boot_scripts: boot_scripts(applications),
      config_providers: Keyword.get(options, :config_providers, []) ++ Enum.flat_map(terms, &provider/1),
      options: options(options, one(terms, :options)),
      overlays: [],
      # While mix assembles, the steps are those that are left.
      steps: options |> Keyword.get(:steps, [:assemble]) |> Enum.drop_while(&(&1 != :assemble)) |> tl()
    )
  end

  defp properties(application, mode, directory, otp?) do
    {:ok, [{:application, _, properties}]} = :file.consult(Path.join([directory, "ebin", "#{application}.app"]))
    [path: directory, otp_app?: otp?, mode: mode] ++ properties
  end

  defp boot_scripts(applications) do
    start = for {application, mode, _} <- applications, do: {application, mode}
    clean = for {application, _} <- start, do: {application, if(application in [:kernel, :stdlib], do: :permanent, else: :none)}
    %{start: start, start_clean: clean}
  end

  # Those that the struct has as fields are no options, as in mix.
  defp options(given, overriding) do
    [overwrite: false, quiet: false, strip_beams: true]
    |> Keyword.merge(given)
    |> Keyword.drop([:applications, :include_erts, :path, :version, :config_providers, :steps])
    |> Keyword.merge(overriding)
  end

  defp provider({:provider, module, argument, file}) do
    case {evaluate(module, file), evaluate(argument, file)} do
      {{:ok, module}, {:ok, argument}} when is_atom(module) -> [{module, argument}]
      {{:ok, other}, {:ok, _}} -> refuse(:expression, [module, "it is #{inspect(other)}", file])
      {{:error, why}, _} -> refuse(:expression, [module, why, file])
      {_, {:error, why}} -> refuse(:expression, [module, "its Argument is wrong: #{why}", file])
    end
  end

  defp provider(_), do: []

  defp refuse(kind, arguments) do
    Answer.fault(kind, arguments)
    []
  end

  defp evaluate(text, file) do
    {value, _} = Code.eval_string("#{text}", [], file: "#{file}")
    {:ok, value}
  rescue
    exception -> {:error, Exception.message(exception)}
  end

  # The file to configure the node at its start comes before all providers.
  defp with_runtime(release, false), do: release

  defp with_runtime(release, true) do
    path = {:system, "RELEASE_ROOT", "/releases/#{release.version}/runtime.exs"}
    reader = {Config.Reader, path: path, env: Mix.env(), target: Mix.target(), imports: :disabled}
    %{release | config_providers: [reader | release.config_providers]}
  end

  defp write_configuration(release, terms) do
    Enum.each(release.config_providers, &check_provider(&1, terms))
    unless Answer.failed?(), do: make(release, terms)
  end

  defp check_provider({module, _}, terms) do
    unless Code.ensure_loaded?(module) and function_exported?(module, :init, 1),
      do: Answer.fault(:provider, [inspect(module), "no application of the project has this module with a function init/1", named_in(module, terms), 0])
  end

  # The project file adds to what mix.exs names.
  defp named_in(module, terms) do
    Enum.find_value(terms, Path.absname("mix.exs"), fn
      {:provider, name, _, file} -> "#{name}" == inspect(module) && file
      _ -> nil
    end)
  end

  defp make(release, terms) do
    {output, config} = {"#{one(terms, :output)}", one(terms, :config)}

    case Mix.Release.make_sys_config(%{release | version_path: output}, config, {:system, "RELEASE_SYS_CONFIG", ".config"}) do
      :ok -> settle(Path.join(output, "sys.config"), release)
      {:error, message} -> states(release, terms) || Answer.fault(:mix_failed, [message])
    end
  rescue
    exception -> unwritten(exception, terms) || failed_provider(exception, __STACKTRACE__, release)
  end

  # Where the disk does not take what is made, nobody's provider or template is wrong. It takes nothing else either, so that is told once.
  defp unwritten(%File.Error{path: path, reason: reason}, terms) do
    if String.starts_with?("#{path}", "#{one(terms, :output)}/"),
      do: Answer.failed?() || Answer.fault(:unwritten, ["#{path}", "#{:file.format_error(reason)}"])
  end

  defp unwritten(_, _), do: nil

  # Which provider it was that has something for the boot that no file holds.
  defp states(release, terms) do
    for {module, argument} <- release.config_providers, state = module.init(argument), not Answer.consultable?(state), reduce: nil do
      _ -> Answer.fault(:state, [inspect(module), inspect(state), named_in(module, terms)])
    end
  end

  # mix lists what was compiled in by the order of a map, which is another one from OTP 26 on.
  defp settle(file, release) do
    {:ok, [config]} = :file.consult(file)

    with %{validate_compile_env: [_ | _]} = init <- config[:elixir][:config_provider_init] do
      compiled = for {_, properties} <- Enum.sort_by(release.applications, &elem(&1, 0)), entry <- properties[:compile_env] || [], do: entry
      config = put_in(config[:elixir][:config_provider_init], %{init | validate_compile_env: compiled})
      header = file |> File.stream!() |> Enum.take(2)
      File.write!(file, [header, :unicode.characters_to_binary(:io_lib.format("~tw.~n", [config]))])
    end
  end

  defp failed_provider(exception, stacktrace, release) do
    modules = Enum.map(release.config_providers, &elem(&1, 0))
    module = Enum.find_value(stacktrace, fn entry -> if elem(entry, 0) in modules, do: elem(entry, 0) end)
    {file, line, _, text} = Places.of(:error, exception, stacktrace)
    Answer.fault(:provider, [inspect(module || modules), text, file, line])
  end

  # The scripts' environment is rendered before mix adds the file above to the providers, the arguments of the VM after it.
  defp render(name, file, release, configured, terms) do
    assigned = if String.starts_with?(name, "env."), do: release, else: configured
    Mix.Generator.copy_template(Path.relative_to_cwd(file), "#{one(terms, :output)}/#{name}", [release: assigned], force: true, quiet: true)
  rescue
    exception -> unwritten(exception, terms) || failed_template(exception, __STACKTRACE__, file)
  end

  defp failed_template(exception, stacktrace, file) do
    {place, line, _, text} = Places.of(:error, exception, stacktrace)
    Answer.fault(:template, [if(Path.basename(place) == Path.basename(file), do: place, else: file), line, text])
  end

  defp one(terms, tag), do: terms |> List.keyfind(tag, 0) |> elem(1)

  defp all(terms, tag), do: for({^tag, value} <- terms, do: value)
end
