using System.Buffers.Binary;
using System.Text;

namespace Release.Otp.Terms;

/// <summary>Bytes of the External Term Format, growing at the end.</summary>
internal sealed class EtfOutput
{
    private byte[] _bytes = new byte[256];

    /// <summary>Number of bytes so far.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes.</summary>
    public byte[] ToArray() => _bytes.AsSpan(0, Length).ToArray();

    /// <summary>One byte.</summary>
    public void UInt8(int value) => Take(1)[0] = (byte)value;

    /// <summary>Two bytes, the high one first.</summary>
    public void UInt16(int value) => BinaryPrimitives.WriteUInt16BigEndian(Take(2), (ushort)value);

    /// <summary>Four bytes, the high one first.</summary>
    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Take(4), value);

    /// <summary>Four bytes, the high one first.</summary>
    public void Int32(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(4), value);

    /// <summary>Eight bytes, the high one first.</summary>
    public void UInt64(ulong value) => BinaryPrimitives.WriteUInt64BigEndian(Take(8), value);

    /// <summary>A double in IEEE 754.</summary>
    public void Float(double value) => BinaryPrimitives.WriteDoubleBigEndian(Take(8), value);

    /// <summary>Bytes as they stand.</summary>
    public void Raw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    /// <summary>Text that has <paramref name="length"/> bytes in an encoding.</summary>
    public void Text(string text, Encoding encoding, int length) => encoding.GetBytes(text, Take(length));

    /// <summary>Writes four bytes over earlier ones.</summary>
    public void Patch(int at, uint value) => BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(at), value);

    private Span<byte> Take(int count)
    {
        if (Length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(Length + count, _bytes.Length * 2));
        }

        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }
}
