using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace Release.Tasks.Disk;

/// <summary>The calls of Linux that .NET does not offer.</summary>
[SupportedOSPlatform("linux")]
internal static class LinuxFile
{
    private const int AtCurrentDirectory = -100; // AT_FDCWD
    private const int NoFollow = 0x100; // AT_SYMLINK_NOFOLLOW
    private const uint BasicStats = 0x7ff; // STATX_BASIC_STATS
    private const uint Exchange = 2; // RENAME_EXCHANGE
    private const int StatxLength = 256;
    private const int PathMax = 4096; // PATH_MAX
    private const int ShortPath = 1024;
    private const int NoSuchFile = 2; // ENOENT
    private const int NotADirectory = 20; // ENOTDIR

    /// <summary>What stands at <paramref name="path"/>, or null for nothing, see statx(2).</summary>
    public static FileStat? Stat(string path, bool follow)
    {
        // Asked for tens of thousands of files in a build: nothing is left for the collector.
        Span<byte> buffer = stackalloc byte[StatxLength];
        Span<byte> onStack = stackalloc byte[ShortPath];
        var name = Encoding.UTF8.GetMaxByteCount(path.Length) < ShortPath ? Terminated(path, onStack) : Bytes(path);
        if (statx(AtCurrentDirectory, in MemoryMarshal.GetReference(name), follow ? 0 : NoFollow, BasicStats, ref MemoryMarshal.GetReference(buffer)) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            return error is NoSuchFile or NotADirectory ? null : throw Failure(error, path);
        }

        return Decode(buffer);
    }

    /// <summary>Puts each of two existing paths in the other's place in one step, see renameat2(2). False where the file system cannot.</summary>
    public static bool TryExchange(string one, string other)
    {
        try
        {
            return renameat2(AtCurrentDirectory, Bytes(one), AtCurrentDirectory, Bytes(other), Exchange) == 0
                || (Marshal.GetLastPInvokeError() is var error && IsUnsupported(error) ? false : throw Failure(error, other));
        }
        catch (EntryPointNotFoundException)
        {
            return false; // a C library older than renameat2
        }
    }

    /// <summary>Gives the file <paramref name="existing"/> a second name, see link(2). False where that cannot be.</summary>
    public static bool TryLink(string existing, string name) => link(Bytes(existing), Bytes(name)) == 0;

    /// <summary>The path without links, see realpath(3); null where it leads nowhere.</summary>
    public static string? RealPath(string path)
    {
        var resolved = new byte[PathMax];
        return realpath(Bytes(path), resolved) == 0 ? null : Encoding.UTF8.GetString(resolved, 0, Array.IndexOf(resolved, (byte)0));
    }

    // The fields of struct statx, whose layout is the same on all architectures.
    private static FileStat Decode(ReadOnlySpan<byte> statx)
    {
        var mode = MemoryMarshal.Read<ushort>(statx[28..]);
        return new FileStat(
            KindOf(mode),
            (UnixFileMode)mode & FileStat.Permissions,
            MemoryMarshal.Read<long>(statx[40..]),
            Time(statx[112..]),
            Time(statx[96..]),
            ((ulong)MemoryMarshal.Read<uint>(statx[136..]) << 32) | MemoryMarshal.Read<uint>(statx[140..]),
            MemoryMarshal.Read<ulong>(statx[32..]));
    }

    private static long Time(ReadOnlySpan<byte> timestamp) =>
        (MemoryMarshal.Read<long>(timestamp) * 1_000_000_000) + MemoryMarshal.Read<uint>(timestamp[8..]);

    private static FileKind KindOf(ushort mode) => (mode >> 12) switch
    {
        8 => FileKind.Regular, // S_IFREG
        4 => FileKind.Directory, // S_IFDIR
        10 => FileKind.Link, // S_IFLNK
        _ => FileKind.Special,
    };

    // EINVAL, ENOSYS, EOPNOTSUPP: the file system or the kernel does not know the flag.
    private static bool IsUnsupported(int error) => error is 22 or 38 or 95;

    private static Exception Failure(int error, string path)
    {
        var message = $"{Marshal.GetPInvokeErrorMessage(error)} : '{path}'";
        return error is 13 or 1 ? new UnauthorizedAccessException(message) : new IOException(message, error);
    }

    private static ReadOnlySpan<byte> Terminated(string path, Span<byte> buffer)
    {
        var length = Encoding.UTF8.GetBytes(path, buffer);
        buffer[length] = 0;
        return buffer;
    }

    private static byte[] Bytes(string path) => Encoding.UTF8.GetBytes(path + '\0');

#pragma warning disable CA5392 // the C library is found by the loader; there is no directory to restrict the search to
#pragma warning disable SYSLIB1054 // a source generator would ask for unsafe code for these few calls
#pragma warning disable IDE1006 // the C library's names
    [DllImport("libc", SetLastError = true)]
    private static extern int statx(int directory, in byte path, int flags, uint mask, ref byte buffer);

    [DllImport("libc", SetLastError = true)]
    private static extern int renameat2(int oldDirectory, byte[] oldPath, int newDirectory, byte[] newPath, uint flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int link(byte[] existing, byte[] name);

    [DllImport("libc")]
    private static extern nint realpath(byte[] path, byte[] resolved);
#pragma warning restore
}
