using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>A way of a <c>relup</c> file.</summary>
/// <param name="Vsn">The version of the other release.</param>
/// <param name="Description">What the release handler shows about it: any term, mostly a string.</param>
/// <param name="Instructions">The low-level instructions in order.</param>
public sealed record RelupEntry(Vsn Vsn, Term Description, Seq<Term> Instructions)
{
    /// <summary>The term <c>{Vsn, Description, Instructions}</c>.</summary>
    public TupleTerm ToTerm() => Term.Tuple(Term.String(Vsn.Value), Description, new ListTerm(Instructions, null));
}
