using System.Numerics;

namespace Release.Otp.Terms;

/// <summary>An integer of any size.</summary>
/// <remarks>
/// A literal of thousands of digits stays in its decimal form until somebody asks for its value: turning a million digits into
/// binary and back takes seconds, and most such numbers are only printed or compared.
/// </remarks>
public sealed record IntegerTerm : Term
{
    private const int LongLiteral = 1000;

    private static readonly IntegerTerm[] Bytes = [.. Enumerable.Range(0, 256).Select(value => new IntegerTerm(value))];

    private readonly BigInteger _value;
    private readonly LongDecimal? _literal;

    /// <summary>The integer <paramref name="value"/>.</summary>
    public IntegerTerm(BigInteger value) => _value = value;

    private IntegerTerm(LongDecimal literal) => _literal = literal;

    /// <summary>The number.</summary>
    public BigInteger Value => _literal?.Value ?? _value;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => _literal?.Sign ?? _value.Sign;

    /// <summary>The decimal digits, after a <c>-</c> where the number is negative.</summary>
    public string Decimal => _literal?.Text ?? LongDecimal.TextOf(_value);

    /// <summary>The integer <paramref name="value"/>; small ones are shared.</summary>
    public static IntegerTerm Of(BigInteger value) => value >= 0 && value < Bytes.Length ? Bytes[(int)value] : new(value);

    /// <inheritdoc/>
    public bool Equals(IntegerTerm? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    /// <summary>The integer of decimal <paramref name="digits"/>, as a new object.</summary>
    internal static IntegerTerm OfDigits(ReadOnlySpan<char> digits) =>
        digits.TrimStart('0') is { Length: > LongLiteral } significant
            ? new(new LongDecimal(1, significant.ToString()))
            : new(BigInteger.Parse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The number with the other sign, as a new object.</summary>
    internal IntegerTerm Negated() => _literal is null ? new(-_value) : new(_literal.Negated());

    /// <summary>Order by value.</summary>
    internal int CompareNumber(IntegerTerm other) => _literal is not null && other._literal is not null
        ? _literal.CompareTo(other._literal)
        : Value.CompareTo(other.Value);

    /// <summary>Order by exact value between an integer and a float.</summary>
    internal int CompareNumber(double other)
    {
        // The largest double has 309 decimal digits.
        if (_literal is not null)
        {
            return _literal.Sign;
        }

        var floor = Math.Floor(other);
        var order = _value.CompareTo(new BigInteger(floor));
        return order == 0 && other > floor ? -1 : order;
    }
}
