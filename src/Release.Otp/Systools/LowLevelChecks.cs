using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>What must come in pairs among low-level instructions that were written by hand.</summary>
internal static class LowLevelChecks
{
    /// <summary>Everything wrong, each thing once. The forms of the instructions are right.</summary>
    public static IEnumerable<Diagnostic> Check(MergedScript script)
    {
        var read = script.Before.SelectMany(ReadModules).ToHashSet(StringComparer.Ordinal);
        var (suspended, resumed) = (Named(script, "suspend"), Named(script, "resume"));
        var (started, stopped) = (Named(script, "start"), Named(script, "stop"));
        return Lacking(Loaded(script), read, TranslationErrors.NoObjectCode)
            .Concat(Lacking(suspended, Modules(resumed), TranslationErrors.NotResumed))
            .Concat(Lacking(resumed, Modules(suspended), TranslationErrors.NotSuspended))
            // systools means to refuse this and never finds it.
            .Concat(Lacking(Named(script, "code_change"), Modules(suspended), TranslationErrors.ChangedWhileRunning))
            .Concat(Lacking(started, Modules(stopped), TranslationErrors.NotStopped))
            .Concat(Lacking(stopped, Modules(started), TranslationErrors.NotStarted))
            .Distinct();
    }

    private static IEnumerable<Diagnostic> Lacking(
        IEnumerable<(UpgradeInstruction Instruction, string Module)> named,
        HashSet<string> others,
        Func<UpgradeInstruction, string, Diagnostic> error) =>
        named.Where(one => !others.Contains(one.Module)).Select(one => error(one.Instruction, one.Module));

    private static HashSet<string> Modules(IEnumerable<(UpgradeInstruction, string Module)> named) =>
        named.Select(one => one.Module).ToHashSet(StringComparer.Ordinal);

    // The modules in the list that ends an instruction; some stand in a pair with something more.
    private static List<(UpgradeInstruction Instruction, string Module)> Named(MergedScript script, string name) =>
    [
        .. from instruction in script.After
           where instruction.Term is TupleTerm { Elements: [AtomTerm tag, ..] } && tag.Name == name
           from element in ((ListTerm)((TupleTerm)instruction.Term).Elements[^1]).Elements
           select (instruction, ((AtomTerm)(element is TupleTerm pair ? pair.Elements[0] : element)).Name),
    ];

    private static IEnumerable<(UpgradeInstruction Instruction, string Module)> Loaded(MergedScript script) =>
        from instruction in script.After
        where instruction.Term.IsTagged("load", 2, out _)
        let loaded = (TupleTerm)((TupleTerm)instruction.Term).Elements[1]
        select (instruction, ((AtomTerm)loaded.Elements[0]).Name);

    private static IEnumerable<string> ReadModules(UpgradeInstruction instruction) =>
        ObjectCode.Read(instruction) is { } code ? code.Modules.Select(module => ((AtomTerm)module).Name) : [];
}
