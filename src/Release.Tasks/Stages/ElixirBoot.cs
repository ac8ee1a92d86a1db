using Release.Otp;
using Release.Otp.Releases;
using Release.Otp.Systools;

namespace Release.Tasks.Stages;

/// <summary>What Elixir adds to the boot of a release.</summary>
/// <param name="RunsConfigProviders">Whether configuration is computed when the release boots.</param>
/// <param name="IsConsolidated">Whether the release brings consolidated protocols, which win over those that the applications bring.</param>
public sealed record ElixirBoot(bool RunsConfigProviders, bool IsConsolidated)
{
    /// <summary>The options with what Elixir adds; <paramref name="consolidated"/> is the boot script's name for the directory of consolidated protocols.</summary>
    public BootScriptOptions Extend(BootScriptOptions options, string consolidated, IEnumerable<ApplicationName> notOfOtp) => options with
    {
        AfterStdlib = RunsConfigProviders ? [BootCall.ConfigProviders] : [],
        Prepended = IsConsolidated ? new PrependedPaths([consolidated], notOfOtp.ToSeq()) : null,
    };
}
