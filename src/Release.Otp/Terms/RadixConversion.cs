using System.Numerics;
using System.Runtime.CompilerServices;

namespace Release.Otp.Terms;

/// <summary>Writes numbers of any number of digits in another base: parts of digits on their own, joined by ever larger powers of the base.</summary>
internal sealed class RadixConversion
{
    private const int LeafDigits = 32;
    private const int FewLimbs = 100;

    private readonly NumberTransform _transform = new();
    private readonly List<Power> _powers = [];
    private readonly uint _from;
    private readonly uint _to;

    private RadixConversion(uint from, uint to, int digits)
    {
        (_from, _to) = (from, to);
        // The powers of the base LeafDigits * 2^i, as long as that is less than the number of digits.
        Add(Leaf([.. Enumerable.Repeat(0u, LeafDigits), 1u]));
        for (var size = LeafDigits * 2L; size < digits; size *= 2)
        {
            Add(Trimmed(Product(_powers[^1].Limbs, _powers[^1])));
        }
    }

    private void Add(uint[] limbs)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)limbs.Length * 2);
        _powers.Add(new Power(limbs, new(() => _transform.Of(limbs, size))));
    }

    /// <summary>The same number in another base.</summary>
    /// <param name="digits">The digits, the low one first.</param>
    /// <param name="from">Their base.</param>
    /// <param name="to">The other base, at most a million or so.</param>
    /// <returns>The digits in the other base, the low one first; none for zero.</returns>
    public static uint[] Convert(ReadOnlySpan<uint> digits, uint from, uint to) => new RadixConversion(from, to, digits.Length).Convert(digits);

    private uint[] Convert(ReadOnlySpan<uint> digits)
    {
        if (digits.Length <= LeafDigits)
        {
            return Leaf(digits);
        }

        var level = BitOperations.Log2((uint)(digits.Length - 1) / LeafDigits);
        var cut = LeafDigits << level;
        return Sum(Product(Convert(digits[cut..]), _powers[level]), Convert(digits[..cut]));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private uint[] Leaf(ReadOnlySpan<uint> digits)
    {
        // A digit has less than 32 bits, a limb more than 15.
        var limbs = new uint[(digits.Length * 3) + 1];
        var count = 0;
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            ulong carry = digits[i];
            for (var limb = 0; limb < count || carry > 0; limb++)
            {
                carry += (ulong)limbs[limb] * _from;
                var rest = carry / _to;
                limbs[limb] = (uint)(carry - (rest * _to));
                carry = rest;
                count = Math.Max(count, limb + 1);
            }
        }

        return limbs[..count];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    // No part has more limbs than the power that it is multiplied with.
    private uint[] Product(uint[] one, Power power)
    {
        var other = power.Limbs;
        if (Math.Min(one.Length, other.Length) > FewLimbs)
        {
            return _transform.Multiply(one, power.Transform.Value, one.Length + other.Length, _to);
        }

        var product = new uint[one.Length + other.Length];
        for (var i = 0; i < one.Length; i++)
        {
            var carry = 0UL;
            for (var j = 0; j < other.Length; j++)
            {
                carry += product[i + j] + ((ulong)one[i] * other[j]);
                var rest = carry / _to;
                product[i + j] = (uint)(carry - (rest * _to));
                carry = rest;
            }

            product[i + other.Length] = (uint)carry;
        }

        return product;
    }

    // The first is a product with a power, and the second is less than that power: it has no more limbs, and the sum has none more than the product.
    private uint[] Sum(uint[] large, uint[] small)
    {
        var carry = 0u;
        for (var i = 0; i < small.Length || carry > 0; i++)
        {
            var sum = large[i] + (i < small.Length ? small[i] : 0) + carry;
            carry = sum >= _to ? 1u : 0u;
            large[i] = sum - (carry * _to);
        }

        return Trimmed(large);
    }

    private static uint[] Trimmed(uint[] limbs)
    {
        var length = limbs.Length;
        while (length > 0 && limbs[length - 1] == 0)
        {
            length--;
        }

        return limbs[..length];
    }

    /// <summary>A power of the base, and its transform where it is asked for.</summary>
    private sealed record Power(uint[] Limbs, Lazy<ulong[]> Transform);
}
