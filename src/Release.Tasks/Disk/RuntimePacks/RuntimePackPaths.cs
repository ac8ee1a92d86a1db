using Release.Otp;
using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk.RuntimePacks;

/// <summary>The rules of the paths in a pack: each leads to one file below it, on every system.</summary>
internal static class RuntimePackPaths
{
    /// <summary>The first path that breaks a rule, and how, as the end of a sentence; null where none does.</summary>
    public static (string Path, string Fault)? Fault(Seq<RuntimePackEntry> entries)
    {
        var spellings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var files = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in entries.Select(entry => entry.Path))
        {
            if ((TargetPath.Fault(path) ?? OfWindows(path) ?? Meeting(path, spellings, files)) is { } fault)
            {
                return (path, fault);
            }
        }

        return null;
    }

    // A drive or a stream of a file.
    private static string? OfWindows(string path) => path.Contains(':') ? "holds a colon" : null;

    private static string? Meeting(string path, Dictionary<string, string> spellings, HashSet<string> files)
    {
        if (spellings.TryGetValue(path, out var other))
        {
            return other == path ? "stands there twice, or is a directory of another" : $"differs only in case from '{other}'";
        }

        foreach (var above in TargetPath.Parents(path))
        {
            if (files.Contains(above))
            {
                return $"stands below '{above}', which is a file";
            }

            if (!spellings.TryAdd(above, above) && spellings[above] != above)
            {
                return $"differs only in case from one below '{spellings[above]}'";
            }
        }

        spellings.Add(path, path);
        files.Add(path);
        return null;
    }
}
