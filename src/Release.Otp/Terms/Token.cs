namespace Release.Otp.Terms;

/// <summary>What kind of thing a token is.</summary>
internal enum TokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>The dot that ends a term.</summary>
    Dot,

    /// <summary>An atom.</summary>
    Atom,

    /// <summary>An integer or a character, as an <see cref="IntegerTerm"/>.</summary>
    Integer,

    /// <summary>A float.</summary>
    Float,

    /// <summary>A string literal.</summary>
    String,

    /// <summary>A sigil: its prefix as text; its value is null where OTP knows no such sigil.</summary>
    Sigil,

    /// <summary>A variable.</summary>
    Variable,

    /// <summary>A reserved word.</summary>
    ReservedWord,

    /// <summary>A character or a few that stand for themselves.</summary>
    Punctuation,
}

/// <summary>A token of the Erlang scanner, see erl_scan(3).</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Start">Byte offset where it begins.</param>
/// <param name="End">Byte offset behind it.</param>
/// <param name="Text">The name of an atom, variable or reserved word; the punctuation.</param>
/// <param name="Value">The number of an integer or float, the list of a string.</param>
/// <param name="IsCharacter">Whether an integer was written <c>$c</c>.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text = "", Term? Value = null, bool IsCharacter = false)
{
    /// <summary>Whether this is the punctuation <paramref name="text"/>.</summary>
    public bool Is(string text) => Kind == TokenKind.Punctuation && Text == text;
}
