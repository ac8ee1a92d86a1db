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
        _ when HasControl(path) => "holds a control character",
        _ when path.Contains('\\') => "holds a backslash",
        _ => NamesFault(path),
    };

    /// <summary>The path's directories from the outermost inwards: <c>a</c> and <c>a/b</c> of <c>a/b/c</c>.</summary>
    public static IEnumerable<string> Parents(string path)
    {
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            yield return path[..slash];
        }
    }

    /// <summary>The directories of all paths, each once, an outer one before its inner ones.</summary>
    public static IEnumerable<string> ParentsOf(IEnumerable<string> paths)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var last = "";
        foreach (var path in paths)
        {
            // Of files that stand together only the first one's directories are new.
            var directory = path.AsSpan(0, path.LastIndexOf('/') + 1);
            if (!directory.SequenceEqual(last))
            {
                last = directory.ToString();
                foreach (var parent in Parents(path).Where(known.Add))
                {
                    yield return parent;
                }
            }
        }
    }

    private static string? NamesFault(ReadOnlySpan<char> path)
    {
        foreach (var name in path.Split('/'))
        {
            if (NameFault(path[name]) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static bool HasControl(string path)
    {
        foreach (var character in path)
        {
            if (char.IsControl(character))
            {
                return true;
            }
        }

        return false;
    }

    private static string? NameFault(ReadOnlySpan<char> name) => name switch
    {
        "" => "has an empty name between slashes or at an end",
        "." or ".." => $"holds the name '{name}'",
        _ when Encoding.UTF8.GetByteCount(name) > LongestName => $"holds a name of more than {LongestName} bytes",
        _ => null,
    };

    private static bool HasLoneSurrogate(string path)
    {
        if (Ascii.IsValid(path))
        {
            return false;
        }

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
