using Release.Otp;
using static Release.Otp.Diagnostic;

namespace Release.Tasks.Mix;

/// <summary>What can go wrong with Elixir and mix themselves.</summary>
internal static class MixToolErrors
{
    /// <summary>REL8012: The project is compiled by mix, but there is no 'elixir' in any directory of PATH. Set ElixirRoot, or set BeamBuildTool to none and name the compiled applications.</summary>
    public static Diagnostic NoElixir(string place) => Error(
        8012, Place.None, $"The project is built by mix, but there is no 'elixir' in {place}. Install Elixir, or set ElixirRoot to the directory that holds bin/elixir. Where the applications are compiled already, set BeamBuildTool to none and name their directory as an ApplicationPath item.");

    /// <summary>REL8013: '/opt/elixir/bin/elixir' cannot be started: permission denied. Set ElixirRoot to an Elixir for this machine.</summary>
    public static Diagnostic ElixirDoesNotStart(string file, string reason) => Error(
        8013, Place.None, $"'{file}' cannot be started: {reason}. Set ElixirRoot to an Elixir for this machine.");

    /// <summary>REL8014: mix ended with status 127 and without an answer. The end of what it said: (its last lines)</summary>
    public static Diagnostic NoAnswer(Place place, int status, string said) => Error(
        8014, place, $"mix ended with status {status} before it had described the project. {(said.Length > 0 ? $"The end of what it said:\n{said}" : "It said nothing; is Erlang's 'erl' on the PATH?")}");

    /// <summary>REL8015: (what the compiler says)</summary>
    public static Diagnostic CompileError(Place place, string text) => Error(8015, place, text);

    /// <summary>REL8016: (what the compiler says)</summary>
    public static Diagnostic CompileWarning(Place place, string text) => Warning(8016, place, text);

    /// <summary>REL8017: mix cannot use the dependencies: (what it says). Run 'mix deps.get' in the project's directory.</summary>
    public static Diagnostic Dependencies(Place place, string text) => Error(
        8017, place, $"mix cannot use the dependencies of the project. Run 'mix deps.get' in its directory, then build again. mix says:\n{text}");

    /// <summary>REL8018: mix asks a question, and a build answers none: (the question). Run 'mix local.hex --force' and 'mix local.rebar --force' once.</summary>
    public static Diagnostic Question(Place place, string question) => Error(
        8018, place, $"mix asks a question, and a build answers none. Run 'mix local.hex --force' and 'mix local.rebar --force' once on this machine, then 'mix deps.get'. The question:\n{question.Trim()}");

    /// <summary>REL8019: mix failed: (what it says)</summary>
    public static Diagnostic MixFailed(Place place, string text) => Error(8019, place, $"mix failed. It says:\n{text}");

    /// <summary>REL8020: mix could not compile the project and named no error. Run 'mix compile' in its directory.</summary>
    public static Diagnostic NotCompiled(Place place) => Error(
        8020, place, "mix could not compile the project, and a compiler of it named no error. Run 'mix compile' in its directory to see what it prints.");

    /// <summary>REL8021: Elixir 1.12.2 is too old: mix projects need 1.14 or later. Install a newer one, or set ElixirRoot to one.</summary>
    public static Diagnostic OldElixir(string version) => Error(
        8021, Place.None, $"Elixir {version} is too old: mix projects need 1.14 or later. Install a newer one, or set ElixirRoot to one.");
}
