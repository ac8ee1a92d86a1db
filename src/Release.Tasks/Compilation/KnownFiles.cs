using System.Collections.Concurrent;
using Release.Tasks.Disk;

namespace Release.Tasks.Compilation;

/// <summary>What a file was when it was last read.</summary>
/// <param name="Stamp">Its stamp, see <see cref="FileStamp.OfSource"/>.</param>
/// <param name="Digest">SHA-256 of its content in hexadecimal.</param>
/// <param name="Facts">What it says about other files; null where nobody asked.</param>
internal sealed record KnownFile(string Stamp, string Digest, SourceFacts? Facts);

/// <summary>
/// Files as they are now, each read at most once, and not at all where the last compilation read it and its stamp is the same. A digest is the empty
/// string where there is no file.
/// </summary>
internal sealed class KnownFiles(IReadOnlyDictionary<string, KnownFile> last)
{
    private readonly ConcurrentDictionary<string, KnownFile?> _files = new(Environment.ProcessorCount, last.Count, StringComparer.Ordinal);

    /// <summary>SHA-256 of the content in hexadecimal.</summary>
    public string Digest(string file) => Now(file)?.Digest ?? "";

    /// <summary>What a source or header says about other files.</summary>
    public SourceFacts Facts(string file)
    {
        var known = _files.AddOrUpdate(file, path => Read(path, facts: true), (path, current) => current?.Facts is null ? Read(path, facts: true) : current);
        return known?.Facts ?? throw new FileNotFoundException(null, file);
    }

    /// <summary>Reads what is new of many sources, on all processors.</summary>
    public void PrepareFacts(IEnumerable<string> sources) => sources.AsParallel().ForAll(source => Facts(source));

    /// <summary>Reads what is new of many files, on all processors.</summary>
    public void PrepareDigests(IEnumerable<string> files) => files.AsParallel().ForAll(file => Digest(file));

    /// <summary>Forgets a file that was written anew.</summary>
    public void Forget(string file) => _files.TryRemove(file, out _);

    /// <summary>What the next compilation need not read again.</summary>
    public Dictionary<string, KnownFile> ToSave() => Over(new(_files.Count, StringComparer.Ordinal));

    /// <summary>What was known before together with what was read of other files since.</summary>
    public Dictionary<string, KnownFile> ToSaveWithOthers() => Over(last.ToDictionary(StringComparer.Ordinal));

    private Dictionary<string, KnownFile> Over(Dictionary<string, KnownFile> files)
    {
        foreach (var (file, known) in _files)
        {
            files.Remove(file);
            if (known is { Stamp: not "" })
            {
                files.Add(file, known);
            }
        }

        return files;
    }

    private KnownFile? Now(string file) => _files.GetOrAdd(file, path => Read(path, facts: false));

    private KnownFile? Read(string file, bool facts)
    {
        if (FileStat.Of(file, follow: true) is not { IsRegular: true } stat)
        {
            return null;
        }

        if (last.TryGetValue(file, out var known) && FileStamp.IsOfSource(stat, known.Stamp) && (known.Facts is not null || !facts))
        {
            return known;
        }

        var stamp = FileStamp.OfSource(stat);
        var bytes = File.ReadAllBytes(file);
        return new KnownFile(stamp, Digests.Of(bytes), facts ? SourceFacts.Of(TextOf(bytes)) : null);
    }

    // UTF-8, or what a byte order mark says.
    private static string TextOf(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes));
        return reader.ReadToEnd();
    }
}
