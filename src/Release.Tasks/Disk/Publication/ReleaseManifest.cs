using System.Globalization;
using Release.Otp;
using Release.Otp.Beam;
using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk.Publication;

/// <summary>
/// What the last build wrote into one release directory, kept in the intermediate directory as tab-separated text. It is a memory, not a
/// truth: a line counts only while the stamps in it are those of the files, and a damaged manifest is none.
/// </summary>
/// <param name="Root">The release directory it speaks of.</param>
/// <param name="Entries">By path.</param>
/// <param name="EmptyDirectories">The directories in which nothing was written, sorted by ordinal path; each a line that ends in a slash.</param>
internal sealed record ReleaseManifest(string Root, IReadOnlyDictionary<string, ManifestEntry> Entries, Seq<string> EmptyDirectories)
{
    private const int Fields = 8;

    // More than most need; a longer one is no harm.
    private const int LongestEntry = 512;

    // Modules stripped by another version of our code may differ.
    private static readonly string Version = $"release manifest 2 {typeof(BeamFile).Module.ModuleVersionId:N}";

    /// <summary>A manifest of nothing.</summary>
    public static ReleaseManifest None { get; } = new("", new Dictionary<string, ManifestEntry>(), []);

    /// <summary>Reads the manifest of <paramref name="root"/>; <see cref="None"/> where there is none, or a damaged one, or one of another directory.</summary>
    public static ReleaseManifest Read(string file, string root)
    {
        if (!File.Exists(file))
        {
            return None;
        }

        try
        {
            var lines = File.ReadAllLines(file);
            return lines is [var version, var place, .. var entries, "end"] && version == Version && Unescape(place) == root ? Of(root, entries) : None;
        }
        catch (Exception damage) when (damage is FormatException or ArgumentException or OverflowException)
        {
            return None;
        }
    }

    /// <summary>The manifest's text.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream(LongestEntry * (Entries.Count + 1));
        using (var text = new StreamWriter(bytes, leaveOpen: true) { NewLine = "\n" })
        {
            text.WriteLine(Version);
            text.WriteLine(Escape(Root));
            foreach (var entry in Entries.Values.OrderBy(entry => entry.Path, StringComparer.Ordinal))
            {
                text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{entry.Path}\t{Octal(entry.Mode)}\t{entry.Size}\t{entry.Sha256}\t{entry.Published}\t{entry.Kind}\t{Escape(entry.Source)}\t{entry.SourceStamp}"));
            }

            foreach (var directory in EmptyDirectories)
            {
                text.WriteLine(directory + "/");
            }

            text.WriteLine("end");
        }

        return bytes.ToArray();
    }

    private static ReleaseManifest Of(string root, string[] lines)
    {
        var entries = new Dictionary<string, ManifestEntry>(lines.Length, StringComparer.Ordinal);
        var directories = new List<string>();
        foreach (var line in lines)
        {
            if (line.EndsWith('/') && !line.Contains('\t'))
            {
                directories.Add(line[..^1]);
            }
            else
            {
                var entry = Parse(line);
                entries.Add(entry.Path, entry);
            }
        }

        return new ReleaseManifest(root, entries, directories.ToSeq());
    }

    private static ManifestEntry Parse(string line)
    {
        Span<Range> f = stackalloc Range[Fields + 1];
        var text = line.AsSpan();
        return text.Split(f, '\t') == Fields
            ? new ManifestEntry(
                text[f[0]].ToString(),
                (UnixMode)Convert.ToInt32(text[f[1]].ToString(), 8),
                long.Parse(text[f[2]], CultureInfo.InvariantCulture),
                text[f[3]].ToString(),
                text[f[4]].ToString(),
                text[f[5]].ToString(),
                Unescape(text[f[6]].ToString()),
                text[f[7]].ToString())
            : throw new FormatException();
    }

    private static string Octal(UnixMode mode) => Convert.ToString((int)mode, 8);

    // Paths of the build machine may hold anything; those of the release may not.
    private static string Escape(string path) =>
        path.Replace("%", "%25", StringComparison.Ordinal).Replace("\t", "%09", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal);

    private static string Unescape(string path) =>
        path.Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal).Replace("%09", "\t", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
}
