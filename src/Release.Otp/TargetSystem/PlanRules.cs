namespace Release.Otp.TargetSystem;

/// <summary>What makes a list of files one tree that every file system can hold.</summary>
internal static class PlanRules
{
    /// <summary>Every breach in <paramref name="files"/>, which are sorted by ordinal path.</summary>
    public static IEnumerable<Diagnostic> Check(Seq<PlannedFile> files) =>
        [.. BadPaths(files), .. TwoFiles(files), .. FilesAboveFiles(files), .. OnlyCaseDiffers(files)];

    private static IEnumerable<Diagnostic> BadPaths(Seq<PlannedFile> files) =>
        from file in files
        let fault = TargetPath.Fault(file.Path)
        where fault is not null
        select TargetSystemErrors.BadPath(file.Path, fault, file.Content);

    private static IEnumerable<Diagnostic> TwoFiles(Seq<PlannedFile> files) =>
        from pair in files.Zip(files.Skip(1))
        where pair.First.Path == pair.Second.Path
        select TargetSystemErrors.TwoFiles(pair.First.Path, pair.First.Content, pair.Second.Content);

    private static IEnumerable<Diagnostic> FilesAboveFiles(Seq<PlannedFile> files)
    {
        var paths = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return
            from file in files
            let above = TargetPath.Parents(file.Path).FirstOrDefault(paths.Contains)
            where above is not null
            select TargetSystemErrors.FileAboveFile(above, file.Path, file.Content);
    }

    private static IEnumerable<Diagnostic> OnlyCaseDiffers(Seq<PlannedFile> files)
    {
        var spellings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            foreach (var path in TargetPath.Parents(file.Path).Append(file.Path))
            {
                if (!spellings.TryAdd(path, path) && spellings[path] != path)
                {
                    yield return TargetSystemErrors.OnlyCaseDiffers(spellings[path], path, file.Content);
                    break;
                }
            }
        }
    }
}
