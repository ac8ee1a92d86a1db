namespace Release.Otp.Tests.Native;

/// <summary>Writes numbers in one of the two orders of bytes.</summary>
internal sealed class ByteWriter(bool isBigEndian)
{
    private readonly List<byte> _bytes = [];

    public int Length => _bytes.Count;

    public ByteWriter Bytes(ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    /// <summary>A number of that many bytes.</summary>
    public ByteWriter Number(int length, long value)
    {
        var bytes = Enumerable.Range(0, length).Select(index => index < 8 ? (byte)(value >> (8 * index)) : (byte)0);
        _bytes.AddRange(isBigEndian ? bytes.Reverse() : bytes);
        return this;
    }

    /// <summary>An address or an offset: eight bytes, or four.</summary>
    public ByteWriter Word(bool is64, long value) => Number(is64 ? 8 : 4, value);

    /// <summary>Zeros up to an offset.</summary>
    public ByteWriter Pad(int offset) => Number(Math.Max(0, offset - Length), 0);

    public byte[] ToArray() => [.. _bytes];
}
