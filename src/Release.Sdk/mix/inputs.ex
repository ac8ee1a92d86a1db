defmodule ReleaseSdk.Inputs do
  @moduledoc false
  # What a later build has to look at to know whether mix has something to do.

  alias ReleaseSdk.Answer

  def add(config, imported, applications) do
    root = :code.root_dir() |> to_string()
    files = [Mix.Project.project_file(), config[:lockfile], config[:config_path], System.find_executable("elixir")]
    versions = [Application.app_dir(:elixir, "ebin/elixir.app"), Path.join([root, "releases", System.otp_release(), "OTP_VERSION"])]
    each(:input, Enum.reject(files, &is_nil/1) ++ versions ++ imported ++ Enum.flat_map(applications, &resources/1))
    each(:input_directory, [File.cwd!(), Path.dirname(config[:config_path])] ++ Map.values(Mix.Project.deps_paths()) ++ sources(config, applications))
    each(:ignored_directory, [Mix.Project.build_path() | other_environments()])
  end

  defp each(tag, paths), do: paths |> Enum.map(&Path.expand/1) |> Enum.uniq() |> Enum.each(&Answer.add({tag, Answer.chars(&1)}))

  # Named even where they are not there: one that comes is seen then.
  defp sources(config, applications) do
    usual = for {_, source} <- applications, directory <- ~w(lib src include), do: Path.join(source, directory)
    List.wrap(config[:elixirc_paths]) ++ List.wrap(config[:erlc_paths]) ++ usual
  end

  # The build directories of other environments stand beside this one's, unless it has a place of its own.
  defp other_environments, do: if(System.get_env("MIX_BUILD_PATH"), do: [], else: [Path.dirname(Mix.Project.build_path())])

  # Files that a module names as external resources. The compiler's notes have no documented form, so every text of theirs that
  # leads out of the application to a file is taken; what is inside is looked at anyway.
  defp resources({application, source}) do
    notes = Path.join([Mix.Project.build_path(), "lib", Atom.to_string(application), ".mix", "compile.elixir"])

    with {:ok, bytes} <- File.read(notes) do
      bytes |> term() |> texts([]) |> Enum.filter(&outside?/1) |> Enum.map(&Path.expand(&1, source)) |> Enum.filter(&File.regular?/1)
    else
      _ -> []
    end
  end

  defp term(bytes) do
    :erlang.binary_to_term(bytes)
  rescue
    ArgumentError -> []
  end

  defp texts(text, found) when is_binary(text), do: [text | found]
  defp texts([head | tail], found), do: texts(tail, texts(head, found))
  defp texts(tuple, found) when is_tuple(tuple), do: tuple |> Tuple.to_list() |> texts(found)
  defp texts(map, found) when is_map(map), do: map |> Map.to_list() |> texts(found)
  defp texts(_other, found), do: found

  defp outside?(text),
    do: byte_size(text) < 4096 and (String.starts_with?(text, "..") or Path.type(text) == :absolute) and String.valid?(text) and not String.contains?(text, <<0>>)
end
