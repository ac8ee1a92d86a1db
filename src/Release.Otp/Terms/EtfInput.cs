using System.Buffers.Binary;

namespace Release.Otp.Terms;

/// <summary>Bytes of the External Term Format; every length is checked against what is left before anything is read.</summary>
internal sealed class EtfInput(ReadOnlyMemory<byte> bytes, int position, string? file)
{
    /// <summary>The next byte's offset.</summary>
    public int Position { get; private set; } = position;

    /// <summary>Bytes that are left.</summary>
    public int Left => bytes.Length - Position;

    /// <summary>Bytes of strings that were read so far; each becomes an element of a list.</summary>
    public int Characters { get; set; }

    /// <summary>The file as messages name it.</summary>
    public string? File => file;

    /// <summary>One byte.</summary>
    public byte UInt8() => Take(1)[0];

    /// <summary>Two bytes, the high one first.</summary>
    public ushort UInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    /// <summary>Four bytes, the high one first.</summary>
    public uint UInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    /// <summary>Four bytes, the high one first.</summary>
    public int Int32() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    /// <summary>Eight bytes, the high one first.</summary>
    public ulong UInt64() => BinaryPrimitives.ReadUInt64BigEndian(Take(8));

    /// <summary>A double in IEEE 754.</summary>
    public double Float() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    /// <summary>The next <paramref name="count"/> bytes.</summary>
    public ReadOnlySpan<byte> Take(uint count)
    {
        Need(count);
        Position += (int)count;
        return bytes.Span.Slice(Position - (int)count, (int)count);
    }

    /// <summary>Refuses the term where fewer than <paramref name="count"/> bytes are left.</summary>
    public void Need(ulong count)
    {
        if (count > (ulong)Left)
        {
            throw EtfErrors.CutShort(file, Position, count, Left);
        }
    }
}
