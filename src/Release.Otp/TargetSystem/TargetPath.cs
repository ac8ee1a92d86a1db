using System.Text;

namespace Release.Otp.TargetSystem;

/// <summary>The rules of a path in a target system: one that every system, archive and shell takes for the same file.</summary>
public static class TargetPath
{
    // NAME_MAX of every file system in use.
    private const int LongestName = 255;

    // A quarter of Linux's PATH_MAX, and four times that of Windows: the release stands below other directories.
    private const int LongestPath = 1024;

    /// <summary>What is wrong with <paramref name="path"/>, as the end of a sentence; null for a good one.</summary>
    public static string? Fault(string path) => path switch
    {
        "" => "is empty",
        { Length: > LongestPath } => $"has more than {LongestPath} characters",
        _ when HasLoneSurrogate(path) => "is not valid Unicode",
        _ when path.Any(char.IsControl) => "holds a control character",
        _ when path.Contains('\\') => "holds a backslash",
        _ => path.Split('/').Select(NameFault).FirstOrDefault(fault => fault is not null),
    };

    /// <summary>The path's directories from the outermost inwards: <c>a</c> and <c>a/b</c> of <c>a/b/c</c>.</summary>
    public static IEnumerable<string> Parents(string path)
    {
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            yield return path[..slash];
        }
    }

    private static string? NameFault(string name) => name switch
    {
        "" => "has an empty name between slashes or at an end",
        "." or ".." => $"holds the name '{name}'",
        _ when Encoding.UTF8.GetByteCount(name) > LongestName => $"holds a name of more than {LongestName} bytes",
        _ => null,
    };

    private static bool HasLoneSurrogate(string path)
    {
        for (var rest = path.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var taken) != System.Buffers.OperationStatus.Done)
            {
                return true;
            }

            rest = rest[taken..];
        }

        return false;
    }
}
