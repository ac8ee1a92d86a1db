using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk.Archives;

/// <summary>A member of an archive: a published file under a name, or a directory that holds nothing.</summary>
/// <param name="Path">The member's name, with <c>/</c>; that of a directory ends so.</param>
/// <param name="Mode">Its permissions in the archive, whatever those on disk.</param>
/// <param name="File">Full path of the file that holds its content; empty for a directory.</param>
/// <param name="Sha256">What the content must be, in hexadecimal.</param>
internal sealed record ArchiveFile(string Path, UnixMode Mode, string File, string Sha256)
{
    /// <summary>Whether this is a directory.</summary>
    public bool IsDirectory => Path.EndsWith('/');

    /// <summary>An empty directory.</summary>
    public static ArchiveFile Directory(string path) => new(path + "/", UnixMode.Executable, "", "");

    /// <summary>The content; none of a directory.</summary>
    /// <exception cref="Release.Otp.DiagnosticException">REL7013: the file is not what the build wrote.</exception>
    public byte[] Read()
    {
        if (IsDirectory)
        {
            return [];
        }

        if (FileStat.Of(File) is not { IsRegular: true })
        {
            throw new Otp.DiagnosticException(DiskErrors.ChangedSinceBuild(File));
        }

        var bytes = System.IO.File.ReadAllBytes(File);
        return PlannedContent.Digest(bytes) == Sha256 ? bytes : throw new Otp.DiagnosticException(DiskErrors.ChangedSinceBuild(File));
    }
}
