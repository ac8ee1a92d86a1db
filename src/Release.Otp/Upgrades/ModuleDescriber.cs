using Release.Otp.Beam;

namespace Release.Otp.Upgrades;

/// <summary>Reads what an upgrade wants to know from a module's chunks.</summary>
internal static class ModuleDescriber
{
    public static ModuleDescription Describe(BeamFile beam)
    {
        ArgumentNullException.ThrowIfNull(beam);
        var imports = beam.ImportedModules.Where(module => module != beam.Module).Order(StringComparer.Ordinal).ToSeq();
        var description = new ModuleDescription(beam.Module, ModuleDigest.Of(beam))
        {
            Behaviours = ModuleAttributes.Behaviours(beam) ?? Guessed(beam),
            ExportsCodeChange = beam.ExportsFunction("code_change"u8, 3) || beam.ExportsFunction("code_change"u8, 4),
            ExportsSystemCodeChange = beam.ExportsFunction("system_code_change"u8, 4),
            Imports = imports,
        };
        return beam.ExportsFunction("init"u8, 1) || beam.ExportsFunction("start"u8, 2)
            ? description with { State = State(beam, description), Children = Children(beam, description) }
            : description;
    }

    private static bool IsCallbackModule(BeamFile beam) => beam.ExportsFunction("init"u8, 1)
        && (beam.ExportsFunction("handle_call"u8, 3) || beam.ExportsFunction("handle_call"u8, 2) || beam.ExportsFunction("handle_cast"u8, 2)
            || beam.ExportsFunction("handle_event"u8, 2) || beam.ExportsFunction("handle_event"u8, 4) || beam.ExportsFunction("callback_mode"u8, 0));

    // A supervisor starts itself and answers its children; it is not asked for anything else.
    private static Seq<string> Guessed(BeamFile beam) =>
        beam.ExportsFunction("init"u8, 1) && !IsCallbackModule(beam)
            && beam.Imports.Any(function => function is { Module: "supervisor" or "Elixir.Supervisor" or "Elixir.DynamicSupervisor", Name: "start_link" or "init" })
            ? ["supervisor"]
            : [];

    // Reading the abstract code costs more than everything else together, so it is read only where the answer counts: in callback modules of
    // processes that could not change their state.
    private static StateRecord? State(BeamFile beam, ModuleDescription module)
    {
        if (module.IsSupervisor || module.ChangesState || !IsCallbackModule(beam))
        {
            return null;
        }

        try
        {
            return CallbackState.In(AbstractCode.Of(beam));
        }
        catch (DiagnosticException)
        {
            // No loader looks at the abstract code, so a damaged one stops nobody.
            return null;
        }
    }

    private static Seq<Terms.Term>? Children(BeamFile beam, ModuleDescription module) =>
        module.IsSupervisor || module.Behaviours.Contains("Elixir.Application") ? SupervisorChildren.Of(beam, module.IsSupervisor) : null;
}
