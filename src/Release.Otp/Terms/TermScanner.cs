using System.Text;

namespace Release.Otp.Terms;

/// <summary>Cuts an Erlang text into tokens as erl_scan(3) of an OTP release does, and refuses what it refuses, at the same place.</summary>
internal sealed class TermScanner
{
    private const int FirstWithSigils = 27;
    private const int FirstWithBasedFloats = 28;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly SourceText _text;
    private readonly int _otpRelease;
    private readonly TextCursor _cursor;
    private readonly EscapeSequences _escapes;
    private readonly QuotedText _quoted;
    private readonly TripleQuotedText _tripleQuoted;

    public TermScanner(SourceText text, int otpRelease)
    {
        (_text, _otpRelease, _cursor) = (text, otpRelease, new TextCursor(text));
        _escapes = new EscapeSequences(_cursor, otpRelease);
        _quoted = new QuotedText(_cursor, _escapes);
        _tripleQuoted = new TripleQuotedText(_cursor, _escapes);
    }

    /// <summary>The token at the current position, which moves behind it.</summary>
    public Token Next()
    {
        SkipBlanks();
        var start = _cursor.At;
        var first = _cursor.Peek();
        return first switch
        {
            SourceText.End => new(TokenKind.End, start, start),
            SourceText.Malformed => throw TermErrors.NotUtf8(_text.PlaceOf(start)),
            '"' => QuotedString(start),
            '\'' => QuotedAtom(start),
            '~' when _otpRelease >= FirstWithSigils => Sigil(start),
            '$' => Character(start),
            >= '0' and <= '9' => Number(start),
            '.' when EndsTerm() => Dot(start),
            _ when ErlangLexicon.IsAtomStart(first) => Word(start),
            _ when ErlangLexicon.IsVariableStart(first) => new(TokenKind.Variable, start, _cursor.Skip(ErlangLexicon.IsNameCharacter), Name(start)),
            < 256 => Punctuation(start, first),
            _ => throw TermErrors.IllegalCharacter(_text.PlaceOf(start), first),
        };
    }

    private void SkipBlanks()
    {
        while (_cursor.Peek() is var next && (ErlangLexicon.IsWhiteSpace(next) || next == '%'))
        {
            if (next == '%')
            {
                SkipComment();
            }
            else
            {
                _cursor.Take();
            }
        }
    }

    private void SkipComment()
    {
        while (_cursor.Peek() is not ('\n' or SourceText.End))
        {
            _cursor.TakeCharacter(_cursor.At);
        }
    }

    // A dot ends a term where white space, a comment or the end of the text follows.
    private bool EndsTerm() => _cursor.PeekAt(_cursor.At + 1) is var next && (next is '%' or SourceText.End || ErlangLexicon.IsWhiteSpace(next));

    private Token Dot(int start)
    {
        _cursor.At++;
        return new(TokenKind.Dot, start, _cursor.At, ".");
    }

    private Token Punctuation(int start, int first)
    {
        var found = ErlangLexicon.PunctuationAt(_text.Bytes[start..], first);
        _text.CharacterAt(start, out var length);
        _cursor.At += found.Length == 1 ? length : found.Length;
        return new(TokenKind.Punctuation, start, _cursor.At, found);
    }

    private Token Word(int start)
    {
        _cursor.Skip(ErlangLexicon.IsNameCharacter);
        var name = Name(start);
        return new(ErlangLexicon.IsReserved(name, _otpRelease) ? TokenKind.ReservedWord : TokenKind.Atom, start, _cursor.At, name);
    }

    private string Name(int start)
    {
        if (_cursor.At - start > AtomTerm.MaxCharacters && _text.Slice(start, _cursor.At).Length > AtomTerm.MaxCharacters)
        {
            throw TermErrors.NameTooLong(_text.PlaceOf(start));
        }

        return Shared(_text.Slice(start, _cursor.At));
    }

    // The same few names come again and again.
    private string Shared(string name)
    {
        if (_names.TryGetValue(name, out var known))
        {
            return known;
        }

        _names.Add(name);
        return name;
    }

    private Token QuotedString(int start)
    {
        var value = CodePoints.ListOf(_otpRelease >= FirstWithSigils && _tripleQuoted.Begins() ? _tripleQuoted.Read(start, isVerbatim: true) : Quoted(start));
        RefuseTouchingString();
        return new(TokenKind.String, start, _cursor.At, "\"", value);
    }

    private Token QuotedAtom(int start)
    {
        var characters = Quoted(start);
        return characters.Length <= AtomTerm.MaxCharacters
            ? new(TokenKind.Atom, start, _cursor.At, Shared(CodePoints.TextOf(characters)))
            : throw TermErrors.NameTooLong(_text.PlaceOf(start));
    }

    // What stands between the quote at the cursor and the next one.
    private ReadOnlySpan<int> Quoted(int start) => _quoted.Read(start, (char)_cursor.Take());

    private Token Sigil(int start)
    {
        _cursor.At++;
        var prefix = SigilName();
        var characters = SigilText(start, prefix);
        var hasSuffix = SigilName().Length > 0;
        if (!hasSuffix)
        {
            RefuseTouchingString();
        }

        Term? value = prefix switch
        {
            _ when hasSuffix => null,
            "s" or "S" => CodePoints.ListOf(characters),
            "" or "b" or "B" => Term.Binary(Encoding.UTF8.GetBytes(CodePoints.TextOf(characters))),
            _ => null,
        };
        return new(TokenKind.Sigil, start, _cursor.At, prefix, value);
    }

    private string SigilName()
    {
        var start = _cursor.At;
        _cursor.Skip(ErlangLexicon.IsNameCharacter);
        return Name(start);
    }

    private ReadOnlySpan<int> SigilText(int start, string prefix)
    {
        if (_tripleQuoted.Begins())
        {
            return _tripleQuoted.Read(start, isVerbatim: prefix is not ("b" or "s"));
        }

        return ErlangLexicon.ClosingDelimiter(_cursor.Peek()) is { } close && _cursor.Take() >= 0
            ? _quoted.Read(start, close, isVerbatim: prefix is not ("" or "b" or "s"))
            : throw TermErrors.IllegalSigil(_text.PlaceOf(start), _text.Slice(start, _cursor.At));
    }

    private void RefuseTouchingString()
    {
        if (_otpRelease >= FirstWithSigils && _cursor.Peek() == '"')
        {
            throw TermErrors.StringsTouch(_text.PlaceOf(_cursor.At));
        }
    }

    private Token Character(int start)
    {
        _cursor.At++;
        var character = _cursor.Peek() switch
        {
            SourceText.End => throw TermErrors.NoCharacter(_text.PlaceOf(start)),
            '\\' => _escapes.Read(start) ?? throw TermErrors.NoCharacter(_text.PlaceOf(start)),
            _ => _cursor.TakeCharacter(start),
        };
        return new(TokenKind.Integer, start, _cursor.At, _text.Slice(start, _cursor.At), new IntegerTerm(character), IsCharacter: true);
    }

    private Token Number(int start)
    {
        var end = NumberScanner.Scan(_text.Bytes, start, _otpRelease >= FirstWithBasedFloats, out var value);
        _cursor.At = Math.Abs(end);
        var written = _text.Slice(start, _cursor.At);
        if (value is not null)
        {
            return new(value is FloatTerm ? TokenKind.Float : TokenKind.Integer, start, _cursor.At, written, value);
        }

        throw end < 0 ? TermErrors.IllegalBase(_text.PlaceOf(start), written) : TermErrors.IllegalNumber(_text.PlaceOf(start), written);
    }
}
