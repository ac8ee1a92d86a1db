using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>The content of a <c>relup</c> file, see relup(4): how a running system comes to a release, and back from it.</summary>
/// <param name="Vsn">The version of the release that the file belongs to.</param>
/// <param name="Up">The ways from other releases.</param>
/// <param name="Down">The ways back to other releases.</param>
public sealed record Relup(Vsn Vsn, Seq<RelupEntry> Up, Seq<RelupEntry> Down)
{
    /// <summary>The term <c>{Vsn, UpFrom, DownTo}</c>.</summary>
    public TupleTerm ToTerm() => Term.Tuple(
        Term.String(Vsn.Value), Term.List(Up.Select(entry => entry.ToTerm())), Term.List(Down.Select(entry => entry.ToTerm())));

    /// <summary>The text of the file, in UTF-8, as release_handler reads it.</summary>
    public string ToText() => TermPrinter.File([ToTerm()]);
}
