using Release.Otp.Beam;
using Release.Otp.Terms;

namespace Release.Otp.Upgrades;

/// <summary>
/// The identifiers of the children that a supervisor starts with: those that <c>init/1</c> answers, or hands to <c>Supervisor.init/2</c> of Elixir;
/// of a module with the behaviour application, those that <c>start/2</c> hands to <c>Supervisor.start_link/2</c>.
/// </summary>
internal static class SupervisorChildren
{
    private const string ElixirSupervisor = "Elixir.Supervisor";

    /// <summary>The identifiers in the order of the code; null where they are known only when it runs.</summary>
    /// <exception cref="DiagnosticException">REL3008: the module's tables are damaged.</exception>
    public static Seq<Term>? Of(BeamFile beam, bool isSupervisor)
    {
        var answer = isSupervisor ? ConstantFunction.Evaluate(beam, "init", 1) : ConstantFunction.Evaluate(beam, "start", 2);
        return answer switch
        {
            { Value: TupleTerm { Elements: [AtomTerm { Name: "ok" }, TupleTerm { Elements: [_, var children] }] } } when isSupervisor => Identifiers(children),
            { Call: { Module: ElixirSupervisor, Name: "init", Arity: 2 }, Terms: [var children, _] } when isSupervisor => Identifiers(children),
            { Call: { Module: ElixirSupervisor, Name: "start_link", Arity: 2 }, Terms: [ListTerm children, _] } when !isSupervisor => Identifiers(children),
            _ => null,
        };
    }

    private static Seq<Term>? Identifiers(Term children)
    {
        if (FunctionAnswer.IsUnknown(children) || children is not ListTerm { Tail: null } list)
        {
            return null;
        }

        var identifiers = list.Elements.Select(Identifier).ToSeq();
        return identifiers.Any(identifier => identifier is null) ? null : identifiers.Select(identifier => identifier!).ToSeq();
    }

    // A map, a tuple of six; in Elixir also a module or a pair of it and its argument, whose identifier is the module unless it says otherwise.
    private static Term? Identifier(Term child)
    {
        var identifier = child switch
        {
            MapTerm map => map.TryGetValue(Term.Atom("id"), out var id) ? id : null,
            TupleTerm { Elements: [var id, _, _, _, _, _] } => id,
            TupleTerm { Elements: [AtomTerm module, _] } => module,
            AtomTerm module => module,
            _ => null,
        };
        return identifier is null || TermParts.All(identifier).Any(FunctionAnswer.IsUnknown) ? null : identifier;
    }
}
