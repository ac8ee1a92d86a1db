namespace Release.Otp.Terms;

/// <summary>Reads what follows the word <c>fun</c> in <c>fun m:f/1</c>.</summary>
internal sealed class FunParser
{
    private readonly List<Token> _tokens = [];

    /// <summary>Byte offset of the word <c>fun</c>.</summary>
    public int Start { get; private set; }

    /// <summary>The fun, once its arity was read.</summary>
    public ExternalFunTerm? Finished => _tokens.Count < 5 ? null : new(
        new AtomTerm(_tokens[0].Text),
        new AtomTerm(_tokens[2].Text),
        (int)((IntegerTerm)_tokens[4].Value!).Value);

    /// <summary>Begins a fun.</summary>
    public void Begin(int start)
    {
        Start = start;
        _tokens.Clear();
    }

    /// <summary>Takes the next token; false where it cannot stand here.</summary>
    public bool Accept(Token token)
    {
        _tokens.Add(token);
        return _tokens.Count switch
        {
            1 or 3 => token.Kind == TokenKind.Atom,
            2 => token.Is(":"),
            4 => token.Is("/"),
            _ => token is { Kind: TokenKind.Integer, IsCharacter: false } && ((IntegerTerm)token.Value!).Value <= 255,
        };
    }
}
