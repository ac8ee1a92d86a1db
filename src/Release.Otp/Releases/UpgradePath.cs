using Release.Otp.Terms;

namespace Release.Otp.Releases;

/// <summary>A way from other versions of an application to the one of its <c>.appup</c> file, or back to them.</summary>
/// <param name="From">The other versions.</param>
/// <param name="Instructions">
/// The instructions, high-level and low-level, as they stand in the file; whether they are any is seen when they are translated.
/// </param>
public sealed record UpgradePath(VersionPattern From, Seq<Term> Instructions)
{
    /// <summary>The term <c>{Vsn, Instructions}</c>.</summary>
    public TupleTerm ToTerm() => Term.Tuple(From.ToTerm(), new ListTerm(Instructions, null));
}
