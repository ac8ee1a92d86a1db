using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>Writes out the instructions for whole applications.</summary>
/// <param name="from">The applications of the running system.</param>
/// <param name="to">The applications that it shall have.</param>
internal sealed class ApplicationInstructions(IEnumerable<ResolvedApplication> from, IEnumerable<ResolvedApplication> to)
{
    private readonly Dictionary<string, ResolvedApplication> _from = from.ToDictionary(application => application.Name.Value);
    private readonly Dictionary<string, ResolvedApplication> _to = to.ToDictionary(application => application.Name.Value);
    private readonly List<Diagnostic> _findings = [];

    /// <summary>The instructions with those for applications replaced, and why some could not be.</summary>
    public (IReadOnlyList<UpgradeInstruction> Instructions, IEnumerable<Diagnostic> Findings) Replace(IEnumerable<UpgradeInstruction> instructions) =>
        (instructions.SelectMany(instruction => Replace(instruction).Select(instruction.As)).ToList(), _findings);

    private IEnumerable<Term> Replace(UpgradeInstruction instruction) => instruction.Term switch
    {
        TupleTerm { Elements: [AtomTerm { Name: "add_application" }, AtomTerm name, AtomTerm type] } =>
            Add(instruction, name.Name, StartTypes.Parse(type.Name)!.Value),
        TupleTerm { Elements: [AtomTerm { Name: "remove_application" }, AtomTerm name] } => Remove(instruction, name.Name),
        TupleTerm { Elements: [AtomTerm { Name: "restart_application" }, AtomTerm name] } => Restart(instruction, name.Name),
        _ => [instruction.Term],
    };

    private IEnumerable<Term> Add(UpgradeInstruction instruction, string name, StartType type)
    {
        if (_to.TryGetValue(name, out var application))
        {
            return [.. AddModules(application), .. Start(name, type)];
        }

        _findings.Add(TranslationErrors.NoSuchApplication(instruction, name, before: false));
        return [];
    }

    private IEnumerable<Term> Remove(UpgradeInstruction instruction, string name)
    {
        if (_to.ContainsKey(name))
        {
            _findings.Add(TranslationErrors.RemovedApplicationPresent(instruction, name));
        }
        else if (_from.TryGetValue(name, out var application))
        {
            return [.. Stop(application), LowLevel.Application("unload", Term.Atom(name))];
        }
        else
        {
            _findings.Add(TranslationErrors.NoSuchApplication(instruction, name, before: true));
        }

        return [];
    }

    private IEnumerable<Term> Restart(UpgradeInstruction instruction, string name)
    {
        var (isBefore, isAfter) = (_from.TryGetValue(name, out var old), _to.TryGetValue(name, out var now));
        if (isBefore && isAfter)
        {
            return [.. Stop(old!), .. AddModules(now!), .. Start(name, now!.StartType)];
        }

        _findings.Add(TranslationErrors.NoSuchApplication(instruction, name, before: !isBefore));
        return [];
    }

    private static IEnumerable<Term> AddModules(ResolvedApplication application) =>
        application.Resource.Modules.Select(module => Term.Tuple(Term.Atom("add_module"), Term.Atom(module)));

    private static IEnumerable<Term> Stop(ResolvedApplication application) =>
    [
        LowLevel.Application("stop", Term.Atom(application.Name.Value)),
        .. application.Resource.Modules.Select(LowLevel.Remove),
        LowLevel.Purge(application.Resource.Modules),
    ];

    private static IEnumerable<Term> Start(string name, StartType type) => type switch
    {
        StartType.None => [],
        StartType.Load => [LowLevel.Application("load", Term.Atom(name))],
        _ => [LowLevel.Application("start", Term.Atom(name), Term.Atom(type.Atom()))],
    };
}
