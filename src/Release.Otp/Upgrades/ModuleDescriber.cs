using Release.Otp.Beam;

namespace Release.Otp.Upgrades;

/// <summary>Reads what an upgrade wants to know from a module's chunks.</summary>
internal static class ModuleDescriber
{
    private static readonly (string, int)[] ProcessCallbacks =
        [("handle_call", 3), ("handle_call", 2), ("handle_cast", 2), ("handle_event", 2), ("handle_event", 4), ("callback_mode", 0)];

    public static ModuleDescription Describe(BeamFile beam)
    {
        ArgumentNullException.ThrowIfNull(beam);
        var exports = beam.Exports.Select(function => (function.Name, function.Arity)).ToHashSet();
        var imports = beam.Imports;
        var description = new ModuleDescription(beam.Module, ModuleDigest.Of(beam))
        {
            Behaviours = ModuleAttributes.Behaviours(beam) ?? Guessed(exports, imports),
            ExportsCodeChange = exports.Contains(("code_change", 3)) || exports.Contains(("code_change", 4)),
            ExportsSystemCodeChange = exports.Contains(("system_code_change", 4)),
            Imports = imports.Select(function => function.Module).Where(module => module != beam.Module).Distinct().Order(StringComparer.Ordinal).ToSeq(),
        };
        return description with { State = State(beam, description, exports), Children = Children(beam, description, exports) };
    }

    // A supervisor starts itself and answers its children; it is not asked for anything else.
    private static Seq<string> Guessed(HashSet<(string, int)> exports, Seq<ImportedFunction> imports) =>
        exports.Contains(("init", 1)) && !ProcessCallbacks.Any(exports.Contains)
            && imports.Any(function => function is { Module: "supervisor" or "Elixir.Supervisor" or "Elixir.DynamicSupervisor", Name: "start_link" or "init" })
            ? ["supervisor"]
            : [];

    // Reading the abstract code costs more than everything else together, so only that of processes is read.
    private static StateRecord? State(BeamFile beam, ModuleDescription module, HashSet<(string, int)> exports) =>
        !module.IsSupervisor && exports.Contains(("init", 1)) && ProcessCallbacks.Any(exports.Contains) && AbstractCode.Of(beam) is { } forms ? CallbackState.In(forms) : null;

    private static Seq<Terms.Term>? Children(BeamFile beam, ModuleDescription module, HashSet<(string, int)> exports) => module switch
    {
        { IsSupervisor: true } when exports.Contains(("init", 1)) => SupervisorChildren.Of(beam, isSupervisor: true),
        _ when module.Behaviours.Contains("Elixir.Application") && exports.Contains(("start", 2)) => SupervisorChildren.Of(beam, isSupervisor: false),
        _ => null,
    };
}
