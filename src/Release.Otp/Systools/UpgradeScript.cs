using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>The instructions for one application, or for the release as a whole.</summary>
/// <param name="Purpose">What they are for, as messages begin: "The upgrade of application 'web' from '1' to '2'".</param>
/// <param name="Instructions">The instructions in order, high-level and low-level, unchecked.</param>
/// <param name="PlaceOf">Where the user wrote an instruction.</param>
internal sealed record UpgradeScript(string Purpose, Seq<Term> Instructions, Func<Term, Place> PlaceOf)
{
    /// <summary>A script that nobody wrote.</summary>
    public static UpgradeScript Made(string purpose, params ReadOnlySpan<Term> instructions) => new(purpose, Seq.Create(instructions), _ => Place.None);
}
