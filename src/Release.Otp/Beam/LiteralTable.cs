using System.IO.Compression;
using Release.Otp.Terms;

namespace Release.Otp.Beam;

/// <summary>
/// The terms of a module's chunk <c>LitT</c>: the length of the table, then the table in zlib's form; since OTP 28 as it is, with length 0. The
/// table is a count, then length and External Term Format of each term.
/// </summary>
internal sealed class LiteralTable(ReadOnlyMemory<byte> table, string file)
{
    // The largest table of OTP 29 has less than a megabyte.
    private const int MaxLength = 16 << 20;

    private readonly Lazy<Range[]> _places = new(() => Places(table.Span, file));

    public static LiteralTable Read(BeamChunk chunk, string file)
    {
        var reader = new ChunkReader(chunk.Data.Span);
        if (!reader.TryReadUInt32(out var length) || length > MaxLength || (length == 0 && chunk.Data.Length > MaxLength))
        {
            throw BeamErrors.InvalidChunk(file, chunk.Id).Thrown();
        }

        var table = chunk.Data[4..];
        return new LiteralTable(length == 0 ? table : Decompress(table, (int)length, chunk.Id, file), file);
    }

    /// <summary>The table's bytes, uncompressed.</summary>
    public ReadOnlyMemory<byte> Bytes => table;

    /// <summary>The External Term Format of the term at a place counted from 0.</summary>
    public ReadOnlyMemory<byte> this[int number] =>
        number >= 0 && number < _places.Value.Length ? table[_places.Value[number]] : throw BeamErrors.InvalidChunk(file, ChunkId.Literals).Thrown();

    // Each takes four bytes at least, so the count is checked before the places are made.
    private static Range[] Places(ReadOnlySpan<byte> table, string file)
    {
        var reader = new ChunkReader(table);
        if (!reader.TryReadUInt32(out var count) || count > reader.Left / 4)
        {
            throw BeamErrors.InvalidChunk(file, ChunkId.Literals).Thrown();
        }

        var places = new Range[count];
        for (var i = 0; i < places.Length; i++)
        {
            if (!reader.TryReadInt32(out var length) || !reader.TryTake(length, out _))
            {
                throw BeamErrors.InvalidChunk(file, ChunkId.Literals).Thrown();
            }

            var end = table.Length - reader.Left;
            places[i] = (end - length)..end;
        }

        return places;
    }

    private static byte[] Decompress(ReadOnlyMemory<byte> compressed, int length, ChunkId id, string file)
    {
        using var zlib = new ZLibStream(new MemoryStream(compressed.ToArray()), CompressionMode.Decompress);
        var table = new byte[length];
        try
        {
            zlib.ReadExactly(table);
        }
        catch (Exception exception) when (ZlibFault.Is(exception))
        {
            throw new DiagnosticException(BeamErrors.InvalidChunk(file, id), exception);
        }

        return table;
    }
}
