using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk.Archives;

/// <summary>
/// Reads files of a release from its directory. A system may run in it, with pipes and logs of its own: only the directories are looked at in which
/// releases keep what is read, and only files and links inside the release are opened.
/// </summary>
internal static class BuiltDirectory
{
    /// <summary>Hands out the files at the paths that are wanted, by ordinal path, see <see cref="BuiltRelease.Read"/>.</summary>
    public static void Read(string root, Func<string, bool> isWanted, Action<BuiltFile> take)
    {
        var rules = new ArchiveRules(root);
        var real = RealPath.Of(root) + Path.DirectorySeparatorChar;
        foreach (var path in Paths(root).Where(isWanted).Order(StringComparer.Ordinal))
        {
            if (FileStat.Of(Path.Join(root, path), follow: true) is not { IsRegular: true, Size: var size })
            {
                throw rules.Refused($"'{TargetSystemErrors.Visible(path)}' in it is no file");
            }

            // What leads nowhere is not inside either.
            if (!RealPath.Of(Path.Join(real, path)).AsSpan().StartsWith(real))
            {
                throw rules.Refused($"'{TargetSystemErrors.Visible(path)}' leads out of it, by a link");
            }

            BuiltRelease.CheckSize(rules, path, size);
            take(new BuiltFile(path, SourceFile.Bytes(Path.Join(root, path))));
        }
    }

    // releases/*, releases/*/*, releases/*/consolidated/*, lib/*/ebin/*
    private static IEnumerable<string> Paths(string root)
    {
        var versions = In(root, "releases").ToList();
        return
        [
            .. versions,
            .. versions.SelectMany(version => In(root, version)),
            .. versions.SelectMany(version => In(root, $"{version}/consolidated")),
            .. In(root, "lib").SelectMany(application => In(root, $"{application}/ebin")),
        ];
    }

    private static IEnumerable<string> In(string root, string directory) =>
        Directory.Exists(Path.Join(root, directory)) ? Directory.EnumerateFileSystemEntries(Path.Join(root, directory)).Select(entry => $"{directory}/{Path.GetFileName(entry)}") : [];
}
