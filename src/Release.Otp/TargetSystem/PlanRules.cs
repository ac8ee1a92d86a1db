namespace Release.Otp.TargetSystem;

/// <summary>What makes a list of files one tree that every file system can hold.</summary>
internal static class PlanRules
{
    /// <summary>Every breach in <paramref name="files"/> and <paramref name="empty"/> directories, which are sorted by ordinal path.</summary>
    public static IEnumerable<Diagnostic> Check(Seq<PlannedFile> files, Seq<InputDirectory> empty)
    {
        // What a finding says of a directory is where it comes from, as of a copied file.
        var directories = empty.Select(directory => new PlannedFile(directory.Path, UnixMode.Executable, new FileContent.CopyOf(directory.Source))).ToSeq();
        Seq<PlannedFile> all = [.. files, .. directories];
        return [.. BadPaths(all), .. TwoFiles(files), .. FilesAbove(files, directories), .. OnlyCaseDiffers(all)];
    }

    private static IEnumerable<Diagnostic> BadPaths(Seq<PlannedFile> files) =>
        from file in files
        let fault = TargetPath.Fault(file.Path)
        where fault is not null
        select TargetSystemErrors.BadPath(file.Path, fault, file.Content);

    private static IEnumerable<Diagnostic> TwoFiles(Seq<PlannedFile> files) =>
        from pair in files.Zip(files.Skip(1))
        where pair.First.Path == pair.Second.Path
        select TargetSystemErrors.TwoFiles(pair.First.Path, pair.First.Content, pair.Second.Content);

    private static IEnumerable<Diagnostic> FilesAbove(Seq<PlannedFile> files, Seq<PlannedFile> directories)
    {
        var byPath = files.DistinctBy(file => file.Path).ToDictionary(file => file.Path, StringComparer.Ordinal);
        var under = files.Concat(directories.Select(directory => directory with { Path = directory.Path + "/" }));
        // Seldom is a directory a file too: each is asked once, and the files only where one is.
        return TargetPath.ParentsOf(under.Select(file => file.Path)).Any(byPath.ContainsKey)
            ? from file in under
              let above = TargetPath.Parents(file.Path).FirstOrDefault(byPath.ContainsKey)
              where above is not null
              group file by above into below
              select TargetSystemErrors.FileAboveFile(byPath[below.Key], below.First())
            : [];
    }

    private static IEnumerable<Diagnostic> OnlyCaseDiffers(Seq<PlannedFile> files)
    {
        var spellings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var told = new HashSet<string>(StringComparer.Ordinal);
        var (directory, clash) = ("", (string?)null);
        foreach (var file in files)
        {
            if (!file.Path.AsSpan(0, file.Path.LastIndexOf('/') + 1).SequenceEqual(directory))
            {
                directory = file.Path[..(file.Path.LastIndexOf('/') + 1)];
                clash = TargetPath.Parents(file.Path).FirstOrDefault(IsOtherwise);
            }

            if ((clash ?? (IsOtherwise(file.Path) ? file.Path : null)) is { } path && told.Add(path))
            {
                yield return TargetSystemErrors.OnlyCaseDiffers(spellings[path], path, file.Content);
            }
        }

        bool IsOtherwise(string path) => !spellings.TryAdd(path, path) && spellings[path] != path;
    }
}
