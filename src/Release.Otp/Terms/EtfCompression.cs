using System.Buffers.Binary;
using System.IO.Compression;

namespace Release.Otp.Terms;

/// <summary>The compressed form of a term: its size and a zlib stream.</summary>
internal static class EtfCompression
{
    /// <summary>Most bytes that a compressed term may have when uncompressed.</summary>
    public const int MaxSize = 64 * 1024 * 1024;

    private const int SizeBytes = 4;
    private const int FirstBuffer = 1 << 16;

    /// <summary>The uncompressed term, without a version byte.</summary>
    /// <param name="bytes">What follows the tag 80.</param>
    /// <param name="file">The file as messages shall name it.</param>
    public static ReadOnlyMemory<byte> Expand(ReadOnlyMemory<byte> bytes, string? file)
    {
        if (bytes.Length < SizeBytes)
        {
            throw EtfErrors.CutShort(file, 2, SizeBytes, bytes.Length);
        }

        var size = BinaryPrimitives.ReadUInt32BigEndian(bytes.Span);
        if (size > MaxSize)
        {
            throw EtfErrors.CompressedTooLarge(file, size);
        }

        try
        {
            return Inflate(bytes[SizeBytes..], (int)size, file);
        }
        catch (Exception damaged) when (ZlibFault.Is(damaged))
        {
            throw EtfErrors.DamagedCompression(file, "its data are no zlib stream", damaged);
        }
    }

    // Memory is taken as bytes arrive, not as they are announced.
    private static ReadOnlyMemory<byte> Inflate(ReadOnlyMemory<byte> compressed, int size, string? file)
    {
        using var source = new MemoryStream(compressed.ToArray());
        using var zlib = new ZLibStream(source, CompressionMode.Decompress);
        var expanded = new byte[Math.Min(size, FirstBuffer)];
        var length = 0;
        for (var count = zlib.Read(expanded); count > 0; count = zlib.Read(expanded.AsSpan(length)))
        {
            length += count;
            if (length == expanded.Length && length < size)
            {
                Array.Resize(ref expanded, (int)Math.Min(size, length * 4L));
            }
        }

        if (length == size && zlib.ReadByte() >= 0)
        {
            throw EtfErrors.DamagedCompression(file, "it holds more bytes than it announces");
        }

        if (length < size)
        {
            throw EtfErrors.DamagedCompression(file, "it holds fewer bytes than it announces");
        }

        CheckEnd(compressed.Span, expanded, file);
        return expanded;
    }

    // ZLibStream takes a stream without its checksum, or with bytes behind it, as a whole one.
    private static void CheckEnd(ReadOnlySpan<byte> compressed, ReadOnlySpan<byte> expanded, string? file)
    {
        if (compressed.Length < SizeBytes || BinaryPrimitives.ReadUInt32BigEndian(compressed[^SizeBytes..]) != Adler32(expanded))
        {
            throw EtfErrors.DamagedCompression(file, "its checksum is missing or wrong, or bytes follow it");
        }
    }

    // RFC 1950, section 8.2. So many bytes at a time do not overflow 32 bits.
    private static uint Adler32(ReadOnlySpan<byte> bytes)
    {
        const int Run = 5552;
        const uint Prime = 65521;
        var (low, high) = (1u, 0u);
        for (; !bytes.IsEmpty; bytes = bytes[Math.Min(Run, bytes.Length)..])
        {
            foreach (var value in bytes[..Math.Min(Run, bytes.Length)])
            {
                low += value;
                high += low;
            }

            low %= Prime;
            high %= Prime;
        }

        return (high << 16) | low;
    }
}
