using System.Buffers.Binary;
using System.Text;

namespace Release.Otp.Native;

/// <summary>Reads numbers and texts at any offset of a native file. What lies outside of the file is damage: nothing is taken on trust.</summary>
internal readonly struct NativeBytes(ReadOnlyMemory<byte> bytes, bool isBigEndian, string file)
{
    // Far above any name of a library; many references to one long text cannot fill the memory.
    private const int LongestText = 1024;

    public long Length => bytes.Length;

    public bool IsBigEndian => isBigEndian;

    public byte Byte(long at) => Span(at, 1)[0];

    public ushort UInt16(long at) => isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(Span(at, 2)) : BinaryPrimitives.ReadUInt16LittleEndian(Span(at, 2));

    public uint UInt32(long at) => isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(Span(at, 4)) : BinaryPrimitives.ReadUInt32LittleEndian(Span(at, 4));

    /// <summary>A number of eight bytes; one that no offset can be is damage where it is used as one.</summary>
    public ulong UInt64(long at) => isBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(Span(at, 8)) : BinaryPrimitives.ReadUInt64LittleEndian(Span(at, 8));

    /// <summary>An offset or a size, of four bytes or eight. One beyond the file is cut to its end and one more, where every read fails.</summary>
    public long Offset(long at, bool is64) => (long)Math.Min(is64 ? UInt64(at) : UInt32(at), (ulong)bytes.Length + 1);

    public ReadOnlySpan<byte> Span(long at, long length) => Slice(at, length).Span;

    public ReadOnlyMemory<byte> Slice(long at, long length) =>
        at >= 0 && length >= 0 && at <= bytes.Length && length <= bytes.Length - at ? bytes.Slice((int)at, (int)length) : throw Damaged(at);

    /// <summary>A part of the file, with offsets of its own.</summary>
    public NativeBytes Part(long at, long length, bool bigEndian) => new(Slice(at, length), bigEndian, file);

    /// <summary>The text at an offset, up to its zero byte.</summary>
    public string Text(long at)
    {
        var rest = Span(at, Math.Min(LongestText, Math.Max(0, bytes.Length - at)));
        var end = rest.IndexOf((byte)0);
        return end >= 0 ? Encoding.UTF8.GetString(rest[..end]) : throw Damaged(at);
    }

    /// <summary>What is thrown for damage near an offset.</summary>
    public DiagnosticException Damaged(long at) => new(NativeErrors.Damaged(file, at));
}
