using System.Security.Cryptography;
using System.Text;
using ICSharpCode.SharpZipLib.Tar;

namespace Release.Tasks.Disk.Archives;

/// <summary>
/// A GNU tar in one gzip member, the only kind that <c>erl_tar</c> of every OTP reads. It holds files and empty directories: every
/// reader makes the directories above them. Owner and group are 0 without names, all times are one.
/// </summary>
internal static class TarGzArchive
{
    // A tar comes in pieces of 512 bytes.
    private const int BufferSize = 1 << 16;

    /// <summary>Writes <paramref name="files"/> in the order given and answers the SHA-256 of the uncompressed tar.</summary>
    public static string Write(IEnumerable<ArchiveFile> files, Stream destination, DateTime time, CancellationToken cancellation)
    {
        using var sum = SHA256.Create();
        var gzip = new GzipMember(destination);
        using (var summed = new CryptoStream(gzip, sum, CryptoStreamMode.Write, leaveOpen: true))
        using (var buffer = new BufferedStream(summed, BufferSize))
        {
            // Not disposed after a failure: it would complain of the unfinished tar instead of the disk.
            var tar = new TarOutputStream(buffer, Encoding.UTF8) { IsStreamOwner = false };
            foreach (var file in files)
            {
                cancellation.ThrowIfCancellationRequested();
                Add(tar, file, time);
            }

            tar.Close();
        }

        gzip.Finish();
        return Convert.ToHexStringLower(sum.Hash!);
    }

    private static void Add(TarOutputStream tar, ArchiveFile file, DateTime time)
    {
        var content = file.Read();
        tar.PutNextEntry(new TarEntry(new TarHeader
        {
            Name = file.Path,
            Mode = (int)file.Mode,
            ModTime = time,
            Size = content.Length,
            TypeFlag = file.IsDirectory ? TarHeader.LF_DIR : TarHeader.LF_NORMAL,
            UserId = 0,
            GroupId = 0,
            UserName = "", // the library would put the name of whoever builds
            GroupName = "",
        }));
        tar.Write(content);
        tar.CloseEntry();
    }
}
