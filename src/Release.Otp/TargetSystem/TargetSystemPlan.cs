namespace Release.Otp.TargetSystem;

/// <summary>
/// Every file of a target system, sorted by ordinal path, each path once, and the directories that hold nothing. Whatever writes a
/// release (directory, archive, image) reads this and nothing else. All other directories are those that the paths name.
/// </summary>
public sealed record TargetSystemPlan
{
    private TargetSystemPlan(Seq<PlannedFile> files, Seq<string> emptyDirectories) => (Files, EmptyDirectories) = (files, emptyDirectories);

    /// <summary>The files, sorted by ordinal path.</summary>
    public Seq<PlannedFile> Files { get; }

    /// <summary>The directories below which there is neither a file nor another directory, sorted by ordinal path.</summary>
    public Seq<string> EmptyDirectories { get; }

    /// <summary>All directories, each once, an outer one before its inner ones.</summary>
    public IEnumerable<string> Directories =>
        TargetPath.ParentsOf(Files.Select(file => file.Path).Concat(EmptyDirectories.Select(directory => directory + "/")));

    /// <summary>
    /// A plan of <paramref name="files"/> and of the directories <paramref name="empty"/>, each given in any order; a directory below
    /// which something stands needs no place of its own. Where paths are wrong or clash, <paramref name="diagnostics"/> holds every error
    /// and the plan must not be written.
    /// </summary>
    public static TargetSystemPlan Of(IEnumerable<PlannedFile> files, Seq<InputDirectory> empty, out Seq<Diagnostic> diagnostics)
    {
        var sorted = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToSeq();
        var named = TargetPath.ParentsOf(sorted.Select(file => file.Path).Concat(empty.Select(directory => directory.Path))).ToHashSet(StringComparer.Ordinal);
        var left = empty.Where(directory => !named.Contains(directory.Path)).DistinctBy(directory => directory.Path).OrderBy(directory => directory.Path, StringComparer.Ordinal).ToSeq();
        diagnostics = PlanRules.Check(sorted, left).ToSeq();
        return new TargetSystemPlan(sorted, left.Select(directory => directory.Path).ToSeq());
    }
}
