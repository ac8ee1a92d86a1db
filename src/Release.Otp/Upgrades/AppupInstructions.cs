using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Upgrades;

/// <summary>The instructions of an <c>.appup</c> file for one other version, up and down.</summary>
/// <param name="Up">From the other version.</param>
/// <param name="Down">Back to it: the same in the opposite order, each turned round.</param>
internal sealed record AppupInstructions(Seq<Term> Up, Seq<Term> Down)
{
    private static readonly ApplicationName[] NeverReplacedWhileRunning = [ApplicationName.Kernel, ApplicationName.Stdlib, ApplicationName.Sasl];

    /// <summary>
    /// The instructions for what differs. New modules are added before anything calls them, deleted ones go after nothing calls them any more,
    /// changed ones come in the order of their calls.
    /// </summary>
    /// <param name="application">The application; a change of those that the release handler itself stands on takes a new emulator, as OTP's own files have it.</param>
    /// <param name="changes">What differs.</param>
    /// <param name="moved">Modules that another application deletes, or adds: one instruction of them is enough, and systools refuses two.</param>
    /// <param name="protocols">What becomes of the consolidated protocols.</param>
    public static AppupInstructions Of(ApplicationName application, ApplicationComparison changes, IReadOnlySet<string> moved, ProtocolInstructions protocols)
    {
        if (NeverReplacedWhileRunning.Contains(application) && !changes.IsEmpty)
        {
            Seq<Term> restart = [Term.Atom("restart_new_emulator")];
            return new AppupInstructions(restart, restart);
        }

        var changed = changes.Changed.Where(module => !protocols.IsConsolidated(module.Name)).ToList();
        var switched = changed.Where(module => protocols.IsSwitched(module.Name))
            .Select(module => Instruction("load_module", module.Name)).ToList();
        var loads = Loads(changed.Where(module => !protocols.IsSwitched(module.Name)).Select(module => module.New).ToList());
        return new AppupInstructions(
            [.. Each("add_module", changes.Added), .. switched, .. protocols.Up, .. loads, .. Each("delete_module", Gone(changes.Deleted))],
            [
                .. Each("add_module", changes.Deleted).Reverse(), .. Enumerable.Reverse(loads), .. switched, .. protocols.Down,
                .. Each("delete_module", Gone(changes.Added)).Reverse(),
            ]);

        IEnumerable<ModuleDescription> Gone(IEnumerable<ModuleDescription> modules) => modules.Where(module => !moved.Contains(module.Name));
    }

    private static IEnumerable<Term> Each(string instruction, IEnumerable<ModuleDescription> modules) =>
        modules.Select(module => Instruction(instruction, module.Name));

    private static List<TupleTerm> Loads(IReadOnlyList<ModuleDescription> modules)
    {
        var names = modules.Select(module => module.Name).ToHashSet(StringComparer.Ordinal);
        var byName = modules.ToDictionary(module => module.Name, StringComparer.Ordinal);
        var dependencies = modules.ToDictionary(module => module.Name, Dependencies, StringComparer.Ordinal);
        return ModuleOrder.CalledFirst(dependencies).Select(name => Load(byName[name], dependencies[name])).ToList();

        Seq<string> Dependencies(ModuleDescription module) => module.Imports.Where(called => called != module.Name && names.Contains(called)).ToSeq();
    }

    private static TupleTerm Load(ModuleDescription module, Seq<string> dependencies) => module switch
    {
        { IsSupervisor: true } => Instruction("update", module.Name, Term.Atom("supervisor")),
        { ChangesState: true } => Instruction("update", module.Name, [Term.Tuple(Term.Atom("advanced"), Term.Nil), .. List(dependencies)]),
        _ => Instruction("load_module", module.Name, [.. List(dependencies)]),
    };

    // The short form says that there are none.
    private static IEnumerable<Term> List(Seq<string> dependencies) => dependencies.Count == 0 ? [] : [dependencies.ToAtoms()];

    private static TupleTerm Instruction(string instruction, string module, params ReadOnlySpan<Term> rest) =>
        Term.Tuple([Term.Atom(instruction), Term.Atom(module), .. rest]);
}
