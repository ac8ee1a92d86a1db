using System.Buffers.Binary;
using System.IO.Compression;

namespace Release.Otp.Terms;

/// <summary>The compressed form of a term: its size and a zlib stream.</summary>
internal static class EtfCompression
{
    /// <summary>Most bytes that a compressed term may have when uncompressed.</summary>
    public const int MaxSize = 64 * 1024 * 1024;

    private const int SizeBytes = 4;

    /// <summary>The uncompressed term, without a version byte.</summary>
    /// <param name="bytes">What follows the tag 80.</param>
    /// <param name="file">The file as messages shall name it.</param>
    public static byte[] Expand(ReadOnlyMemory<byte> bytes, string? file)
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
            return Inflate(bytes[SizeBytes..].ToArray(), (int)size, file);
        }
        catch (InvalidDataException damaged)
        {
            throw EtfErrors.DamagedCompression(file, "its data are no zlib stream", damaged);
        }
    }

    // Memory is taken as bytes arrive, not as they are announced.
    private static byte[] Inflate(byte[] compressed, int size, string? file)
    {
        using var source = new MemoryStream(compressed);
        using var zlib = new ZLibStream(source, CompressionMode.Decompress);
        using var expanded = new MemoryStream();
        var buffer = new byte[Math.Min(size + 1, 81920)];
        for (var count = zlib.Read(buffer); count > 0; count = zlib.Read(buffer))
        {
            expanded.Write(buffer, 0, count);
            if (expanded.Length > size)
            {
                throw EtfErrors.DamagedCompression(file, "it holds more bytes than it announces");
            }
        }

        if (expanded.Length < size)
        {
            throw EtfErrors.DamagedCompression(file, "it holds fewer bytes than it announces");
        }

        return expanded.ToArray();
    }
}
