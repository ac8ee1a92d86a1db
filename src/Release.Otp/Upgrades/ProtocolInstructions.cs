using Release.Otp.Terms;

namespace Release.Otp.Upgrades;

/// <summary>What the .appup file of an application does about consolidated protocols.</summary>
/// <param name="Up">The instruction that loads those of the new release; none in an application that is not the one to do it.</param>
/// <param name="Down">The instruction that loads those of the other release.</param>
internal sealed record ProtocolInstructions(Seq<Term> Up, Seq<Term> Down)
{
    private HashSet<string> Both { get; init; } = [];

    private HashSet<string> One { get; init; } = [];

    /// <summary>No release has any.</summary>
    public static ProtocolInstructions None { get; } = new([], []);

    /// <summary>The protocols of the new release and of those that are upgraded, without an instruction.</summary>
    public static ProtocolInstructions Of(ReleaseDescription to, IEnumerable<ReleaseDescription> from)
    {
        var all = from.Prepend(to).Select(release => release.Consolidated.Select(protocol => protocol.Name)).ToList();
        var both = all.Aggregate((left, right) => left.Intersect(right)).ToHashSet(StringComparer.Ordinal);
        return None with { Both = both, One = all.SelectMany(names => names).Where(name => !both.Contains(name)).ToHashSet(StringComparer.Ordinal) };
    }

    /// <summary>Whether all releases run a module as a consolidated protocol, so that the one in the application is not loaded.</summary>
    public bool IsConsolidated(string module) => Both.Contains(module);

    /// <summary>Whether some of the releases run it so, and others as it stands in its application.</summary>
    public bool IsSwitched(string module) => One.Contains(module);
}
