using Release.Otp;

namespace Release.Tasks.Disk;

/// <summary>
/// The right to write one output, held by one build at a time: a lock on a file beside it, which the system frees when its holder dies.
/// The lock file stays, since removing it would let two builds hold different files of that name.
/// </summary>
internal sealed class OutputLock : IDisposable
{
    /// <summary>How long a build waits for another one, unless told otherwise.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly FileStream _file;

    private OutputLock(FileStream file) => _file = file;

    /// <summary>Where the lock of <paramref name="target"/> stands.</summary>
    public static string PathOf(string target) => Siblings.Of(target, "lock");

    /// <summary>Takes the lock of <paramref name="target"/>, making the directory that holds it.</summary>
    public static OutputLock Take(string target, CancellationToken cancellation)
    {
        var changes = new FileChanges();
        changes.EnsureDirectory(Path.GetDirectoryName(target)!);
        return Take(target, Patience, changes, cancellation);
    }

    /// <summary>Takes the lock of <paramref name="target"/>, whose directory is there.</summary>
    /// <exception cref="DiagnosticException">REL7011: another build held it for all of <paramref name="patience"/>.</exception>
    public static OutputLock Take(string target, TimeSpan patience, FileChanges changes, CancellationToken cancellation)
    {
        var path = PathOf(target);
        if (FileStat.Of(path) is { Kind: FileKind.Link })
        {
            changes.DeleteFile(path);
        }

        for (var end = Environment.TickCount64 + (long)patience.TotalMilliseconds; ;)
        {
            if (TryOpen(path) is { } file)
            {
                return new OutputLock(file);
            }

            if (Environment.TickCount64 >= end)
            {
                throw new DiagnosticException(DiskErrors.Locked(target, patience));
            }

            cancellation.WaitHandle.WaitOne(Pause);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    public void Dispose() => _file.Dispose();

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            return null;
        }
    }

    // EWOULDBLOCK of flock(2) on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeld(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
