using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>The scripts of all applications as one, parted where a failure begins to restart the system.</summary>
/// <param name="Before">What is done before the point of no return: reading object code, and calls.</param>
/// <param name="After">What is done after it.</param>
internal sealed record MergedScript(Seq<UpgradeInstruction> Before, Seq<UpgradeInstruction> After)
{
    private const string PointOfNoReturn = "point_of_no_return";

    /// <summary>Every instruction, the earlier half first.</summary>
    public IEnumerable<UpgradeInstruction> All => Before.Concat(After);

    /// <summary>Merges scripts, and says which instructions stand on the wrong side.</summary>
    public static (MergedScript Script, IEnumerable<Diagnostic> Findings) Of(IEnumerable<UpgradeScript> scripts)
    {
        var (before, after, findings) = (new List<UpgradeInstruction>(), new List<UpgradeInstruction>(), new List<Diagnostic>());
        foreach (var instructions in scripts.Select(script => ShortForms.Expand(script).ToList()))
        {
            var (earlier, later) = Parted(instructions);
            findings.AddRange(later.Where(instruction => instruction.Is(PointOfNoReturn)).Select(TranslationErrors.TooManyPointsOfNoReturn));
            findings.AddRange(earlier.Where(instruction => !MayComeEarly(instruction)).Select(TranslationErrors.TooEarly));
            before.AddRange([.. earlier, .. later.Where(instruction => instruction.IsLoadObjectCode)]);
            after.AddRange(later.Where(instruction => !instruction.IsLoadObjectCode));
        }

        return (new MergedScript(before.ToSeq(), after.ToSeq()), findings);
    }

    /// <summary>The instructions as the <c>relup</c> file lists them.</summary>
    public Seq<Term> ToTerms() =>
        [.. Before.Select(instruction => instruction.Term), Term.Atom(PointOfNoReturn), .. After.Select(instruction => instruction.Term)];

    // A script that does not name the point is all after it.
    private static (List<UpgradeInstruction> Before, List<UpgradeInstruction> After) Parted(List<UpgradeInstruction> instructions)
    {
        var point = instructions.FindIndex(instruction => instruction.Is(PointOfNoReturn));
        return point < 0 ? ([], instructions) : (instructions[..point], instructions[(point + 1)..]);
    }

    private static bool MayComeEarly(UpgradeInstruction instruction) => instruction.IsLoadObjectCode || instruction.Term.IsTagged("apply", 2, out _);
}
