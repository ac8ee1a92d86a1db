namespace Release.Tasks.Compilation;

/// <summary>What a token of Erlang source is, as far as finding attributes asks for it.</summary>
internal enum ErlangTokenKind
{
    Atom,
    Variable,
    Text,
    Dot,
    Mark,
}

/// <summary>A token; quoted atoms and strings without their quotes.</summary>
internal readonly record struct ErlangToken(ErlangTokenKind Kind, string Text)
{
    public bool Is(string mark) => Kind == ErlangTokenKind.Mark && Text == mark;
}
