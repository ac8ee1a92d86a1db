using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Release.Tasks.Disk.Records;

/// <summary>
/// What a stage read and wrote, with size and time of each file: as long as all of it is as recorded, the stage has nothing to do.
/// A text file, one line a path: <c>r</c> (read), <c>w</c> (written), <c>d</c> (a directory whose entries were read) or <c>m</c> (a directory
/// that was made, whatever is in it now), kind, mode and size in bytes, time of the last change in nanoseconds, path; tabs, line feeds, carriage returns and backslashes in a path are escaped with a
/// backslash.
/// </summary>
public sealed class StageRecord
{
    internal const string Header = "release-stage-record 1";
    private const string Unknown = "?";
    private const int LongestSeen = 96;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly HashSet<string> _directories = new(StringComparer.Ordinal);
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    /// <summary>Adds a file that the stage read; one that was looked for and is not there is recorded as such.</summary>
    public StageRecord Read(string file)
    {
        _read.Add(file);
        return this;
    }

    /// <summary>Adds files that the stage read.</summary>
    public StageRecord Read(IEnumerable<string> files)
    {
        _read.UnionWith(files);
        return this;
    }

    /// <summary>Adds directories whose entries the stage read: one added, removed or renamed makes the record stale.</summary>
    public StageRecord ReadDirectories(IEnumerable<string> directories)
    {
        _directories.UnionWith(directories);
        return this;
    }

    /// <summary>Adds files that the stage wrote.</summary>
    public StageRecord Wrote(params IEnumerable<string> files)
    {
        _written.UnionWith(files);
        return this;
    }

    /// <summary>Adds directories that the stage made and left empty.</summary>
    public StageRecord Made(IEnumerable<string> directories)
    {
        _made.UnionWith(directories);
        return this;
    }

    /// <summary>
    /// Writes the record, last of all that a stage writes. A source that was changed after the stage began may have been read before or after
    /// that: it is recorded as unknown, so that the next build reads it. What stands beside the record only builds write, one at a time.
    /// </summary>
    /// <param name="file">The record.</param>
    /// <param name="begun">When the stage began, see <see cref="FileStamp.Now"/>.</param>
    public void Save(string file, long begun = long.MaxValue)
    {
        var own = Path.GetDirectoryName(file) + Path.DirectorySeparatorChar;
        var meanwhile = (begun, FileStamp.Now);
        Write(
            file,
            [
                .. Lines(_read, path => Line('r', path, path.StartsWith(own, StringComparison.Ordinal) ? null : meanwhile)),
                .. Lines(_directories, path => Line('d', path)),
                .. Lines(_made, path => Line('m', path)),
                .. Lines(_written, path => Line('w', path)),
            ]);
    }

    // Half a record would be a record of fewer files, and the next build would not look at the others.
    internal static void Write(string file, IEnumerable<string> lines) => OutputFile.Write(file, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(Header);
        foreach (var line in lines)
        {
            writer.WriteLine(line);
        }
    });

    /// <summary>Whether every file of the record at <paramref name="file"/> is as recorded; false where there is no record.</summary>
    public static bool IsCurrent(string file)
    {
        if (!File.Exists(file))
        {
            return false;
        }

        var lines = File.ReadAllLines(file);
        return lines is [Header, ..] && lines.Skip(1).AsParallel().All(IsCurrentLine);
    }

    // Of a path that cannot even be asked for the record is none.
    internal static bool IsCurrentLine(string line)
    {
        try
        {
            return line is [var kind, '\t', .. var rest] && rest.AsSpan().StartsWith(Seen(kind, PathOf(line), null, stackalloc char[LongestSeen]));
        }
        catch (Exception failure) when (failure is IOException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The files that the stage of a record wrote; none where there is no record.</summary>
    public static IReadOnlyList<string> WrittenIn(string file) => File.Exists(file)
        ? [.. File.ReadLines(file).Where(line => line.StartsWith("w\t", StringComparison.Ordinal)).Select(PathOf)]
        : [];

    // Asking the file system for some ten thousand files is most of a build in which nothing has changed.
    private static ParallelQuery<string> Lines(HashSet<string> paths, Func<string, string> line) => paths.Order(StringComparer.Ordinal).AsParallel().AsOrdered().Select(line);

    internal static string Line(char kind, string path, (long From, long To)? unknown = null) => $"{kind}\t{Seen(kind, path, unknown, stackalloc char[LongestSeen])}{Escape(path)}";

    // What the file system says of a path, with a tab behind each part. A time to come says nothing.
    private static ReadOnlySpan<char> Seen(char kind, string path, (long From, long To)? unknown, Span<char> text)
    {
        // The size of a directory is the file system's own affair. What was written and became a link is another one.
        var (fits, length) = FileStat.Of(path, follow: kind is not ('w' or 'm')) switch
        {
            null => (text.TryWrite($"-\t0\t", out var written), written),
            { IsDirectory: true } when kind == 'm' => (text.TryWrite($"0\t0\t", out var written), written),
            { IsDirectory: true } directory => (text.TryWrite(CultureInfo.InvariantCulture, $"0\t{directory.Modified}\t", out var written), written),
            { } file when file.Modified >= unknown?.From && file.Modified <= unknown?.To => (text.TryWrite($"{Unknown}\t0\t", out var written), written),
            { } file => (text.TryWrite(CultureInfo.InvariantCulture, $"{file.Kind}:{(int)file.Mode}:{file.Size}\t{file.Modified}\t", out var written), written),
        };
        return fits ? text[..length] : throw new UnreachableException();
    }

    internal static string PathOf(string line)
    {
        var kind = line.IndexOf('\t');
        var what = line.IndexOf('\t', kind + 1);
        var time = what < 0 ? -1 : line.IndexOf('\t', what + 1);
        return time < 0 ? "" : Unescape(line[(time + 1)..]);
    }

    private static string Escape(string path) =>
        path.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal).Replace("\r", @"\r", StringComparison.Ordinal).Replace("\t", @"\t", StringComparison.Ordinal);

    private static string Unescape(string path)
    {
        if (!path.Contains('\\', StringComparison.Ordinal))
        {
            return path;
        }

        var text = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            text.Append(path[i] != '\\' || i + 1 == path.Length ? path[i] : path[++i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
        }

        return text.ToString();
    }
}
