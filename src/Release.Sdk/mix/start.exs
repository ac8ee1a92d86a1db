# Runs mix with one of the tasks beside this file: elixir start.exs TASK ANSWER COMPILED [QUESTION]
# What mix would show on a terminal becomes terms in the file ANSWER, so that nothing has to be read from its texts.
[task, answer, compiled | question] = System.argv()

# To compile the tasks takes longer than all else that mix has to do where little changed, so they are kept in the file COMPILED: a digest, and behind it
# what they were compiled from and by, and the modules.
sources = __DIR__ |> Path.join("*.ex") |> Path.wildcard() |> Enum.sort()
origin = fn -> {System.version(), System.otp_release(), __DIR__, Enum.map(sources, &:erlang.md5(File.read!(&1)))} end

kept = fn ->
  with {:ok, <<digest::binary-size(16), bytes::binary>>} <- File.read(compiled),
       ^digest <- :erlang.md5(bytes),
       {from, modules} <- :erlang.binary_to_term(bytes) do
    from == origin.() && modules
  else
    _ -> false
  end
end

# Where it cannot be kept the next run compiles again.
keep = fn modules ->
  bytes = :erlang.term_to_binary({origin.(), modules})
  with :ok <- File.write(compiled <> ".part", [:erlang.md5(bytes), bytes]), do: File.rename(compiled <> ".part", compiled)
end

compile = fn ->
  modules = :ets.new(:modules, [:public])
  {:ok, _, _} = Kernel.ParallelCompiler.require(sources, each_module: fn file, module, code -> :ets.insert(modules, {module, file, code}) end)
  modules |> :ets.tab2list() |> Enum.sort() |> keep.()
end

load = fn modules -> Enum.each(modules, fn {module, file, code} -> {:module, _} = :code.load_binary(module, String.to_charlist(file), code) end) end

if Version.match?(System.version(), ">= 1.14.0", allow_pre: true) do
  if modules = kept.(), do: load.(modules), else: compile.()
  # Called by their names, as they are not there yet when this file is compiled.
  apply(ReleaseSdk.Answer, :give, [answer, fn -> apply(ReleaseSdk.Shell, :run, [[task | question]]) end])
else
  File.write!(answer, :io_lib.format("~tp.~n", [{:fault, :old_elixir, [String.to_charlist(System.version())]}]))
end
