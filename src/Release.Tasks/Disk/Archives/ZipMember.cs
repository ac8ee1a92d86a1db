using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk.Archives;

/// <summary>A member of a zip archive.</summary>
/// <param name="Path">Its name, with <c>/</c>; that of a directory ends so.</param>
/// <param name="Mode">Its permissions.</param>
/// <param name="Read">Answers its content.</param>
internal sealed record ZipMember(string Path, UnixMode Mode, Func<byte[]> Read)
{
    /// <summary>Whether this is a directory.</summary>
    public bool IsDirectory => Path.EndsWith('/');
}
