using System.Runtime.InteropServices;
using System.Text;

namespace Release.Otp.Terms;

/// <summary>Cuts an Erlang text into tokens as erl_scan(3) of OTP 25 does, and refuses what it refuses, at the same place.</summary>
internal sealed class TermScanner(SourceText text)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<int> _characters = [];
    private int _at;

    /// <summary>The token at the current position, which moves behind it.</summary>
    public Token Next()
    {
        SkipBlanks();
        var start = _at;
        var first = Peek();
        return first switch
        {
            SourceText.End => new(TokenKind.End, start, start),
            SourceText.Malformed => throw TermErrors.NotUtf8(text.PlaceOf(start)),
            '"' => QuotedString(start),
            '\'' => QuotedAtom(start),
            '$' => Character(start),
            >= '0' and <= '9' => Number(start),
            '.' when EndsTerm() => Dot(start),
            _ when ErlangLexicon.IsAtomStart(first) => Word(start),
            _ when ErlangLexicon.IsVariableStart(first) => new(TokenKind.Variable, start, Skip(ErlangLexicon.IsNameCharacter), Name(start)),
            < 256 => Punctuation(start, first),
            _ => throw TermErrors.IllegalCharacter(text.PlaceOf(start), first),
        };
    }

    private int Peek() => text.CharacterAt(_at, out _);

    private int PeekAt(int offset) => text.CharacterAt(offset, out _);

    private int Take()
    {
        var character = text.CharacterAt(_at, out var length);
        _at += length;
        return character;
    }

    private int Skip(Func<int, bool> wanted)
    {
        while (wanted(text.CharacterAt(_at, out var length)))
        {
            _at += length;
        }

        return _at;
    }

    private void SkipBlanks()
    {
        while (Peek() is var next && (ErlangLexicon.IsWhiteSpace(next) || next == '%'))
        {
            if (next == '%')
            {
                SkipComment();
            }
            else
            {
                Take();
            }
        }
    }

    private void SkipComment()
    {
        while (Peek() is not ('\n' or SourceText.End))
        {
            TakeCharacter(_at);
        }
    }

    // A character that may stand in comments and quotes. What is wrong with it is wrong with what begins at "start".
    private int TakeCharacter(int start)
    {
        var at = _at;
        var character = Take();
        if (character == SourceText.Malformed)
        {
            throw TermErrors.NotUtf8(text.PlaceOf(at));
        }

        return CodePoints.IsCharacter(character) ? character : throw TermErrors.IllegalCharacter(text.PlaceOf(start), character);
    }

    // A dot ends a term where white space, a comment or the end of the text follows.
    private bool EndsTerm() => PeekAt(_at + 1) is var next && (next is '%' or SourceText.End || ErlangLexicon.IsWhiteSpace(next));

    private Token Dot(int start)
    {
        _at++;
        return new(TokenKind.Dot, start, _at, ".");
    }

    private Token Punctuation(int start, int first)
    {
        var found = ErlangLexicon.PunctuationAt(text.Bytes[start..], first);
        text.CharacterAt(start, out var length);
        _at += found.Length == 1 ? length : found.Length;
        return new(TokenKind.Punctuation, start, _at, found);
    }

    private Token Word(int start)
    {
        Skip(ErlangLexicon.IsNameCharacter);
        var name = Name(start);
        return new(ErlangLexicon.IsReserved(name) ? TokenKind.ReservedWord : TokenKind.Atom, start, _at, name);
    }

    private string Name(int start)
    {
        if (_at - start > AtomTerm.MaxCharacters && text.Slice(start, _at).Length > AtomTerm.MaxCharacters)
        {
            throw TermErrors.NameTooLong(text.PlaceOf(start));
        }

        return Shared(text.Slice(start, _at));
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
        ReadQuoted(start, '"');
        return new(TokenKind.String, start, _at, "\"", CodePoints.ListOf(CollectionsMarshal.AsSpan(_characters)));
    }

    private Token QuotedAtom(int start)
    {
        ReadQuoted(start, '\'');
        if (_characters.Count > AtomTerm.MaxCharacters)
        {
            throw TermErrors.NameTooLong(text.PlaceOf(start));
        }

        var name = new StringBuilder(_characters.Count);
        foreach (var character in _characters)
        {
            name.Append(new Rune(character));
        }

        return new(TokenKind.Atom, start, _at, Shared(name.ToString()));
    }

    private void ReadQuoted(int start, char quote)
    {
        _characters.Clear();
        for (_at++; Peek() != quote;)
        {
            if (Peek() == SourceText.End)
            {
                throw TermErrors.Unterminated(text.PlaceOf(start), quote);
            }

            _characters.Add(Peek() == '\\' ? Escape(_at) ?? throw TermErrors.Unterminated(text.PlaceOf(start), quote) : TakeCharacter(_at));
        }

        _at++;
    }

    private Token Character(int start)
    {
        _at++;
        var character = Peek() switch
        {
            SourceText.End => throw TermErrors.NoCharacter(text.PlaceOf(start)),
            '\\' => Escape(start) ?? throw TermErrors.NoCharacter(text.PlaceOf(start)),
            _ => TakeCharacter(start),
        };
        return new(TokenKind.Integer, start, _at, text.Slice(start, _at), new IntegerTerm(character), IsCharacter: true);
    }

    // An escape sequence at the backslash; null where the text ends inside it.
    private int? Escape(int start)
    {
        _at++;
        switch (Peek())
        {
            case SourceText.End:
                return null;
            case >= '0' and <= '7':
                return Octal();
            case 'x':
                _at++;
                return Hexadecimal(start);
            case '^':
                _at++;
                return Control();
            default:
                return Named(TakeCharacter(start));
        }
    }

    private int Octal()
    {
        var value = 0;
        for (var digits = 0; digits < 3 && Peek() is >= '0' and <= '7'; digits++)
        {
            value = (value * 8) + Take() - '0';
        }

        return value;
    }

    private int? Control()
    {
        if (Peek() == SourceText.End)
        {
            return null;
        }

        var start = _at;
        var character = Take();
        return character == SourceText.Malformed ? throw TermErrors.NotUtf8(text.PlaceOf(start)) : character == '\n' ? '\n' : character & 31;
    }

    private int? Hexadecimal(int start)
    {
        if (Peek() == '{')
        {
            _at++;
            return Braced(start);
        }

        var (high, low) = (ErlangLexicon.DigitValue(Peek()), ErlangLexicon.DigitValue(PeekAt(_at + 1)));
        if (Peek() == SourceText.End)
        {
            return null;
        }

        if (high > 15 || low > 15)
        {
            throw TermErrors.IllegalEscape(text.PlaceOf(start));
        }

        _at += 2;
        return (high * 16) + low;
    }

    private int? Braced(int start)
    {
        var value = 0;
        var digits = 0;
        for (; ErlangLexicon.DigitValue(Peek()) is <= 15 and var digit; digits++, _at++)
        {
            value = Math.Min((value * 16) + digit, 0x110000);
        }

        if (Peek() == SourceText.End)
        {
            return null;
        }

        return digits > 0 && Take() == '}' && CodePoints.IsCharacter(value) ? value : throw TermErrors.IllegalEscape(text.PlaceOf(start));
    }

    private static int Named(int character) => character switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        'b' => '\b',
        'f' => '\f',
        'e' => 27,
        's' => ' ',
        'd' => 127,
        _ => character,
    };

    private Token Number(int start)
    {
        var end = NumberScanner.Scan(text.Bytes, start, out var value);
        _at = Math.Abs(end);
        var written = text.Slice(start, _at);
        if (value is not null)
        {
            return new(value is FloatTerm ? TokenKind.Float : TokenKind.Integer, start, _at, written, value);
        }

        throw end < 0 ? TermErrors.IllegalBase(text.PlaceOf(start), written) : TermErrors.IllegalNumber(text.PlaceOf(start), written);
    }
}
