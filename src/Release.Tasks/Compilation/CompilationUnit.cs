namespace Release.Tasks.Compilation;

/// <summary>One file that erlc makes of another: a module of Erlang source, or Erlang source of a grammar.</summary>
/// <param name="Application">The application to which it belongs.</param>
/// <param name="Module">The module's name.</param>
/// <param name="Source">Full path of what is compiled.</param>
/// <param name="Origin">Full path of what the user wrote: the source, or the grammar it was made from.</param>
/// <param name="Output">Full path of what is made.</param>
internal sealed record CompilationUnit(ErlangApplication Application, string Module, string Source, string Origin, string Output)
{
    /// <summary>Whether Erlang source is made, not a module.</summary>
    public bool IsGrammar => Path.GetExtension(Output) == ".erl";

    /// <summary>That of the source, which no other unit has; the application's keys need not be walked.</summary>
    public override int GetHashCode() => Source.GetHashCode(StringComparison.Ordinal);

    /// <summary>What names the unit in the state of the last compilation.</summary>
    public string Key { get; } = $"{Application.Name}/{Path.GetFileName(Output)}";
}
