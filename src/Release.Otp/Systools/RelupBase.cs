using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>Another release, from which a running system comes or to which it goes back.</summary>
/// <param name="Release">The release.</param>
public sealed record RelupBase(CheckedRelease Release)
{
    /// <summary>What the release handler shows about the way: any term, mostly a string.</summary>
    public Term Description { get; init; } = Term.Nil;
}
