using System.Globalization;
using System.Numerics;
using System.Text;

namespace Release.Otp.Terms;

/// <summary>An integer of thousands of digits, in binary or decimal form; the other form is made when it is asked for.</summary>
internal sealed class LongInteger : IComparable<LongInteger>
{
    /// <summary>Bits from which on the quadratic <see cref="BigInteger.ToString()"/> is slow.</summary>
    public const int Bits = 4096;

    /// <summary>Decimal digits from which on an integer may be a long one.</summary>
    public const int MinDigits = 1300;

    private const int ChunkDigits = 1024;

    private readonly Lazy<BigInteger> _value;
    private readonly Lazy<string> _digits;

    /// <summary>The integer <paramref name="value"/>.</summary>
    public LongInteger(BigInteger value)
    {
        Sign = value.Sign;
        _value = new(value);
        _digits = new(() => DigitsOf(BigInteger.Abs(value)));
    }

    /// <summary>The integer with a sign, -1 or 1, and decimal <paramref name="digits"/>, the first of which is not 0.</summary>
    public LongInteger(int sign, string digits)
    {
        Sign = sign;
        _value = new(() => sign * BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture));
        _digits = new(digits);
    }

    /// <summary>-1 or 1.</summary>
    public int Sign { get; }

    /// <summary>The number in binary.</summary>
    public BigInteger Value => _value.Value;

    /// <summary>The digits, after a <c>-</c> where the number is negative.</summary>
    public string Text => Sign < 0 ? "-" + _digits.Value : _digits.Value;

    /// <summary>The number with the other sign.</summary>
    public LongInteger Negated() => _digits.IsValueCreated ? new(-Sign, _digits.Value) : new(-Value);

    /// <inheritdoc/>
    public int CompareTo(LongInteger? other)
    {
        if (other is null || !_digits.IsValueCreated || !other._digits.IsValueCreated)
        {
            return other is null ? 1 : Value.CompareTo(other.Value);
        }

        var (mine, theirs) = (_digits.Value, other._digits.Value);
        var order = mine.Length != theirs.Length ? mine.Length.CompareTo(theirs.Length) : string.CompareOrdinal(mine, theirs);
        return Sign != other.Sign ? Sign : Sign * order;
    }

    private static string DigitsOf(BigInteger magnitude)
    {
        var powers = new List<BigInteger> { BigInteger.Pow(10, ChunkDigits) };
        while (powers[^1].GetBitLength() * 2 <= magnitude.GetBitLength())
        {
            powers.Add(powers[^1] * powers[^1]);
        }

        var text = new StringBuilder();
        AppendDigits(text, magnitude, powers, powers.Count - 1);
        return text.ToString();
    }

    // Splits the number in halves of digits, by 10 to the power of 1024 * 2^level; as deep as the logarithm of its length.
    private static void AppendDigits(StringBuilder text, BigInteger value, List<BigInteger> powers, int level)
    {
        if (level < 0)
        {
            var digits = value.ToString(CultureInfo.InvariantCulture);
            text.Append(text.Length > 0 ? digits.PadLeft(ChunkDigits, '0') : value.IsZero ? "" : digits);
            return;
        }

        var (high, low) = BigInteger.DivRem(value, powers[level]);
        AppendDigits(text, high, powers, level - 1);
        AppendDigits(text, low, powers, level - 1);
    }
}
