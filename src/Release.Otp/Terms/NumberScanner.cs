using System.Globalization;

namespace Release.Otp.Terms;

/// <summary>Numbers in Erlang's notation: <c>1_000</c>, <c>16#ff</c>, <c>1.5e-3</c>.</summary>
internal static class NumberScanner
{
    /// <summary>Reads the number that begins with the digit at <paramref name="start"/>.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="start">Where its first digit stands.</param>
    /// <param name="value">The number as a new term; null where it is none.</param>
    /// <returns>Where it ends; the negative of that where a <c>#</c> follows that is behind no base.</returns>
    public static int Scan(ReadOnlySpan<byte> bytes, int start, out Term? value)
    {
        var end = Digits(bytes, start, 10);
        if (At(bytes, end) == '#')
        {
            return BasedInteger(bytes, start, end, out value);
        }

        if (At(bytes, end) == '.' && IsDigit(At(bytes, end + 1), 10))
        {
            return Float(bytes, start, end, out value);
        }

        value = IntegerTerm.OfDigits(Text(bytes[start..end]), 10);
        return end;
    }

    private static int BasedInteger(ReadOnlySpan<byte> bytes, int start, int hash, out Term? value)
    {
        value = null;
        var baseDigits = Text(bytes[start..hash]).TrimStart('0');
        if (baseDigits.Length > 2 || !int.TryParse(baseDigits, NumberStyles.None, CultureInfo.InvariantCulture, out var radix) || radix is < 2 or > 36)
        {
            return -hash;
        }

        var end = Digits(bytes, hash + 1, radix);
        if (end > hash + 1)
        {
            value = IntegerTerm.OfDigits(Text(bytes[(hash + 1)..end]), radix);
        }

        return end;
    }

    private static int Float(ReadOnlySpan<byte> bytes, int start, int point, out Term? value)
    {
        var end = Digits(bytes, point + 1, 10);
        var exponentIsMissing = false;
        if (At(bytes, end) is 'e' or 'E')
        {
            var digits = end + (At(bytes, end + 1) is '+' or '-' ? 2 : 1);
            end = Digits(bytes, digits, 10);
            exponentIsMissing = end == digits;
        }

        var number = exponentIsMissing
            ? double.PositiveInfinity
            : double.Parse(Text(bytes[start..end]), NumberStyles.Float, CultureInfo.InvariantCulture);
        value = double.IsFinite(number) ? new FloatTerm(number) : null;
        return end;
    }

    // Digits, each of which but the first may stand behind one underscore.
    private static int Digits(ReadOnlySpan<byte> bytes, int at, int radix)
    {
        if (!IsDigit(At(bytes, at), radix))
        {
            return at;
        }

        for (at++; ; at++)
        {
            at += At(bytes, at) == '_' && IsDigit(At(bytes, at + 1), radix) ? 1 : 0;
            if (!IsDigit(At(bytes, at), radix))
            {
                return at;
            }
        }
    }

    private static bool IsDigit(int c, int radix) => ErlangLexicon.DigitValue(c) < radix;

    private static int At(ReadOnlySpan<byte> bytes, int at) => at < bytes.Length ? bytes[at] : SourceText.End;

    private static ReadOnlySpan<char> Text(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length];
        var length = 0;
        foreach (var c in bytes)
        {
            if (c != '_')
            {
                text[length++] = (char)c;
            }
        }

        return text.AsSpan(0, length);
    }
}
