# Runs mix with one of the tasks beside this file: elixir start.exs TASK ANSWER [QUESTION]
# What mix would show on a terminal becomes terms in the file ANSWER, so that nothing has to be read from its texts.
[task, answer | question] = System.argv()

if Version.match?(System.version(), ">= 1.14.0", allow_pre: true) do
  {:ok, _, _} = Kernel.ParallelCompiler.require(Path.wildcard(Path.join(__DIR__, "*.ex")))
  # Called by their names, as they are not there yet when this file is compiled.
  apply(ReleaseSdk.Answer, :give, [answer, fn -> apply(ReleaseSdk.Shell, :run, [[task | question]]) end])
else
  File.write!(answer, :io_lib.format("~tp.~n", [{:fault, :old_elixir, [String.to_charlist(System.version())]}]))
end
