using Release.Otp.Releases;

namespace Release.Otp.Upgrades;

/// <summary>What <c>.appup</c> files are generated for.</summary>
/// <param name="To">The new release, described from modules that are not stripped, so that their imports are known.</param>
/// <param name="From">The releases to upgrade from, and to downgrade to.</param>
public sealed record AppupRequest(ReleaseDescription To, Seq<ReleaseDescription> From)
{
    /// <summary>Applications of the new release whose <c>.appup</c> file somebody wrote: none is generated for them.</summary>
    public Seq<ApplicationName> HandWritten { get; init; }

    /// <summary>What users add to the generated files.</summary>
    public IReadOnlyDictionary<ApplicationName, AppupFragments> Fragments { get; init; } = new Dictionary<ApplicationName, AppupFragments>();
}
