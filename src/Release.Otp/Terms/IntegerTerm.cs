using System.Numerics;

namespace Release.Otp.Terms;

/// <summary>An integer of any size.</summary>
/// <remarks>
/// A literal of thousands of digits stays as it was written until somebody asks for its value or its decimal digits: turning a million digits into
/// another base takes some tenths of a second, and most such numbers are only printed as they stand or compared.
/// </remarks>
public sealed record IntegerTerm : Term
{
    private static readonly IntegerTerm[] Bytes = [.. Enumerable.Range(0, 256).Select(value => new IntegerTerm(value))];

    // With fewer digits no number to any base is a long one: base 36 has 5.2 bits a digit.
    private const int ShortDigits = 790;

    private readonly BigInteger _value;
    private readonly LongInteger? _long;

    /// <summary>The integer <paramref name="value"/>.</summary>
    public IntegerTerm(BigInteger value)
    {
        if (value.GetBitLength() > LongInteger.Bits)
        {
            _long = new LongInteger(value);
        }
        else
        {
            _value = value;
        }
    }

    private IntegerTerm(LongInteger value) => _long = value;

    /// <summary>The number.</summary>
    public BigInteger Value => _long?.Value ?? _value;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => _long?.Sign ?? _value.Sign;

    /// <summary>The decimal digits, after a <c>-</c> where the number is negative.</summary>
    public string Decimal => _long?.Text ?? _value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The integer <paramref name="value"/>; small ones are shared.</summary>
    public static IntegerTerm Of(BigInteger value) => value >= 0 && value < Bytes.Length ? Bytes[(int)value] : new(value);

    /// <inheritdoc/>
    public bool Equals(IntegerTerm? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    /// <summary>The integer of <paramref name="digits"/> to a base from 2 to 36, as a new object.</summary>
    internal static IntegerTerm OfDigits(ReadOnlySpan<char> digits, int radix)
    {
        var significant = digits.TrimStart('0');
        if (significant.Length > ShortDigits && LongInteger.OfDigits(significant.ToString(), radix) is { } large)
        {
            return new(large);
        }

        var value = BigInteger.Zero;
        if (radix == 10)
        {
            return new(BigInteger.Parse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture));
        }

        foreach (var digit in significant)
        {
            value = (value * radix) + ErlangLexicon.DigitValue(digit);
        }

        return new(value);
    }

    /// <summary>The number with the other sign, as a new object.</summary>
    internal IntegerTerm Negated() => _long is null ? new(-_value) : new(_long.Negated());

    /// <summary>Order by value.</summary>
    internal int CompareNumber(IntegerTerm other) => _long is not null && other._long is not null
        ? _long.CompareTo(other._long)
        : Value.CompareTo(other.Value);

    /// <summary>Order by exact value between an integer and a float.</summary>
    internal int CompareNumber(double other)
    {
        // Longer than the largest float, which has 309 digits.
        if (_long is not null)
        {
            return _long.Sign;
        }

        var floor = Math.Floor(other);
        var order = _value.CompareTo(new BigInteger(floor));
        return order == 0 && other > floor ? -1 : order;
    }
}
