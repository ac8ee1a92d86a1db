defmodule ReleaseSdk.Releases do
  @moduledoc false
  # The releases of mix.exs, each option checked and brought into one form.

  alias ReleaseSdk.Answer

  @flags ~w(quiet validate_compile_env reboot_system_after_config start_distribution_during_config prune_runtime_sys_config_after_boot)a
  @options ~w(include_erts include_executables_for strip_beams cookie path overlays rel_templates_path skip_mode_validation_for steps)a ++ @flags
  @modes ~w(permanent transient temporary load none)a

  def add(config) do
    releases = defined(config)
    Enum.each(releases, fn {name, options} -> Answer.add({:release, name, normal(name, options, config)}) end)
    Answer.add({:default_release, default(config, releases)})
  end

  # As mix does it: without definitions there is one release, named like the application.
  def defined(config) do
    umbrella? = Mix.Project.umbrella?(config)

    case Keyword.get(config, :releases) || [] do
      [] when umbrella? -> refuse(:umbrella, [])
      [] -> [{Keyword.fetch!(config, :app), []}]
      releases -> if Keyword.keyword?(releases), do: Enum.flat_map(releases, &options/1), else: refuse(:releases, [inspect(releases)])
    end
  end

  defp options({name, options}) do
    options = if is_function(options, 0), do: options.(), else: options

    cond do
      not Keyword.keyword?(options) -> refuse(:option, [name, "releases", inspect(options), "a keyword list, or a function without arguments that answers one"])
      not (Atom.to_string(name) =~ ~r/\A[a-z][a-z0-9_]*\z/) -> refuse(:name, [name])
      true -> [{name, options}]
    end
  end

  defp refuse(kind, arguments) do
    Answer.fault(kind, arguments)
    []
  end

  defp default(config, releases) do
    case {config[:default_release], releases} do
      {nil, [{name, _}]} ->
        name

      {nil, _} ->
        :undefined

      {name, _} ->
        unless List.keymember?(releases, name, 0), do: Answer.fault(:default, [inspect(name), known(releases)])
        name
    end
  end

  defp known(releases), do: Enum.map_join(releases, ", ", fn {name, _} -> "'#{name}'" end)

  defp normal(name, options, config) do
    {runtime, options} = runtime(name, options, config)

    [applications: applications(name, options), version: version(name, options, config), runtime_config_path: runtime] ++
      for(key <- @options, Keyword.has_key?(options, key), {:ok, value} <- [checked(name, key, options[key])], do: {key, value}) ++
      for(true <- [Keyword.get(options, :config_providers, []) != []], providers?(name, options), do: {:config_providers, true})
  end

  defp applications(name, options) do
    case options[:applications] || [] do
      [] -> []
      given -> if Keyword.keyword?(given), do: Enum.filter(given, &mode?(name, &1)), else: bad(name, :applications, given, "a keyword list of applications and modes") && []
    end
  end

  defp mode?(_name, {_application, mode}) when mode in @modes, do: true

  defp mode?(name, {application, mode}) do
    Answer.fault(:mode, [name, application, inspect(mode)])
    false
  end

  defp version(name, options, config) do
    case {Keyword.fetch(options, :version), config[:version]} do
      {{:ok, {:from_app, application}}, _} when is_atom(application) -> {:from_app, application}
      {{:ok, <<_, _::binary>> = version}, _} -> Answer.chars(version)
      {{:ok, other}, _} -> bad(name, :version, other, "a string that is not empty, or {:from_app, application}") && ~c""
      {:error, <<_, _::binary>> = version} -> Answer.chars(version)
      {:error, _} -> Answer.fault(:no_version, [name]) && ~c""
    end
  end

  # The file to configure the node at its start: the given one, or what stands beside config.exs.
  defp runtime(name, options, config) do
    beside = Path.dirname(config[:config_path])
    {default, deprecated} = {Path.join(beside, "runtime.exs"), Path.join(beside, "releases.exs")}

    case options[:runtime_config_path] do
      false -> {false, options}
      nil -> standard(File.exists?(default), File.exists?(deprecated), default, deprecated, options)
      path when is_binary(path) -> {file(name, path), options}
      other -> {bad(name, :runtime_config_path, other, "the path of a file, or false") && false, options}
    end
  end

  defp standard(true, both?, default, deprecated, options) do
    if both?, do: Answer.fault(:two_runtime_files, [Path.absname(default), Path.absname(deprecated)])
    {Answer.chars(Path.absname(default)), options}
  end

  defp standard(false, true, _default, deprecated, options) do
    Answer.fault(:deprecated_releases, [Path.absname(deprecated)])
    {Answer.chars(Path.absname(deprecated)), Keyword.put_new(options, :reboot_system_after_config, true)}
  end

  defp standard(false, false, _default, _deprecated, options), do: {false, options}

  defp file(name, path) do
    unless File.regular?(path), do: Answer.fault(:no_runtime_file, [name, path])
    Answer.chars(Path.absname(path))
  end

  defp providers?(name, options) do
    given = options[:config_providers]
    valid? = is_list(given) and Enum.all?(given, &match?({module, _} when is_atom(module), &1))
    valid? or (bad(name, :config_providers, given, "a list of {module, argument}") && false)
  end

  defp checked(name, key, value) do
    case value(key, value) do
      {:expected, expected} -> bad(name, key, value, expected)
      {:function, steps} -> {:ok, Enum.map(steps, &step(name, &1))}
      other -> other
    end
  end

  defp bad(name, key, value, expected) do
    Answer.fault(:option, [name, key, inspect(value), expected])
    true
  end

  defp value(:include_erts, fun) when is_function(fun, 0), do: value(:include_erts, fun.())
  defp value(:include_erts, flag) when is_boolean(flag), do: {:ok, flag}
  defp value(:include_erts, path) when is_binary(path), do: text(Path.absname(path))
  defp value(:include_erts, _), do: {:expected, "true, false, or the path of a directory erts-VSN"}

  defp value(:include_executables_for, [_ | _] = systems), do: if(systems -- [:unix, :windows] == [], do: {:ok, systems}, else: {:expected, "a list of :unix and :windows"})
  defp value(:include_executables_for, []), do: {:ok, []}
  defp value(:include_executables_for, _), do: {:expected, "a list of :unix and :windows"}

  defp value(:strip_beams, flag) when is_boolean(flag), do: {:ok, flag}

  defp value(:strip_beams, options) do
    keep = if Keyword.keyword?(options), do: List.wrap(options[:keep]), else: [nil]

    if Enum.all?(keep, &is_binary/1),
      do: {:ok, [keep: Enum.map(keep, &Answer.chars/1), compress: !!options[:compress]]},
      else: {:expected, "true, false, or a list of keep: [names of chunks] and compress: true"}
  end

  defp value(:overlays, paths) do
    if Enum.all?(List.wrap(paths), &(is_binary(&1) and File.dir?(&1))),
      do: {:ok, Enum.map(List.wrap(paths), &Answer.chars/1)},
      else: {:expected, "the path of a directory that is there, or a list of such paths"}
  end

  defp value(:skip_mode_validation_for, applications) do
    if is_list(applications) and Enum.all?(applications, &is_atom/1), do: {:ok, applications}, else: {:expected, "a list of applications"}
  end

  defp value(:steps, steps), do: steps(steps)
  defp value(:path, path) when is_binary(path), do: text(Path.absname(path))
  defp value(:path, _), do: {:expected, "the path of a directory"}
  defp value(flag, value) when flag in @flags and is_boolean(value), do: {:ok, value}
  defp value(flag, nil) when flag in @flags, do: {:ok, false}
  defp value(flag, _) when flag in @flags, do: {:expected, "true or false"}
  defp value(key, nil) when key in [:cookie, :rel_templates_path], do: :absent
  defp value(_key, value) when is_binary(value), do: text(value)
  defp value(_key, _), do: {:expected, "a string"}

  defp text(binary), do: {:ok, Answer.chars(binary)}

  defp steps(steps) when is_list(steps) do
    known? = Enum.all?(steps, &(&1 in [:assemble, :tar] or is_function(&1, 1)))

    if known? and Enum.filter(steps, &is_atom/1) in [[:assemble], [:assemble, :tar]],
      do: {:function, steps},
      else: {:expected, "a list with :assemble once, :tar after it at most once, and functions of one argument"}
  end

  defp steps(_), do: {:expected, "a list of :assemble, :tar and functions of one argument"}

  defp step(_name, step) when is_atom(step), do: step

  defp step(name, step) do
    # An anonymous function shows numbers that say nothing, then where it stands.
    shown = step |> inspect() |> String.replace(~r/\A#Function<[^ ]+ in (.*)>\z/s, "\\1")
    Answer.fault(:function_step, [name, shown])
    Answer.chars(shown)
  end
end
