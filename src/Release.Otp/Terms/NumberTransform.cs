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

    // Parts up to which there are more parts than values in them.
    private const int Short = 64;

    private readonly Dictionary<int, ulong[]> _roots = [];

    /// <summary>The transform of a number, low limb first, for products of at most <paramref name="size"/> limbs, a power of two.</summary>
    public ulong[] Of(ReadOnlySpan<uint> number, int size)
    {
        var values = new ulong[size];
        for (var i = 0; i < number.Length; i++)
        {
            values[i] = number[i];
        }

        Forward(values, Roots(size));
        return values;
    }

    /// <summary>
    /// The product of a number and one that was transformed: <paramref name="length"/> limbs. A limb squared times the number of limbs must stay below 2^63.
    /// </summary>
    public uint[] Multiply(ReadOnlySpan<uint> one, ulong[] other, int length, uint radix)
    {
        var product = Of(one, other.Length);
        for (var i = 0; i < product.Length; i++)
        {
            product[i] = Multiply(product[i], other[i]);
        }

        Backward(product, Roots(product.Length));
        return Carried(product, length, radix);
    }

    // These are optimized at once: a build ends before a JIT has seen that they are hot. Decimation in frequency leaves the values in another order, in which
    // the way back takes them. Where parts are short there are many, and the loops change places.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward(ulong[] values, ulong[] roots)
    {
        var size = values.Length;
        for (var half = size / 2; half >= 1; half /= 2)
        {
            var stride = size / 2 / half;
            if (half > Short)
            {
                for (var start = 0; start < size; start += 2 * half)
                {
                    for (var i = start; i < start + half; i++)
                    {
                        var (a, b) = (values[i], values[i + half]);
                        values[i] = Add(a, b);
                        values[i + half] = Multiply(Subtract(a, b), roots[(i - start) * stride]);
                    }
                }
            }
            else
            {
                for (var first = 0; first < half; first++)
                {
                    var root = roots[first * stride];
                    for (var i = first; i < size; i += 2 * half)
                    {
                        var (a, b) = (values[i], values[i + half]);
                        values[i] = Add(a, b);
                        values[i + half] = first == 0 ? Subtract(a, b) : Multiply(Subtract(a, b), root);
                    }
                }
            }
        }
    }

    // The inverse of a root is its opposite on the other half of the circle.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward(ulong[] values, ulong[] roots)
    {
        var size = values.Length;
        for (var half = 1; half < size; half *= 2)
        {
            var stride = size / 2 / half;
            if (half > Short)
            {
                for (var start = 0; start < size; start += 2 * half)
                {
                    (values[start], values[start + half]) = (Add(values[start], values[start + half]), Subtract(values[start], values[start + half]));
                    for (var i = start + 1; i < start + half; i++)
                    {
                        var (a, b) = (values[i], Multiply(values[i + half], roots[(size / 2) - ((i - start) * stride)]));
                        values[i] = Subtract(a, b);
                        values[i + half] = Add(a, b);
                    }
                }
            }
            else
            {
                for (var first = 0; first < half; first++)
                {
                    var root = roots[((size / 2) - (first * stride)) % (size / 2)];
                    for (var i = first; i < size; i += 2 * half)
                    {
                        var (a, b) = (values[i], first == 0 ? Subtract(0, values[i + half]) : Multiply(values[i + half], root));
                        values[i] = Subtract(a, b);
                        values[i + half] = Add(a, b);
                    }
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
        var shift = BitOperations.IsPow2(radix) ? BitOperations.Log2(radix) : 0;
        for (var i = 0; i < length; i++)
        {
            carry += Multiply(values[i], inverse);
            var rest = shift > 0 ? carry >> shift : carry / radix;
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

    // Without branches, which no processor could foretell here.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Add(ulong a, ulong b) => Subtract(a, Prime - b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Subtract(ulong a, ulong b) => a - b + (Prime & IfLess(a, b));

    // 2^64 is 2^32 - 1 and 2^96 is -1 modulo the prime.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Multiply(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        var top = high >> 32;
        var sum = low - top - (Epsilon & IfLess(low, top));
        var middle = (high << 32) - (high & Epsilon);
        var result = sum + middle;
        result += Epsilon & IfLess(result, middle);
        return result - (Prime & ~IfLess(result, Prime));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong IfLess(ulong a, ulong b) => 0UL - (a < b ? 1UL : 0UL);
}
