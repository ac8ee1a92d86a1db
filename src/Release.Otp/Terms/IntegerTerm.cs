using System.Numerics;

namespace Release.Otp.Terms;

/// <summary>An integer of any size.</summary>
/// <remarks>
/// A literal of thousands of digits stays in its decimal form until somebody asks for its value: turning a million digits into
/// binary and back takes a second, and most such numbers are only printed or compared.
/// </remarks>
public sealed record IntegerTerm : Term
{
    private static readonly IntegerTerm[] Bytes = [.. Enumerable.Range(0, 256).Select(value => new IntegerTerm(value))];

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

    /// <summary>The integer of decimal <paramref name="digits"/>, as a new object.</summary>
    internal static IntegerTerm OfDigits(ReadOnlySpan<char> digits) =>
        digits.TrimStart('0') is { Length: >= LongInteger.MinDigits } significant
            ? new(new LongInteger(1, significant.ToString()))
            : new(BigInteger.Parse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture));

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
