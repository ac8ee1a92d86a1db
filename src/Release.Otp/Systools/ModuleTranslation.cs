using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>Translates the instructions for modules: each group where its first instruction stands, with its processes suspended meanwhile.</summary>
internal sealed class ModuleTranslation
{
    private readonly UpgradeDirection _direction;
    private readonly Dictionary<string, ResolvedApplication> _applications = new(StringComparer.Ordinal);
    private readonly List<UpgradeInstruction> _objectCode = [];
    private readonly List<Diagnostic> _findings = [];

    private ModuleTranslation(UpgradeDirection direction, IEnumerable<ResolvedApplication> applications)
    {
        _direction = direction;
        foreach (var application in applications)
        {
            foreach (var module in application.Resource.Modules)
            {
                _applications.TryAdd(module, application);
            }
        }
    }

    /// <summary>The script with instructions for modules translated; reading their object code comes before the point of no return.</summary>
    public static (MergedScript Script, IEnumerable<Diagnostic> Findings) Translate(
        UpgradeDirection direction, MergedScript script, IEnumerable<ResolvedApplication> applications)
    {
        var modules = script.After.Select(ModuleInstruction.Read).OfType<ModuleInstruction>().ToSeq();
        var (groups, findings) = ModuleDependencies.Of(modules);
        var translation = new ModuleTranslation(direction, applications);
        var after = translation.Translate(script.After, ByInstruction(groups)).ToSeq();
        return (new MergedScript([.. script.Before, .. translation._objectCode], after), [.. findings, .. translation._findings]);
    }

    private static Dictionary<UpgradeInstruction, IReadOnlyList<ModuleInstruction>> ByInstruction(
        IEnumerable<IReadOnlyList<ModuleInstruction>> groups) =>
        groups.SelectMany(group => group.Select(instruction => KeyValuePair.Create(instruction.Source, group)))
            .ToDictionary<UpgradeInstruction, IReadOnlyList<ModuleInstruction>>(ReferenceEqualityComparer.Instance);

    private IEnumerable<UpgradeInstruction> Translate(
        IEnumerable<UpgradeInstruction> after, Dictionary<UpgradeInstruction, IReadOnlyList<ModuleInstruction>> groups)
    {
        var translated = new HashSet<IReadOnlyList<ModuleInstruction>>(ReferenceEqualityComparer.Instance);
        return after.SelectMany(instruction => !groups.TryGetValue(instruction, out var group) ? [instruction]
            : translated.Add(group) ? Translate(group)
            : []);
    }

    private IEnumerable<UpgradeInstruction> Translate(IReadOnlyList<ModuleInstruction> group)
    {
        _objectCode.AddRange(group.Where(instruction => instruction is not DeleteModule).SelectMany(ReadObjectCode));
        return Low(group).Select(group[0].Source.As);
    }

    // Up, the code that others call is loaded first; down, it goes last. A process changes its state while it has the code that knows how.
    private IEnumerable<Term> Low(IReadOnlyList<ModuleInstruction> group) => _direction == UpgradeDirection.Up
        ?
        [
            .. Suspend(group),
            .. group.Reverse().SelectMany(instruction => instruction.LoadOrRemove),
            .. ChangeCode(group, _ => true),
            .. Resume(group),
        ]
        :
        [
            .. Suspend(group),
            .. ChangeCode(group, update => !update.IsStatic),
            .. group.SelectMany(instruction => instruction.LoadOrRemove),
            .. ChangeCode(group, update => update.IsStatic),
            .. Resume(group),
        ];

    private static IEnumerable<Term> Suspend(IReadOnlyList<ModuleInstruction> group) =>
        group.OfType<UpdateModule>().Any() ? [LowLevel.Suspend(group.OfType<UpdateModule>().Select(update => update.Suspended))] : [];

    private static IEnumerable<Term> Resume(IReadOnlyList<ModuleInstruction> group) =>
        group.OfType<UpdateModule>().Any() ? [LowLevel.Resume(group.OfType<UpdateModule>().Reverse().Select(update => update.Module))] : [];

    private IEnumerable<Term> ChangeCode(IReadOnlyList<ModuleInstruction> group, Func<UpdateModule, bool> isMeant)
    {
        var changes = group.OfType<UpdateModule>().Where(isMeant)
            .SelectMany(update => update.Extra is { } extra ? [Term.Tuple(Term.Atom(update.Module), extra)] : (IEnumerable<Term>)[]).ToList();
        return changes.Count > 0 ? [LowLevel.CodeChange(_direction, changes)] : [];
    }

    private IEnumerable<UpgradeInstruction> ReadObjectCode(ModuleInstruction instruction)
    {
        if (_applications.TryGetValue(instruction.Module, out var application))
        {
            var vsn = Term.String(application.Vsn.Value);
            return [instruction.Source.As(LowLevel.LoadObjectCode(application.Name.Value, vsn, [Term.Atom(instruction.Module)]))];
        }

        _findings.Add(TranslationErrors.NoSuchModule(instruction.Source, instruction.Module));
        return [];
    }
}
