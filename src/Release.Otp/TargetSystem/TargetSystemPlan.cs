namespace Release.Otp.TargetSystem;

/// <summary>
/// Every file of a target system, sorted by ordinal path, each path once. Whatever writes a release (directory, archive, image)
/// reads this and nothing else. Directories are those that the paths name; empty ones are not shipped.
/// </summary>
public sealed record TargetSystemPlan
{
    private TargetSystemPlan(Seq<PlannedFile> files) => Files = files;

    /// <summary>The files, sorted by ordinal path.</summary>
    public Seq<PlannedFile> Files { get; }

    /// <summary>The directories above the files, each once, an outer one before its inner ones.</summary>
    public IEnumerable<string> Directories => Files.SelectMany(file => TargetPath.Parents(file.Path)).Distinct();

    /// <summary>
    /// A plan of <paramref name="files"/>, given in any order. Where paths are wrong or clash, <paramref name="diagnostics"/> holds
    /// every error and the plan must not be written.
    /// </summary>
    public static TargetSystemPlan Of(IEnumerable<PlannedFile> files, out Seq<Diagnostic> diagnostics)
    {
        var sorted = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToSeq();
        diagnostics = PlanRules.Check(sorted).ToSeq();
        return new TargetSystemPlan(sorted);
    }
}
