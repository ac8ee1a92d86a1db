using System.Buffers.Binary;
using System.IO.Compression;
using Release.Otp.Terms;

namespace Release.Otp.Beam;

/// <summary>A module as <c>beam_lib:strip_files/1</c> and the compiler's option <c>compressed</c> write it: gzip around the BEAM file.</summary>
internal static class CompressedModule
{
    // Far above any module (the largest of OTP 29 has 1.2 MB) and low enough that a file made to fill the memory does not.
    private const int MaxLength = 64 << 20;
    private const int FirstBuffer = 256 << 10;

    // RFC 1952: where the system that compressed stands in the header, and what zlib says on Unix.
    private const int SystemOffset = 9;
    private const byte Unix = 3;

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes is [0x1F, 0x8B, ..];

    /// <summary>The BEAM file inside. Its own header says how long it is, and no byte more is taken.</summary>
    public static ReadOnlyMemory<byte> Decompress(ReadOnlyMemory<byte> bytes, string file)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
        try
        {
            var form = ReadForm(gzip, file);
            // The stream checks a trailer that is there (check sum, length), but does not miss one that was cut.
            return BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[^4..]) == form.Length ? form : throw BeamErrors.DamagedCompression(file).Thrown();
        }
        catch (Exception damaged) when (ZlibFault.Is(damaged))
        {
            throw BeamErrors.DamagedCompression(file).Thrown();
        }
    }

    /// <summary>gzip around a BEAM file, without time and name, and on every system the same header.</summary>
    public static byte[] Compress(byte[] form)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(form);
        }

        var bytes = compressed.ToArray();
        bytes[SystemOffset] = Unix;
        return bytes;
    }

    private static ReadOnlyMemory<byte> ReadForm(GZipStream gzip, string file)
    {
        var header = new byte[BeamReader.FormHeaderLength];
        var there = gzip.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        var length = BeamReader.FormLength(header.AsSpan(0, there)) ?? throw BeamErrors.NotABeamFile(file).Thrown();
        if (length > MaxLength)
        {
            throw BeamErrors.TooLong(file, length, MaxLength).Thrown();
        }

        return Fill(gzip, header, (int)length, file);
    }

    // The memory grows with what comes, not with what the header says. One byte more is asked for, to see that the form ends there.
    private static ReadOnlyMemory<byte> Fill(GZipStream gzip, byte[] header, int length, string file)
    {
        var form = new byte[Math.Min(length + 1, FirstBuffer)];
        header.CopyTo(form, 0);
        var filled = header.Length;
        while (true)
        {
            var read = gzip.Read(form.AsSpan(filled));
            filled += read;
            if (filled > length)
            {
                throw BeamErrors.WrongLength(file, length, filled).Thrown();
            }

            if (read == 0)
            {
                return filled == length ? form.AsMemory(0, filled) : throw BeamErrors.WrongLength(file, length, filled).Thrown();
            }

            if (filled == form.Length)
            {
                Array.Resize(ref form, (int)Math.Min(length + 1L, form.Length * 2L));
            }
        }
    }
}
