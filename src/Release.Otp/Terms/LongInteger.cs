using System.Numerics;

namespace Release.Otp.Terms;

/// <summary>An integer of thousands of digits, in the form in which it was written; the other forms are made when they are asked for.</summary>
internal sealed class LongInteger : IComparable<LongInteger>
{
    /// <summary>Bits from which on the quadratic <see cref="BigInteger.ToString()"/> is slow.</summary>
    public const int Bits = 4096;

    // Six decimal digits, and two bytes: the largest bases whose products the transform still holds.
    private const uint DecimalLimb = 1_000_000;
    private const uint BinaryLimb = 1 << 16;
    private const int DecimalLimbDigits = 6;

    private readonly Lazy<BigInteger> _magnitude;
    private readonly Lazy<string> _digits;

    /// <summary>The integer <paramref name="value"/>.</summary>
    public LongInteger(BigInteger value)
        : this(value.Sign, new(BigInteger.Abs(value)), new(() => DigitsOf(BigInteger.Abs(value))))
    {
    }

    private LongInteger(int sign, Lazy<BigInteger> magnitude, Lazy<string> digits) => (Sign, _magnitude, _digits) = (sign, magnitude, digits);

    /// <summary>-1 or 1.</summary>
    public int Sign { get; }

    /// <summary>The number in binary.</summary>
    public BigInteger Value => Sign * _magnitude.Value;

    /// <summary>The digits, after a <c>-</c> where the number is negative.</summary>
    public string Text => Sign < 0 ? "-" + _digits.Value : _digits.Value;

    /// <summary>The integer of digits to a base from 2 to 36, the first of which is not 0; null where it is too short to be a long one.</summary>
    public static LongInteger? OfDigits(string digits, int radix)
    {
        if ((digits.Length - 1) * Math.Log2(radix) <= Bits)
        {
            return null;
        }

        return new LongInteger(
            1,
            new(() => BitOperations.IsPow2(radix) ? OfBits(digits, BitOperations.Log2((uint)radix)) : OfLimbs(Packed(digits, radix, BinaryLimb))),
            radix == 10 ? new(digits) : new(() => TextOf(Packed(digits, radix, DecimalLimb))));
    }

    /// <summary>The number with the other sign.</summary>
    public LongInteger Negated() => new(-Sign, _magnitude, _digits);

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

    // As many digits at a time as fit in 32 bits.
    private static uint[] Packed(string digits, int radix, uint to)
    {
        var (size, large) = (1, (ulong)radix);
        for (; large * (ulong)radix <= uint.MaxValue; size++)
        {
            large *= (ulong)radix;
        }

        var packed = new uint[(digits.Length + size - 1) / size];
        for (var i = 0; i < packed.Length; i++)
        {
            var end = digits.Length - (i * size);
            foreach (var digit in digits.AsSpan(Math.Max(0, end - size)..end))
            {
                packed[i] = (packed[i] * (uint)radix) + (uint)ErlangLexicon.DigitValue(digit);
            }
        }

        return RadixConversion.Convert(packed, (uint)large, to);
    }

    private static BigInteger OfBits(string digits, int bits)
    {
        var bytes = new byte[(((long)digits.Length * bits) + 7) / 8];
        var (held, count, at) = (0u, 0, 0);
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            held |= (uint)ErlangLexicon.DigitValue(digits[i]) << count;
            for (count += bits; count >= 8; count -= 8, held >>= 8)
            {
                bytes[at++] = (byte)held;
            }
        }

        if (count > 0)
        {
            bytes[at] = (byte)held;
        }

        return new BigInteger(bytes, isUnsigned: true);
    }

    private static BigInteger OfLimbs(uint[] limbs)
    {
        var bytes = new byte[limbs.Length * 2];
        for (var i = 0; i < limbs.Length; i++)
        {
            (bytes[2 * i], bytes[(2 * i) + 1]) = ((byte)limbs[i], (byte)(limbs[i] >> 8));
        }

        return new BigInteger(bytes, isUnsigned: true);
    }

    private static string DigitsOf(BigInteger magnitude)
    {
        var limbs = new uint[(magnitude.GetByteCount(isUnsigned: true) + 1) / 2];
        var bytes = new byte[limbs.Length * 2];
        magnitude.TryWriteBytes(bytes, out _, isUnsigned: true);
        for (var i = 0; i < limbs.Length; i++)
        {
            limbs[i] = (uint)(bytes[2 * i] | (bytes[(2 * i) + 1] << 8));
        }

        return TextOf(RadixConversion.Convert(limbs, BinaryLimb, DecimalLimb));
    }

    private static string TextOf(uint[] limbs) => string.Create(limbs.Length * DecimalLimbDigits, limbs, (text, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            var limb = from[i];
            for (var digit = 1; digit <= DecimalLimbDigits; digit++, limb /= 10)
            {
                text[^((i * DecimalLimbDigits) + digit)] = (char)('0' + (limb % 10));
            }
        }
    }).TrimStart('0');
}
