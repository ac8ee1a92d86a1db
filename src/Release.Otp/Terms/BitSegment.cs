using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Release.Otp.Terms;

/// <summary>Makes the bits of a binary's segments, as the bit syntax of the reference manual describes them.</summary>
internal static class BitSegment
{
    /// <summary>The fault of a segment that takes more bits than are left.</summary>
    public const string TooLarge = "too large";

    private const string NeedsInteger = "an integer is needed here";
    private const string BadSize = "its size must be a whole number, not below 0";

    /// <summary>Adds the bits of one segment.</summary>
    /// <param name="bits">Where to.</param>
    /// <param name="value">Its value; a string stands for each of its characters.</param>
    /// <param name="isString">Whether the value was written as a string.</param>
    /// <param name="size">Its size, or null where it has none.</param>
    /// <param name="type">Its type.</param>
    /// <param name="limit">Most bits that it may take.</param>
    /// <returns>null, or what is wrong with it.</returns>
    public static string? Append(BitWriter bits, Term value, bool isString, Term? size, BitType type, long limit)
    {
        var fault = SizeInBits(size, type, out var count);
        if (fault is not null || !isString)
        {
            return fault ?? AppendOne(bits, value, type, count, limit);
        }

        // An empty string is checked with a character all the same.
        var characters = ((ListTerm)value).Elements;
        if (characters.Count == 0)
        {
            return AppendOne(new BitWriter(), Term.Integer(0), type, count, limit);
        }

        var end = bits.Count + limit;
        foreach (var character in characters)
        {
            fault ??= AppendOne(bits, character, type, count, end - bits.Count);
        }

        return fault;
    }

    // The bits that size and unit give; null where the value's own size counts.
    private static string? SizeInBits(Term? size, BitType type, out BigInteger? count)
    {
        count = (type.Name, size) switch
        {
            ("integer", null) => 8,
            ("float", null) => 64,
            (_, IntegerTerm { Sign: >= 0 } units) => units.Value * (type.Unit > 0 ? type.Unit : type.Name == "binary" ? 8 : 1),
            _ => null,
        };
        return (type.Name, size) switch
        {
            ("integer" or "float", null) => type.Unit > 0 ? "a unit needs a size" : null,
            ("binary", null) => null,
            ("binary", AtomTerm { Name: "all" }) => null,
            (_, null or AtomTerm { Name: "undefined" }) when type.IsUtf => type.Unit > 0 ? "a character has no unit" : null,
            _ when type.IsUtf => "a character has no size",
            _ => count is null ? BadSize : null,
        };
    }

    private static string? AppendOne(BitWriter bits, Term value, BitType type, BigInteger? count, long limit)
    {
        if (count > limit || (type.Name is "binary" or "utf8" or "utf16" or "utf32" && limit < 32))
        {
            return TooLarge;
        }

        return type.Name switch
        {
            "integer" => AppendInteger(bits, value, type, (long)count!.Value),
            "float" => AppendFloat(bits, value, type, (long)count!.Value),
            "binary" => AppendBinary(bits, value, type, count, limit),
            _ => AppendCharacter(bits, value, type),
        };
    }

    private static string? AppendInteger(BitWriter bits, Term value, BitType type, long count)
    {
        if (value is not IntegerTerm integer)
        {
            return NeedsInteger;
        }

        // The low bits of two's complement, low byte first.
        var bytes = new byte[(count + 7) / 8];
        var all = integer.Value.ToByteArray();
        all.AsSpan(0, Math.Min(all.Length, bytes.Length)).CopyTo(bytes);
        if (integer.Sign < 0 && bytes.Length > all.Length)
        {
            bytes.AsSpan(all.Length).Fill(0xFF);
        }

        var rest = (int)(count % 8);
        if (type.IsLittle && rest != 0)
        {
            // The last byte holds the highest bits, moved to its upper end.
            bytes[^1] <<= 8 - rest;
        }
        else if (!type.IsLittle)
        {
            bytes.AsSpan().Reverse();
            DropHighBits(bytes, rest);
        }

        bits.Append(bytes, count);
        return null;
    }

    private static void DropHighBits(byte[] bytes, int rest)
    {
        if (rest == 0)
        {
            return;
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)((bytes[i] << (8 - rest)) | (i + 1 < bytes.Length ? bytes[i + 1] >> rest : 0));
        }
    }

    private static string? AppendFloat(BitWriter bits, Term value, BitType type, long count)
    {
        var number = value switch
        {
            FloatTerm real => real.Value,
            IntegerTerm integer => ToDouble(integer.Value),
            _ => double.NaN,
        };
        if (count is not (16 or 32 or 64) || !double.IsFinite(number))
        {
            return "a number is needed here that fits in a float, which takes 16, 32 or 64 bits";
        }

        // A number that only the 64 bits can hold becomes an infinity in fewer bits, as in OTP.
        var bytes = new byte[count / 8];
        switch (count)
        {
            case 16:
                BinaryPrimitives.WriteHalfBigEndian(bytes, (Half)number);
                break;
            case 32:
                BinaryPrimitives.WriteSingleBigEndian(bytes, (float)number);
                break;
            default:
                BinaryPrimitives.WriteDoubleBigEndian(bytes, number);
                break;
        }

        if (type.IsLittle)
        {
            bytes.AsSpan().Reverse();
        }

        bits.Append(bytes, count);
        return null;
    }

    /// <summary>The float that OTP makes of an integer.</summary>
    public static double ToDouble(BigInteger value)
    {
        // OTP adds 64 bits at a time, from the low ones on; a cast would cut instead of rounding.
        var magnitude = BigInteger.Abs(value);
        var (sum, weight) = (0.0, 1.0);
        for (; !magnitude.IsZero && double.IsFinite(sum); magnitude >>= 64, weight *= 18446744073709551616.0)
        {
            sum += (ulong)(magnitude & ulong.MaxValue) * weight;
        }

        return value.Sign * sum;
    }

    private static string? AppendBinary(BitWriter bits, Term value, BitType type, BigInteger? count, long limit)
    {
        if (value is not BitStringTerm binary)
        {
            return "a binary is needed here";
        }

        var wanted = count ?? binary.BitCount;
        if (wanted > binary.BitCount || wanted % (count is null && type.Unit > 0 ? type.Unit : count is null ? 8 : 1) != 0)
        {
            return "the binary here is shorter than its size, or no multiple of its unit";
        }

        if (wanted > limit)
        {
            return TooLarge;
        }

        bits.Append(binary.Bytes.AsSpan(), (long)wanted);
        return null;
    }

    private static string? AppendCharacter(BitWriter bits, Term value, BitType type)
    {
        if (!CodePoints.TryGet(value, out var codePoint) || !Rune.IsValid(codePoint))
        {
            return "a Unicode character is needed here";
        }

        var text = new Rune(codePoint).ToString();
        var encoding = (type.Name, type.IsLittle) switch
        {
            ("utf8", _) => Encoding.UTF8,
            ("utf16", false) => Encoding.BigEndianUnicode,
            ("utf16", true) => Encoding.Unicode,
            (_, var little) => new UTF32Encoding(bigEndian: !little, byteOrderMark: false),
        };
        var bytes = encoding.GetBytes(text);
        bits.Append(bytes, bytes.Length * 8L);
        return null;
    }
}
