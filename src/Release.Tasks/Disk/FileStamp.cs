using System.Diagnostics;
using System.Globalization;

namespace Release.Tasks.Disk;

/// <summary>Short texts that differ when a file was changed, without reading it.</summary>
internal static class FileStamp
{
    // Times tick in steps of up to 10 ms: a file changed in the step in which it was read would look unchanged.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    // Four numbers of 64 bits and what stands between them.
    private const int Longest = 96;

    /// <summary>
    /// The stamp of a source. It holds the time of the last change of metadata and the inode, so that a file put in the place of another
    /// with the same size and time is seen. Empty, which equals no stamp, where the file is too young to tell.
    /// </summary>
    public static string OfSource(FileStat stat) => IsYoung(stat) ? "" : Source(stat, stackalloc char[Longest]).ToString();

    /// <summary>Whether <paramref name="stamp"/> is the stamp of a source, and says something.</summary>
    public static bool IsOfSource(FileStat stat, string stamp) => !IsYoung(stat) && Source(stat, stackalloc char[Longest]).SequenceEqual(stamp);

    /// <summary>The stamp of a published file. Linking it elsewhere does not change it; editing, replacing and chmod do.</summary>
    public static string OfPublished(FileStat stat) => Published(stat, stackalloc char[Longest]).ToString();

    /// <summary>Whether <paramref name="stamp"/> is the stamp of a published file.</summary>
    public static bool IsOfPublished(FileStat stat, string stamp) => Published(stat, stackalloc char[Longest]).SequenceEqual(stamp);

    /// <summary>The time, in nanoseconds since 1970.</summary>
    public static long Now => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;

    private static bool IsYoung(FileStat stat) => Now - Math.Max(stat.Modified, stat.Changed) < Tick.Ticks * TimeSpan.NanosecondsPerTick;

    private static ReadOnlySpan<char> Source(FileStat stat, Span<char> text) => Written(text, text.TryWrite(CultureInfo.InvariantCulture, $"{stat.Size}:{stat.Modified}:{stat.Changed}:{stat.Inode}", out var length), length);

    private static ReadOnlySpan<char> Published(FileStat stat, Span<char> text) => Written(text, text.TryWrite(CultureInfo.InvariantCulture, $"{stat.Size}:{stat.Modified}:{stat.Inode}:{(int)stat.Mode}", out var length), length);

    private static ReadOnlySpan<char> Written(Span<char> text, bool fits, int length) => fits ? text[..length] : throw new UnreachableException();
}
