using System.Globalization;
using System.Text;
using Release.Otp;
using Release.Otp.Beam;
using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk;

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
            var lines = File.ReadAllText(file).Split('\n');
            return lines is [var version, var place, .. var entries, "end", ""] && version == Version && Unescape(place) == root ? Of(root, entries) : None;
        }
        catch (Exception damage) when (damage is FormatException or ArgumentException or OverflowException)
        {
            return None;
        }
    }

    /// <summary>The manifest's text.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder().Append(Version).Append('\n').Append(Escape(Root)).Append('\n');
        foreach (var entry in Entries.Values.OrderBy(entry => entry.Path, StringComparer.Ordinal))
        {
            text.AppendJoin('\t', entry.Path, Octal(entry.Mode), Decimal(entry.Size), entry.Sha256, entry.Published, entry.Kind, Escape(entry.Source), entry.SourceStamp).Append('\n');
        }

        foreach (var directory in EmptyDirectories)
        {
            text.Append(directory).Append("/\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("end\n").ToString());
    }

    private static ReleaseManifest Of(string root, string[] lines)
    {
        var isDirectory = lines.ToLookup(line => line.EndsWith('/') && !line.Contains('\t'));
        return new ReleaseManifest(
            root,
            isDirectory[false].Select(Parse).ToDictionary(entry => entry.Path, StringComparer.Ordinal),
            isDirectory[true].Select(line => line[..^1]).ToSeq());
    }

    private static ManifestEntry Parse(string line) =>
        line.Split('\t') is { Length: Fields } f
            ? new ManifestEntry(
                f[0], (UnixMode)Convert.ToInt32(f[1], 8), long.Parse(f[2], CultureInfo.InvariantCulture), f[3], f[4], f[5], Unescape(f[6]), f[7])
            : throw new FormatException();

    private static string Octal(UnixMode mode) => Convert.ToString((int)mode, 8);

    private static string Decimal(long number) => number.ToString(CultureInfo.InvariantCulture);

    // Paths of the build machine may hold anything; those of the release may not.
    private static string Escape(string path) =>
        path.Replace("%", "%25", StringComparison.Ordinal).Replace("\t", "%09", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Unescape(string path) =>
        path.Replace("%0A", "\n", StringComparison.Ordinal).Replace("%09", "\t", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
}
