using System.Numerics;
using System.Runtime.CompilerServices;

namespace Release.Otp.Terms;

/// <summary>
/// Products of numbers of many limbs in any base up to a million or so, by the fast Fourier transform over the integers modulo 2^64 - 2^32 + 1: exact, and far
/// from quadratic.
/// </summary>
internal sealed class NumberTransform
{
    // A prime with roots of unity of every power of two up to 2^32; 7 generates its group.
    private const ulong Prime = 0xFFFFFFFF00000001;
    private const ulong Generator = 7;
    private const ulong Epsilon = 0xFFFFFFFF;

    private readonly Dictionary<int, ulong[]> _roots = [];

    /// <summary>The product of two numbers, low limbs first. A limb squared times the number of limbs must stay below 2^63.</summary>
    public uint[] Multiply(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other, uint radix)
    {
        var length = one.Length + other.Length;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, length));
        var roots = Roots(size);
        var product = Forward(one, size, roots);
        var factor = Forward(other, size, roots);
        for (var i = 0; i < size; i++)
        {
            product[i] = Multiply(product[i], factor[i]);
        }

        Backward(product, roots);
        return Carried(product, length, radix);
    }

    // These are optimized at once: a build ends before a JIT has seen that they are hot.
    // Decimation in frequency leaves the values in another order, in which the way back takes them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong[] Forward(ReadOnlySpan<uint> number, int size, ulong[] roots)
    {
        var values = new ulong[size];
        for (var i = 0; i < number.Length; i++)
        {
            values[i] = number[i];
        }

        for (var half = size / 2; half >= 1; half /= 2)
        {
            for (var start = 0; start < size; start += 2 * half)
            {
                var low = values.AsSpan(start, half);
                var high = values.AsSpan(start + half, half);
                for (int i = 0, root = 0; i < low.Length; i++, root += size / 2 / half)
                {
                    var (a, b) = (low[i], high[i]);
                    low[i] = Add(a, b);
                    high[i] = Multiply(Subtract(a, b), roots[root]);
                }
            }
        }

        return values;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward(ulong[] values, ulong[] roots)
    {
        var size = values.Length;
        for (var half = 1; half < size; half *= 2)
        {
            for (var start = 0; start < size; start += 2 * half)
            {
                var low = values.AsSpan(start, half);
                var high = values.AsSpan(start + half, half);
                for (int i = 0, root = 0; i < low.Length; i++, root += size / 2 / half)
                {
                    // The inverse of a root is its opposite on the other half of the circle.
                    var turned = root == 0 ? high[i] : Prime - Multiply(high[i], roots[(size / 2) - root]);
                    var a = low[i];
                    low[i] = Add(a, turned == Prime ? 0 : turned);
                    high[i] = Subtract(a, turned == Prime ? 0 : turned);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint[] Carried(ulong[] values, int length, uint radix)
    {
        var inverse = Power((ulong)values.Length, Prime - 2);
        var limbs = new uint[length];
        var carry = 0UL;
        for (var i = 0; i < length; i++)
        {
            carry += Multiply(values[i], inverse);
            var rest = carry / radix;
            limbs[i] = (uint)(carry - (rest * radix));
            carry = rest;
        }

        return limbs;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong[] Roots(int size)
    {
        if (!_roots.TryGetValue(size, out var roots))
        {
            var step = Power(Generator, (Prime - 1) / (ulong)size);
            roots = new ulong[size / 2];
            roots[0] = 1;
            for (var i = 1; i < roots.Length; i++)
            {
                roots[i] = Multiply(roots[i - 1], step);
            }

            _roots.Add(size, roots);
        }

        return roots;
    }

    private static ulong Power(ulong value, ulong exponent)
    {
        var power = 1UL;
        for (; exponent > 0; exponent >>= 1, value = Multiply(value, value))
        {
            power = (exponent & 1) == 0 ? power : Multiply(power, value);
        }

        return power;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Add(ulong a, ulong b)
    {
        var sum = a + b;
        return sum < a || sum >= Prime ? sum - Prime : sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Subtract(ulong a, ulong b) => a >= b ? a - b : a - b + Prime;

    // 2^64 is 2^32 - 1 and 2^96 is -1 modulo the prime.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Multiply(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        var top = high >> 32;
        var sum = low - top;
        sum = low < top ? sum - Epsilon : sum;
        var middle = (high & Epsilon) * Epsilon;
        var result = sum + middle;
        result = result < middle ? result + Epsilon : result;
        return result >= Prime ? result - Prime : result;
    }
}
