using System.Globalization;
using System.Numerics;

namespace Release.Otp.Terms;

/// <summary>An integer kept as decimal digits.</summary>
/// <param name="sign">-1 or 1.</param>
/// <param name="digits">The digits of its magnitude, the first of which is not 0.</param>
internal sealed class LongDecimal(int sign, string digits) : IComparable<LongDecimal>
{
    // BigInteger.ToString is quadratic; below this many bits it is the quickest nevertheless.
    private const long ShortBits = 4096;

    private readonly Lazy<BigInteger> _value = new(() => sign * BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>-1 or 1.</summary>
    public int Sign => sign;

    /// <summary>The digits of the magnitude.</summary>
    public string Digits => digits;

    /// <summary>The number in binary.</summary>
    public BigInteger Value => _value.Value;

    /// <summary>The digits, after a <c>-</c> where the number is negative.</summary>
    public string Text => sign < 0 ? "-" + digits : digits;

    /// <summary>The number with the other sign.</summary>
    public LongDecimal Negated() => new(-sign, digits);

    /// <inheritdoc/>
    public int CompareTo(LongDecimal? other)
    {
        if (other is null || sign != other.Sign)
        {
            return sign;
        }

        var order = digits.Length != other.Digits.Length ? digits.Length.CompareTo(other.Digits.Length) : string.CompareOrdinal(digits, other.Digits);
        return sign * order;
    }

    /// <summary>The decimal text of <paramref name="value"/>, in less than quadratic time.</summary>
    public static string TextOf(BigInteger value)
    {
        if (value.GetBitLength() <= ShortBits)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        var magnitude = BigInteger.Abs(value);
        var powers = PowersUpTo(magnitude);
        var text = new System.Text.StringBuilder(value.Sign < 0 ? "-" : "");
        AppendDigits(text, magnitude, powers, powers.Count - 1, pad: false);
        return text.ToString();
    }

    // powers[i] is 10 to the power of 1024 * 2^i; the last one is at most the magnitude.
    private static List<BigInteger> PowersUpTo(BigInteger magnitude)
    {
        var powers = new List<BigInteger> { BigInteger.Pow(10, 1024) };
        while (powers[^1].GetBitLength() * 2 <= magnitude.GetBitLength())
        {
            powers.Add(powers[^1] * powers[^1]);
        }

        return powers;
    }

    // Splits the number in halves of digits; as deep as the logarithm of its length.
    private static void AppendDigits(System.Text.StringBuilder text, BigInteger value, List<BigInteger> powers, int level, bool pad)
    {
        if (level < 0)
        {
            var digits = value.ToString(CultureInfo.InvariantCulture);
            text.Append(pad ? digits.PadLeft(1024, '0') : digits);
            return;
        }

        var (high, low) = BigInteger.DivRem(value, powers[level]);
        if (pad || !high.IsZero)
        {
            AppendDigits(text, high, powers, level - 1, pad);
        }

        AppendDigits(text, low, powers, level - 1, pad || !high.IsZero);
    }
}
