using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>Translates the instructions of application upgrade files to the low-level ones of a <c>relup</c> file, as systools does; see appup(4).</summary>
internal static class UpgradeTranslator
{
    private const string RestartNewEmulator = "restart_new_emulator";
    private const string RestartEmulator = "restart_emulator";

    /// <summary>The instructions for a whole release, in their order; or everything that is wrong at the first stage where something is.</summary>
    /// <param name="direction">The direction.</param>
    /// <param name="scripts">The instructions of each application in order.</param>
    /// <param name="from">The applications of the running system.</param>
    /// <param name="to">The applications that it shall have.</param>
    public static Findings<ListTerm> Translate(
        UpgradeDirection direction,
        IEnumerable<UpgradeScript> scripts,
        IReadOnlyCollection<ResolvedApplication> from,
        IReadOnlyCollection<ResolvedApplication> to)
    {
        var findings = new List<Diagnostic>();
        var script = Stage(MergedScript.Of(scripts));
        script = script is null ? null : Stage((script, InstructionSyntax.Check(script.All)));
        script = script is null ? null : Stage((script, LowLevelChecks.Check(script)));
        script = script is null ? null : Stage(WithoutApplications(script, from, to));
        script = script is null ? null : Stage(ModuleTranslation.Translate(direction, script, to));
        script = script is null ? null : Stage(WithMergedObjectCode(script));
        return Findings.Of(script is null ? null : new ListTerm(WithRestartsMoved(direction, script).ToTerms(), null), findings);

        MergedScript? Stage((MergedScript Script, IEnumerable<Diagnostic> Findings) result)
        {
            findings.AddRange(result.Findings);
            return findings.Exists(finding => finding.Severity == Severity.Error) ? null : result.Script;
        }
    }

    private static (MergedScript Script, IEnumerable<Diagnostic> Findings) WithoutApplications(
        MergedScript script, IEnumerable<ResolvedApplication> from, IEnumerable<ResolvedApplication> to)
    {
        var (after, findings) = new ApplicationInstructions(from, to).Replace(script.After);
        return (script with { After = after.ToSeq() }, findings);
    }

    private static (MergedScript Script, IEnumerable<Diagnostic> Findings) WithMergedObjectCode(MergedScript script)
    {
        var (before, findings) = ObjectCode.Merge(script.Before);
        return (script with { Before = before }, findings);
    }

    // A new runtime system must be there before newer code is loaded, and the older one only after all else is done.
    private static MergedScript WithRestartsMoved(UpgradeDirection direction, MergedScript script)
    {
        var toNewEmulator = script.After.FirstOrDefault(instruction => instruction.Is(RestartNewEmulator));
        var restart = script.After.FirstOrDefault(instruction => instruction.Is(RestartEmulator));
        var restartsLast = direction == UpgradeDirection.Down ? restart ?? toNewEmulator?.As(Term.Atom(RestartEmulator)) : restart;
        var others = script.After.Where(instruction => !instruction.Is(RestartNewEmulator) && !instruction.Is(RestartEmulator));
        return new MergedScript(
            toNewEmulator is not null && direction == UpgradeDirection.Up ? [toNewEmulator, .. script.Before] : script.Before,
            restartsLast is null ? others.ToSeq() : [.. others, restartsLast]);
    }
}
