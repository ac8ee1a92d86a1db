using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Release.Tasks.Disk;

/// <summary>A cheap answer to "has anybody touched this output?", without reading a file.</summary>
public static class TreeState
{
    /// <summary>
    /// SHA-256, in hexadecimal, of the paths, kinds, modes, sizes and times of all below <paramref name="root"/>, without what a running
    /// release keeps there. A directory that is not there has a state too.
    /// </summary>
    public static string Of(string root, IEnumerable<string>? kept = null)
    {
        var tree = PublishedTree.Scan(root, kept ?? ReleaseDirectoryOptions.DefaultKept);
        var text = new StringBuilder(tree.Exists ? "directory\n" : "nothing\n");
        foreach (var directory in tree.Directories.Order(StringComparer.Ordinal))
        {
            text.Append(directory).Append("/\n");
        }

        foreach (var (path, stat) in tree.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{path}\0{stat.Kind}\0{(int)stat.Mode}\0{stat.Size}\0{stat.Modified}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
