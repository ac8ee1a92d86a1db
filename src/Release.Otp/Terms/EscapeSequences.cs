namespace Release.Otp.Terms;

/// <summary>Escape sequences in quotes and behind <c>$</c>.</summary>
internal sealed class EscapeSequences(TextCursor cursor, int otpRelease)
{
    /// <summary>Reads one at its backslash; null where the text ends inside it.</summary>
    /// <param name="start">Where that begins which is wrong if the sequence is.</param>
    public int? Read(int start)
    {
        cursor.At++;
        switch (cursor.Peek())
        {
            case SourceText.End:
                return null;
            case >= '0' and <= '7':
                return Octal();
            case 'x':
                cursor.At++;
                return Hexadecimal(start);
            case '^':
                cursor.At++;
                return Control(start);
            default:
                return Named(cursor.TakeCharacter(start));
        }
    }

    private int Octal()
    {
        var value = 0;
        for (var digits = 0; digits < 3 && cursor.Peek() is >= '0' and <= '7'; digits++)
        {
            value = (value * 8) + cursor.Take() - '0';
        }

        return value;
    }

    private int? Control(int start)
    {
        if (cursor.Peek() == SourceText.End)
        {
            return null;
        }

        var at = cursor.At;
        return cursor.Take() switch
        {
            SourceText.Malformed => throw TermErrors.NotUtf8(cursor.PlaceOf(at)),
            var character when otpRelease < 26 => character == '\n' ? '\n' : character & 31,
            '?' => 127,
            var character and ((>= '@' and <= '_') or (>= 'a' and <= 'z')) => character & 31,
            _ => throw TermErrors.IllegalEscape(cursor.PlaceOf(start)),
        };
    }

    private int? Hexadecimal(int start)
    {
        if (cursor.Peek() == '{')
        {
            cursor.At++;
            return Braced(start);
        }

        var (high, low) = (ErlangLexicon.DigitValue(cursor.Peek()), ErlangLexicon.DigitValue(cursor.PeekAt(cursor.At + 1)));
        if (cursor.Peek() == SourceText.End)
        {
            return null;
        }

        if (high > 15 || low > 15)
        {
            throw TermErrors.IllegalEscape(cursor.PlaceOf(start));
        }

        cursor.At += 2;
        return (high * 16) + low;
    }

    private int? Braced(int start)
    {
        var value = 0;
        var digits = 0;
        for (; ErlangLexicon.DigitValue(cursor.Peek()) is <= 15 and var digit; digits++, cursor.At++)
        {
            value = Math.Min((value * 16) + digit, 0x110000);
        }

        if (cursor.Peek() == SourceText.End)
        {
            return null;
        }

        return digits > 0 && cursor.Take() == '}' && CodePoints.IsCharacter(value) ? value : throw TermErrors.IllegalEscape(cursor.PlaceOf(start));
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
}
