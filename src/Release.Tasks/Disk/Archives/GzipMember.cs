using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using ICSharpCode.SharpZipLib.Checksum;

namespace Release.Tasks.Disk.Archives;

/// <summary>
/// Compresses what is written to it into one gzip member (RFC 1952), on all processors: blocks of a fixed size, each deflated for itself and
/// ended on a byte boundary, so that the blocks of RFC 1951 follow each other as if one had written them. The bytes depend on nothing but
/// what is written. Several members would be simpler, and <c>erl_tar</c> reads only the first one.
/// </summary>
internal sealed class GzipMember(Stream destination) : Stream
{
    // Blocks begin without a history: smaller ones cost size, larger ones leave processors without work.
    private const int BlockSize = 1 << 20;

    // Blocks that repeat themselves much, as those of a system of many modules alike, leave up to a twelfth more at the usual level than at the next one. Others
    // gain half a percent by it for half as much time again. How small a piece of a block gets in no time tells which it is.
    private const int SampleSize = BlockSize / 16;
    private const int RepetitiveRatio = 3;
    private static readonly ZLibCompressionOptions Quick = new() { CompressionLevel = 1 };
    private static readonly ZLibCompressionOptions Usual = new() { CompressionLevel = 6 };
    private static readonly ZLibCompressionOptions Thorough = new() { CompressionLevel = 7 };

    private static readonly int Ahead = Environment.ProcessorCount + 1;
    // No name, no time, no system; deflate.
    private static readonly byte[] Header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
    // A last block of nothing.
    private static readonly byte[] End = [3, 0];

    private readonly Queue<Task<ReadOnlyMemory<byte>>> _blocks = new();
    private readonly Crc32 _sum = new();
    private byte[] _block = ArrayPool<byte>.Shared.Rent(BlockSize);
    private int _used;
    private long _size;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            var taken = Math.Min(count, BlockSize - _used);
            Buffer.BlockCopy(buffer, offset, _block, _used, taken);
            _used += taken;
            offset += taken;
            count -= taken;
            if (_used == BlockSize)
            {
                CompressBlock();
            }
        }
    }

    /// <summary>Writes what is left, and the end of the member. A member without it is damaged, which is right after a failure.</summary>
    public void Finish()
    {
        CompressBlock();
        while (_blocks.Count > 0)
        {
            WriteBlock();
        }

        Span<byte> trailer = stackalloc byte[2 * sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, (uint)_sum.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[sizeof(uint)..], (uint)_size);
        destination.Write(End);
        destination.Write(trailer);
    }

    public override void Flush()
    {
        // Blocks are of a fixed size: they are written when they are full.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void CompressBlock()
    {
        if (_size == 0)
        {
            destination.Write(Header);
        }

        var (block, used) = (_block, _used);
        _sum.Update(new ArraySegment<byte>(block, 0, used));
        _size += used;
        _blocks.Enqueue(Task.Run(() => Deflate(block, used)));
        (_block, _used) = (ArrayPool<byte>.Shared.Rent(BlockSize), 0);
        if (_blocks.Count > Ahead)
        {
            WriteBlock();
        }
    }

    private void WriteBlock() => destination.Write(_blocks.Dequeue().GetAwaiter().GetResult().Span);

    private static ReadOnlyMemory<byte> Deflate(byte[] block, int used)
    {
        var sample = Math.Min(used, SampleSize);
        var isRepetitive = Deflate(block, sample, Quick).Length * RepetitiveRatio < sample;
        var compressed = Deflate(block, used, isRepetitive ? Thorough : Usual);
        ArrayPool<byte>.Shared.Return(block);
        return compressed;
    }

    private static ReadOnlyMemory<byte> Deflate(byte[] bytes, int length, ZLibCompressionOptions level)
    {
        var compressed = new MemoryStream(length / 2);
        using var deflate = new DeflateStream(compressed, level, leaveOpen: true);
        deflate.Write(bytes, 0, length);
        // Ends on a byte boundary, with an empty block of its own. What disposing adds, the end of a stream, is left out.
        deflate.Flush();
        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }
}
