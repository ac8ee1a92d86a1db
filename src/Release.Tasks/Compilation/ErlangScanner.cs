namespace Release.Tasks.Compilation;

/// <summary>
/// Takes Erlang source into tokens, well enough to find attributes and remote calls: comments, strings, quoted atoms and characters never
/// pass for code. It refuses nothing, that is the compiler's part.
/// </summary>
internal sealed class ErlangScanner
{
    private static readonly string[] Marks = [.. Enumerable.Range(0, 256).Select(c => ((char)c).ToString())];

    private readonly string _text;
    private int _at;

    private ErlangScanner(string text) => _text = text;

    /// <summary>The tokens, as they are asked for: generated sources have millions.</summary>
    public static IEnumerable<ErlangToken> Scan(string text)
    {
        var scanner = new ErlangScanner(text);
        while (scanner.Next() is { } token)
        {
            yield return token;
        }
    }

    private char Peek(int ahead = 0) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private ErlangToken? Next()
    {
        SkipBlanks();
        if (_at >= _text.Length)
        {
            return null;
        }

        return Peek() switch
        {
            '\'' => new ErlangToken(ErlangTokenKind.Atom, Quoted('\'')),
            '"' => new ErlangToken(ErlangTokenKind.Text, IsTripleQuoted() ? TripleQuoted() : Quoted('"')),
            '~' => Sigil(),
            '$' => Character(),
            '.' when IsBlank(Peek(1)) || Peek(1) is '\0' or '%' => Mark(ErlangTokenKind.Dot),
            var first when char.IsAsciiDigit(first) => Word(ErlangTokenKind.Text),
            var first when char.IsUpper(first) || first == '_' => Word(ErlangTokenKind.Variable),
            var first when char.IsLetter(first) => Word(ErlangTokenKind.Atom),
            _ => Mark(ErlangTokenKind.Mark),
        };
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n' or '\f' or '\v' or '\u00A0';

    private void SkipBlanks()
    {
        while (_at < _text.Length && (IsBlank(Peek()) || Peek() == '%'))
        {
            _at = Peek() == '%' ? EndOfLine() : _at + 1;
        }
    }

    private int EndOfLine()
    {
        var end = _text.IndexOf('\n', _at);
        return end < 0 ? _text.Length : end;
    }

    private ErlangToken Mark(ErlangTokenKind kind) => _text[_at++] is var mark && mark < Marks.Length ? new(kind, Marks[mark]) : new(kind, mark.ToString());

    private ErlangToken Word(ErlangTokenKind kind)
    {
        var start = _at++;
        while (char.IsLetterOrDigit(Peek()) || Peek() is '_' or '@')
        {
            _at++;
        }

        return new ErlangToken(kind, _text[start.._at]);
    }

    private string Quoted(char quote)
    {
        var start = Math.Min(++_at, _text.Length);
        while (_at < _text.Length && Peek() != quote)
        {
            _at += Peek() == '\\' ? 2 : 1;
        }

        var end = Math.Min(_at, _text.Length);
        _at = end + 1;
        return _text[start..end];
    }

    // Since OTP 27: three or more quotes at the end of a line open a text that the same quotes at the start of a line close.
    private bool IsTripleQuoted()
    {
        var quotes = Quotes();
        var end = _at + quotes;
        while (end < _text.Length && _text[end] != '\n' && IsBlank(_text[end]))
        {
            end++;
        }

        return quotes >= 3 && (end == _text.Length || _text[end] == '\n');
    }

    private int Quotes()
    {
        var quotes = 0;
        while (Peek(quotes) == '"')
        {
            quotes++;
        }

        return quotes;
    }

    private string TripleQuoted()
    {
        var quotes = new string('"', Quotes());
        var start = _at = EndOfLine();
        while (_at < _text.Length)
        {
            _at++;
            while (_at < _text.Length && Peek() is ' ' or '\t')
            {
                _at++;
            }

            if (string.CompareOrdinal(_text, _at, quotes, 0, quotes.Length) == 0)
            {
                var text = _text[start.._at];
                _at += quotes.Length;
                return text;
            }

            _at = EndOfLine();
        }

        return _text[start..];
    }

    // Since OTP 27: ~b"…", ~S(…) and their like.
    private ErlangToken Sigil()
    {
        _at++;
        while (char.IsLetter(Peek()))
        {
            _at++;
        }

        if (Peek() == '"')
        {
            return new ErlangToken(ErlangTokenKind.Text, IsTripleQuoted() ? TripleQuoted() : Quoted('"'));
        }

        var close = Peek() switch { '(' => ')', '[' => ']', '{' => '}', '<' => '>', var same => same };
        return new ErlangToken(ErlangTokenKind.Text, Quoted(close));
    }

    // $c, $\c, $\^c; what is left of a longer escape is a harmless word.
    private ErlangToken Character()
    {
        _at += Peek(1) != '\\' ? 2 : Peek(2) == '^' ? 4 : 3;
        return new ErlangToken(ErlangTokenKind.Text, "");
    }
}
