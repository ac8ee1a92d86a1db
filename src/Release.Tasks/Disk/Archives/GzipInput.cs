using System.Buffers.Binary;
using System.IO.Compression;
using ICSharpCode.SharpZipLib.Checksum;

namespace Release.Tasks.Disk.Archives;

/// <summary>What stands in a <c>.gz</c> file of one member, read to its end, where its check sum is compared.</summary>
internal sealed class GzipInput : IDisposable
{
    private const int TrailerLength = 8;

    private readonly FileStream _file;
    private readonly GZipStream _gzip;
    private readonly ArchiveRules _rules;
    private readonly Crc32 _sum = new();
    private readonly byte[] _skipped = new byte[1 << 16];

    public GzipInput(string file, ArchiveRules rules)
    {
        _file = File.OpenRead(file);
        _gzip = new GZipStream(_file, CompressionMode.Decompress);
        _rules = rules;
    }

    /// <summary>Bytes that came out so far.</summary>
    public long Position { get; private set; }

    /// <summary>Fills the buffer, or answers how much of it the last bytes filled.</summary>
    public int Read(ArraySegment<byte> buffer)
    {
        var count = _gzip.ReadAtLeast(buffer, buffer.Count, throwOnEndOfStream: false);
        Position += count;
        _rules.CheckSize(Position, _file.Position);
        _sum.Update(buffer[..count]);
        return count;
    }

    /// <summary>Passes over bytes; false where fewer are left.</summary>
    public bool Skip(long count)
    {
        while (count > 0)
        {
            var read = Read(new ArraySegment<byte>(_skipped, 0, (int)Math.Min(count, _skipped.Length)));
            if (read == 0)
            {
                return false;
            }

            count -= read;
        }

        return true;
    }

    /// <summary>Reads what is left, which must be zeros: a reader that stops at the end of an archive sees nothing of it.</summary>
    public void End()
    {
        for (var read = Read(_skipped); read > 0; read = Read(_skipped))
        {
            if (_skipped.AsSpan(0, read).ContainsAnyExcept((byte)0))
            {
                throw _rules.Refused("something stands behind its end");
            }
        }

        CheckTrailer();
    }

    public void Dispose()
    {
        _gzip.Dispose();
        _file.Dispose();
    }

    // GZipStream misses no wrong check sum, but one that was cut, and what follows it. RFC 1952: CRC32 and length, at the end.
    private void CheckTrailer()
    {
        var trailer = new byte[TrailerLength];
        _file.Seek(-TrailerLength, SeekOrigin.End);
        _file.ReadExactly(trailer);
        if (BinaryPrimitives.ReadUInt32LittleEndian(trailer) != (uint)_sum.Value || BinaryPrimitives.ReadUInt32LittleEndian(trailer.AsSpan(4)) != (uint)Position)
        {
            throw new InvalidDataException("the check sum at its end is missing or wrong, or bytes follow it");
        }
    }
}
