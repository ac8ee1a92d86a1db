using System.Buffers.Binary;

namespace Release.Otp.Beam;

/// <summary>Reads big-endian numbers and bytes of a chunk from front to back. A failed read leaves the position where it was.</summary>
internal ref struct ChunkReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly int Left => _rest.Length;

    public bool TryTake(int length, out ReadOnlySpan<byte> bytes)
    {
        var there = length >= 0 && length <= _rest.Length;
        bytes = there ? _rest[..length] : default;
        _rest = there ? _rest[length..] : _rest;
        return there;
    }

    public bool TryReadByte(out byte value)
    {
        var there = TryTake(1, out var bytes);
        value = there ? bytes[0] : (byte)0;
        return there;
    }

    public bool TryReadUInt32(out uint value)
    {
        var there = TryTake(4, out var bytes);
        value = there ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0;
        return there;
    }

    public bool TryReadInt32(out int value)
    {
        var there = TryReadUInt32(out var bits);
        value = (int)bits;
        return there;
    }

    /// <summary>
    /// Reads a tagged number of the compact form that the compiler writes operands in: tag in the low three bits; a number below 16 in
    /// the high four, below 2048 with the next byte. Longer ones are neither atom lengths nor operands that we follow.
    /// </summary>
    public bool TryReadTagged(out CompactTag tag, out int value)
    {
        var start = _rest;
        (tag, value) = (default, 0);
        if (TryReadByte(out var first))
        {
            tag = (CompactTag)(first & 0b111);
            if ((first & 0b1000) == 0)
            {
                value = first >> 4;
                return true;
            }

            if ((first & 0b1_0000) == 0 && TryReadByte(out var second))
            {
                value = ((first >> 5) << 8) | second;
                return true;
            }
        }

        _rest = start;
        return false;
    }
}
