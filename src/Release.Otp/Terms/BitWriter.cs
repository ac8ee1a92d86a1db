using System.Collections.Immutable;

namespace Release.Otp.Terms;

/// <summary>Collects bits, the highest of a byte first.</summary>
internal sealed class BitWriter
{
    private byte[] _bytes = [];

    /// <summary>Number of bits so far.</summary>
    public long Count { get; private set; }

    /// <summary>Adds the first <paramref name="count"/> bits of <paramref name="bytes"/>.</summary>
    public void Append(ReadOnlySpan<byte> bytes, long count)
    {
        if (count == 0)
        {
            return;
        }

        var size = (int)((Count + count + 7) / 8);
        if (size > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(size, _bytes.Length * 2));
        }

        var at = (int)(Count / 8);
        var shift = (int)(Count % 8);
        var used = bytes[..(int)((count + 7) / 8)];
        foreach (var value in used)
        {
            _bytes[at++] |= (byte)(value >> shift);
            if (at < size)
            {
                _bytes[at] = (byte)(value << (8 - shift));
            }
        }

        Count += count;
        ClearBehind(size);
    }

    /// <summary>The bits as a term.</summary>
    public BitStringTerm ToTerm()
    {
        var size = (int)((Count + 7) / 8);
        return new BitStringTerm(new Seq<byte>(ImmutableArray.Create(_bytes.AsSpan(0, size))), Count % 8 == 0 ? 8 : (int)(Count % 8));
    }

    // Bits behind the last one stay 0: the next ones are or-ed to them.
    private void ClearBehind(int size)
    {
        if (Count % 8 != 0)
        {
            _bytes[size - 1] &= (byte)(0xFF << (int)(8 - (Count % 8)));
        }
    }
}
