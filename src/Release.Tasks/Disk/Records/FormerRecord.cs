namespace Release.Tasks.Disk.Records;

/// <summary>
/// A record that no longer holds, of a stage that had nothing to tell. What was done for it still stands, so a stage that knows what a changed file leads to
/// need not look at all others again.
/// </summary>
internal sealed class FormerRecord
{
    private readonly string[] _lines;
    private readonly Dictionary<string, string> _directories = new(StringComparer.Ordinal);

    private FormerRecord(string[] lines) => _lines = lines;

    /// <summary>Where the former one of a record stands.</summary>
    public static string Of(string record) => Path.ChangeExtension(record, ".former.record");

    /// <summary>Reads the former one of a record and removes it: who takes it has to finish, or begins anew the next time. Null where there is none.</summary>
    public static FormerRecord? Take(string record)
    {
        var file = Of(record);
        if (!File.Exists(file))
        {
            return null;
        }

        var lines = File.ReadAllLines(file);
        File.Delete(file);
        return lines is [StageRecord.Header, ..] ? new FormerRecord(lines) : null;
    }

    /// <summary>The files that the stage read and that have another content now; null where anything else is another than recorded, or nothing is.</summary>
    public IReadOnlyList<string>? ChangedFiles()
    {
        try
        {
            return Changed();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or AggregateException)
        {
            // What cannot even be asked for is no longer what it was.
            return null;
        }
    }

    private List<string>? Changed()
    {
        var changed = _lines.Skip(1).AsParallel().Where(line => !StageRecord.IsCurrentLine(line)).ToLookup(IsDirectory);
        // In the place of a file another one of its name may have been put: that is a change of the directory too.
        foreach (var directory in changed[true].Select(StageRecord.PathOf))
        {
            _directories[directory] = StageRecord.Line('d', directory);
        }

        return changed[false].Any() && changed[false].All(IsFile) && HoldTheSameNames()
            ? [.. changed[false].Select(StageRecord.PathOf).Order(StringComparer.Ordinal)]
            : null;
    }

    /// <summary>Writes the record with what is so of some of its files now.</summary>
    /// <param name="record">The record's file.</param>
    /// <param name="read">Files that were read anew; those that the record does not name are added.</param>
    /// <param name="written">Files that were written anew.</param>
    /// <param name="begun">When the stage began, see <see cref="FileStamp.Now"/>.</param>
    public void Save(string record, IEnumerable<string> read, IEnumerable<string> written, long begun)
    {
        var meanwhile = (begun, FileStamp.Now);
        var left = read.ToHashSet(StringComparer.Ordinal);
        var anew = left.Concat(written).ToHashSet(StringComparer.Ordinal);
        var lines = _lines.Skip(1).Select(line =>
        {
            var path = StageRecord.PathOf(line);
            var isRead = line[0] == 'r' && left.Remove(path);
            return anew.Contains(path) ? StageRecord.Line(line[0], path, isRead ? meanwhile : null)
                : line[0] == 'd' && _directories.TryGetValue(path, out var directory) ? directory
                : line;
        }).ToList();
        StageRecord.Write(record, lines.Concat(left.Select(path => StageRecord.Line('r', path, meanwhile))));
    }

    private static bool IsDirectory(string line) => line.StartsWith("d\t0\t", StringComparison.Ordinal);

    // Whether in the directories that changed there is what the record names, and nothing else.
    private bool HoldTheSameNames()
    {
        if (!_directories.Keys.All(Directory.Exists))
        {
            return false;
        }

        var recorded = _directories.Keys.ToDictionary(directory => directory, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var path in _lines.Skip(1).Where(line => _directories.Count > 0 && line is ['r' or 'd', '\t', not '-', ..]).Select(StageRecord.PathOf))
        {
            if (recorded.TryGetValue(Path.GetDirectoryName(path) ?? "", out var names))
            {
                names.Add(path);
            }
        }

        return recorded.All(directory => directory.Value.SetEquals(Directory.EnumerateFileSystemEntries(directory.Key)));
    }

    // One that was read, was a file and is one with the same permissions.
    private static bool IsFile(string line) =>
        line.StartsWith("r\tRegular:", StringComparison.Ordinal) && FileStat.Of(StageRecord.PathOf(line), follow: true) is { IsRegular: true } stat
        && line.StartsWith($"r\tRegular:{(int)stat.Mode}:", StringComparison.Ordinal);
}
