using System.IO.Compression;
using ICSharpCode.SharpZipLib.Checksum;
using ICSharpCode.SharpZipLib.Zip;

namespace Release.Tasks.Disk.Archives;

/// <summary>A zip with Unix modes and names in UTF-8, files and empty directories, all of one time.</summary>
internal static class ZipArchive
{
    // The library writes each field of a header by itself.
    private const int BufferSize = 1 << 16;
    private const int Unix = 3;
    private const int RegularFile = 0b1000 << 12; // S_IFREG
    private const int Directory = 0b0100 << 12; // S_IFDIR
    private const int DosDirectory = 0x10; // for readers that know no Unix modes

    /// <summary>Writes <paramref name="files"/> in the order given.</summary>
    /// <returns>The empty text: a zip has no uncompressed form with a digest of its own.</returns>
    public static string Write(IEnumerable<ArchiveFile> files, Stream destination, DateTime time, CancellationToken cancellation)
    {
        Write(files.Select(file => new ZipMember(file.Path, file.Mode, file.Read)), destination, time, cancellation);
        return "";
    }

    /// <summary>Writes <paramref name="members"/> in the order given.</summary>
    public static void Write(IEnumerable<ZipMember> members, Stream destination, DateTime time, CancellationToken cancellation)
    {
        // Not disposed after a failure: they would complain of the unfinished member instead of the disk.
        var buffer = new BufferedStream(destination, BufferSize);
        var zip = new ZipOutputStream(buffer) { IsStreamOwner = false, UseZip64 = UseZip64.Dynamic };
        foreach (var member in members)
        {
            cancellation.ThrowIfCancellationRequested();
            Add(zip, member, time);
        }

        zip.Close();
        buffer.Flush();
    }

    private static void Add(ZipOutputStream zip, ZipMember member, DateTime time)
    {
        var content = member.Read();
        var compressed = Deflate(content);
        var sum = new Crc32();
        sum.Update(content);
        zip.PutNextPassthroughEntry(new ZipEntry(member.Path)
        {
            DateTime = time,
            IsUnicodeText = true,
            CompressionMethod = CompressionMethod.Deflated,
            Size = content.Length,
            CompressedSize = compressed.Length,
            Crc = sum.Value,
            HostSystem = Unix,
            ExternalFileAttributes = Attributes(member),
        });
        zip.Write(compressed);
        zip.CloseEntry();
    }

    private static int Attributes(ZipMember member) =>
        member.IsDirectory ? ((Directory | (int)member.Mode) << 16) | DosDirectory : (RegularFile | (int)member.Mode) << 16;

    // The library's own compressor is several times slower.
    private static byte[] Deflate(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var deflate = new DeflateStream(compressed, CompressionLevel.Optimal))
        {
            deflate.Write(content);
        }

        return compressed.ToArray();
    }
}
