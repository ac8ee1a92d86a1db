using Release.Otp.Beam;
using Release.Otp.Terms;

namespace Release.Otp.Upgrades;

/// <summary>What an upgrade wants to know of a module.</summary>
/// <param name="Name">The module.</param>
/// <param name="Digest">What it does, as a number.</param>
public sealed record ModuleDescription(string Name, ModuleDigest Digest)
{
    private static readonly string[] SupervisorBehaviours = ["supervisor", "Elixir.Supervisor", "Elixir.DynamicSupervisor"];

    /// <summary>
    /// The behaviours that it says it has. A stripped module says nothing: then <c>supervisor</c> stands here where it looks like one.
    /// </summary>
    public Seq<string> Behaviours { get; init; }

    /// <summary>Whether it exports <c>code_change/3</c> or <c>code_change/4</c>.</summary>
    public bool ExportsCodeChange { get; init; }

    /// <summary>Whether it exports <c>system_code_change/4</c>, as a special process does.</summary>
    public bool ExportsSystemCodeChange { get; init; }

    /// <summary>The modules whose functions it calls, sorted, without itself. Descriptions in files leave them out: only the new release's are asked for.</summary>
    public Seq<string> Imports { get; init; }

    /// <summary>
    /// The record that it keeps its state in; null where that is not known, and where <see cref="ChangesState"/>, since then nobody asks.
    /// </summary>
    public StateRecord? State { get; init; }

    /// <summary>The identifiers of the children of a supervisor; null where they are not known.</summary>
    public Seq<Term>? Children { get; init; }

    /// <summary>Whether its processes are supervisors, whose children's specifications an upgrade reads anew.</summary>
    public bool IsSupervisor => Behaviours.Any(SupervisorBehaviours.Contains);

    /// <summary>Whether its processes can change their state to that of another version.</summary>
    public bool ChangesState => ExportsCodeChange || ExportsSystemCodeChange;

    /// <summary>Describes a module.</summary>
    /// <exception cref="DiagnosticException">REL3008: its tables are damaged.</exception>
    public static ModuleDescription Of(BeamFile beam) => ModuleDescriber.Describe(beam);
}
