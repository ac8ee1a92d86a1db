using System.Globalization;

namespace Release.Tasks.Disk;

/// <summary>
/// What a stage read and wrote, with size and time of each file: as long as all of it is as recorded, the stage has nothing to do.
/// A text file, one line a path: <c>r</c> (read), <c>w</c> (written) or <c>d</c> (a directory whose entries were read), kind,
/// mode and size in bytes, time of the last change in nanoseconds, path; tabs, line feeds and backslashes in a path are escaped with a
/// backslash.
/// </summary>
public sealed class StageRecord
{
    private const string Header = "release-stage-record 1";
    private readonly SortedSet<string> _read = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _written = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _directories = new(StringComparer.Ordinal);

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

    /// <summary>Writes the record, last of all that a stage writes.</summary>
    public void Save(string file)
    {
        var lines = new[] { Header }
            .Concat(_read.Select(path => Line('r', path)))
            .Concat(_directories.Select(path => Line('d', path)))
            .Concat(_written.Select(path => Line('w', path)));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllLines(file, lines);
    }

    /// <summary>Whether every file of the record at <paramref name="file"/> is as recorded; false where there is no record.</summary>
    public static bool IsCurrent(string file)
    {
        if (!File.Exists(file))
        {
            return false;
        }

        using var lines = File.ReadLines(file).GetEnumerator();
        if (!lines.MoveNext() || lines.Current != Header)
        {
            return false;
        }

        while (lines.MoveNext())
        {
            if (lines.Current is not [var kind, '\t', ..] || Line(kind, PathOf(lines.Current)) != lines.Current)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The files that the stage of a record wrote; none where there is no record.</summary>
    public static IReadOnlyList<string> WrittenIn(string file) => File.Exists(file)
        ? [.. File.ReadLines(file).Where(line => line.StartsWith("w\t", StringComparison.Ordinal)).Select(PathOf)]
        : [];

    private static string Line(char kind, string path)
    {
        // The size of a directory is the file system's own affair. A written file that became a link is another one.
        var (what, time) = FileStat.Of(path, follow: kind != 'w') switch
        {
            null => ("-", 0L),
            { IsDirectory: true } directory => ("0", directory.Modified),
            { } file => ($"{file.Kind}:{(int)file.Mode}:{file.Size}", file.Modified),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{kind}\t{what}\t{time}\t{Escape(path)}");
    }

    private static string PathOf(string line) => line.Split('\t', 4) is [_, _, _, var path] ? Unescape(path) : "";

    private static string Escape(string path) =>
        path.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal).Replace("\t", @"\t", StringComparison.Ordinal);

    private static string Unescape(string path)
    {
        if (!path.Contains('\\', StringComparison.Ordinal))
        {
            return path;
        }

        var text = new System.Text.StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            text.Append(path[i] != '\\' || i + 1 == path.Length ? path[i] : path[++i] switch { 'n' => '\n', 't' => '\t', var other => other });
        }

        return text.ToString();
    }
}
