using Release.Otp.Beam;

namespace Release.Otp.Upgrades;

/// <summary>A protocol of Elixir that knows all its implementations in a release; it stands in <c>releases/VSN/consolidated</c>.</summary>
/// <param name="Name">The protocol's module.</param>
/// <param name="Digest">What it does, as a number.</param>
public sealed record ConsolidatedProtocol(string Name, ModuleDigest Digest)
{
    /// <summary>Describes a consolidated protocol.</summary>
    /// <exception cref="DiagnosticException">REL3008: the module's tables are damaged.</exception>
    public static ConsolidatedProtocol Of(BeamFile beam)
    {
        ArgumentNullException.ThrowIfNull(beam);
        return new ConsolidatedProtocol(beam.Module, ModuleDigest.Of(beam));
    }
}
