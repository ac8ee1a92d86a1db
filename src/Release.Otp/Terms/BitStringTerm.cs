using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Release.Otp.Terms;

/// <summary>A binary or bit string.</summary>
/// <param name="Bytes">The bits from the highest of the first byte on; unused low bits of the last byte are 0.</param>
/// <param name="LastByteBits">Bits used of the last byte, 1 to 8; 8 for a binary and for the empty one.</param>
public sealed record BitStringTerm(Seq<byte> Bytes, int LastByteBits = 8) : Term
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The bits from the highest of the first byte on; unused low bits of the last byte are 0.</summary>
    public Seq<byte> Bytes { get; } = Trimmed(Bytes, LastByteBits);

    /// <summary>Bits used of the last byte, 1 to 8; 8 for a binary and for the empty one.</summary>
    public int LastByteBits { get; } = LastByteBits is >= 1 and <= 8 && (Bytes.Count > 0 || LastByteBits == 8)
        ? LastByteBits
        : throw new ArgumentOutOfRangeException(nameof(LastByteBits), LastByteBits, "1 to 8 bits of the last byte are used; 8 where there is none.");

    /// <summary>Number of bits.</summary>
    public long BitCount => (Bytes.Count * 8L) - (8 - LastByteBits);

    /// <summary>Whether the bits fill whole bytes.</summary>
    public bool IsBinary => LastByteBits == 8;

    /// <summary>The text of a binary that holds UTF-8.</summary>
    public bool TryGetText([NotNullWhen(true)] out string? text)
    {
        text = null;
        if (IsBinary && System.Text.Unicode.Utf8.IsValid(Bytes.AsSpan()))
        {
            text = Utf8.GetString(Bytes.AsSpan());
        }

        return text is not null;
    }

    /// <inheritdoc/>
    public bool Equals(BitStringTerm? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    private static Seq<byte> Trimmed(Seq<byte> bytes, int lastByteBits)
    {
        var unused = (1 << (8 - lastByteBits)) - 1;
        if (bytes.Count == 0 || (bytes[^1] & unused) == 0)
        {
            return bytes;
        }

        var items = bytes.AsSpan().ToArray();
        items[^1] &= (byte)~unused;
        return new([.. items]);
    }
}
