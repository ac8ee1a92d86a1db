using System.Globalization;

namespace Release.Otp.Terms;

/// <summary>Numbers in Erlang's notation: <c>1_000</c>, <c>16#ff</c>, <c>1.5e-3</c>.</summary>
internal static class NumberScanner
{
    /// <summary>Reads the number that begins with the digit at <paramref name="start"/>.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="start">Where its first digit stands.</param>
    /// <param name="hasBasedFloats">Whether <c>16#f.f#e2</c> is a number.</param>
    /// <param name="value">The number as a new term; null where it is none.</param>
    /// <returns>Where it ends; the negative of that where a <c>#</c> follows that is behind no base.</returns>
    public static int Scan(ReadOnlySpan<byte> bytes, int start, bool hasBasedFloats, out Term? value)
    {
        var end = Digits(bytes, start, 10);
        if (At(bytes, end) == '#')
        {
            return BasedNumber(bytes, start, end, hasBasedFloats, out value);
        }

        if (At(bytes, end) == '.' && IsDigit(At(bytes, end + 1), 10))
        {
            return Float(bytes, start, end, out value);
        }

        value = IntegerTerm.OfDigits(Text(bytes[start..end]), 10);
        return end;
    }

    private static int BasedNumber(ReadOnlySpan<byte> bytes, int start, int hash, bool hasBasedFloats, out Term? value)
    {
        value = null;
        var baseDigits = Text(bytes[start..hash]).TrimStart('0');
        if (baseDigits.Length > 2 || !int.TryParse(baseDigits, NumberStyles.None, CultureInfo.InvariantCulture, out var radix) || radix is < 2 or > 36)
        {
            return -hash;
        }

        var end = Digits(bytes, hash + 1, radix);
        // Only in base 10 must a digit stand before the point.
        if (hasBasedFloats && (end > hash + 1 || radix != 10) && At(bytes, end) == '.' && IsDigit(At(bytes, end + 1), radix))
        {
            return BasedFloat(bytes, hash + 1, end, radix, out value);
        }

        if (end > hash + 1)
        {
            value = IntegerTerm.OfDigits(Text(bytes[(hash + 1)..end]), radix);
        }

        return end;
    }

    private static int BasedFloat(ReadOnlySpan<byte> bytes, int start, int point, int radix, out Term? value)
    {
        var fraction = Digits(bytes, point + 1, radix);
        var hasExponent = At(bytes, fraction) == '#' && At(bytes, fraction + 1) is 'e' or 'E';
        var end = hasExponent ? Exponent(bytes, fraction + 1, out _) : fraction;
        var exponent = hasExponent ? Text(bytes[(fraction + 2)..end]) : "0";
        var number = radix == 10
            ? double.TryParse($"{Text(bytes[start..fraction])}e{exponent}", NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : double.NaN
            : Weighed(Text(bytes[start..point]), Text(bytes[(point + 1)..fraction]).TrimEnd('0'), radix, exponent);
        value = double.IsFinite(number) ? new FloatTerm(number) : null;
        return end;
    }

    // All digits as one integer, times a power of the base, which is how OTP rounds.
    private static double Weighed(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, int radix, ReadOnlySpan<char> exponent)
    {
        var digits = fraction.IsEmpty ? "0" : fraction;
        return double.TryParse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power)
            ? BitSegment.ToDouble(IntegerTerm.OfDigits(string.Concat(whole, digits), radix).Value) * Math.Pow(radix, power - digits.Length)
            : double.NaN;
    }

    private static int Exponent(ReadOnlySpan<byte> bytes, int at, out bool isMissing)
    {
        var digits = at + (At(bytes, at + 1) is '+' or '-' ? 2 : 1);
        var end = Digits(bytes, digits, 10);
        isMissing = end == digits;
        return end;
    }

    private static int Float(ReadOnlySpan<byte> bytes, int start, int point, out Term? value)
    {
        var end = Digits(bytes, point + 1, 10);
        var exponentIsMissing = false;
        if (At(bytes, end) is 'e' or 'E')
        {
            end = Exponent(bytes, end, out exponentIsMissing);
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
