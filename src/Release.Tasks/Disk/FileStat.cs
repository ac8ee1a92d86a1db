namespace Release.Tasks.Disk;

/// <summary>What stands at a path.</summary>
internal enum FileKind
{
    Regular,
    Directory,
    Link,
    Special,
}

/// <summary>What the file system says of one path.</summary>
/// <param name="Kind">What stands there; a link only where links are not followed.</param>
/// <param name="Mode">Unix permissions with the special bits; a guess where the system has none.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">Time of the last change of the content, nanoseconds since 1970.</param>
/// <param name="Changed">Time of the last change of content or metadata, nanoseconds since 1970; 0 where the system has none.</param>
/// <param name="Device">The file system's number; 0 where the system has none.</param>
/// <param name="Inode">The file's number in it; 0 where the system has none.</param>
internal readonly record struct FileStat(FileKind Kind, UnixFileMode Mode, long Size, long Modified, long Changed, ulong Device, ulong Inode)
{
    public const UnixFileMode Permissions = (UnixFileMode)0b111_111_111_111;

    public bool IsRegular => Kind == FileKind.Regular;

    public bool IsDirectory => Kind == FileKind.Directory;

    public bool IsExecutable => Mode.HasFlag(UnixFileMode.UserExecute);

    /// <summary>What stands at <paramref name="path"/>, or null for nothing. A link is followed where <paramref name="follow"/> says so.</summary>
    /// <exception cref="IOException">The path cannot be examined; a loop of links among others.</exception>
    public static FileStat? Of(string path, bool follow = false)
    {
        try
        {
            return OperatingSystem.IsLinux() ? LinuxFile.Stat(path, follow) : PortableStat(path, follow);
        }
        catch (EntryPointNotFoundException)
        {
            return PortableStat(path, follow); // a C library older than statx
        }
    }

    // Enough to build where statx is not spoken; it cannot tell a pipe from a file.
    private static FileStat? PortableStat(string path, bool follow)
    {
        FileSystemInfo? file = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            file = follow ? file.ResolveLinkTarget(returnFinalTarget: true) : file;
        }

        if (file is not { Exists: true })
        {
            return null;
        }

        var kind = file switch
        {
            { LinkTarget: not null } => FileKind.Link,
            DirectoryInfo => FileKind.Directory,
            _ => FileKind.Regular,
        };
        var mode = OperatingSystem.IsWindows() ? (UnixFileMode)0b110_100_100 : file.UnixFileMode & Permissions;
        return new FileStat(kind, mode, (file as FileInfo)?.Length ?? 0, Nanoseconds(file.LastWriteTimeUtc), 0, 0, 0);
    }

    private static long Nanoseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
}
