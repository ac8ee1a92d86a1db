using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>What a node does when it boots, see script(4).</summary>
/// <param name="Name">The release's name.</param>
/// <param name="Vsn">The release's version.</param>
/// <param name="Instructions">The instructions of <c>init</c>, in their order.</param>
public sealed record BootScript(string Name, Vsn Vsn, Seq<Term> Instructions)
{
    /// <summary>The term <c>{script, {Name, Vsn}, Instructions}</c>.</summary>
    public TupleTerm ToTerm() => Term.Tuple(
        Term.Atom("script"),
        Term.Tuple(Term.String(Name), Term.String(Vsn.Value)),
        Term.List(Instructions));

    /// <summary>The content of the <c>.boot</c> file, byte for byte as systools writes it.</summary>
    /// <param name="encoding">How the target OTP writes atoms.</param>
    public byte[] ToBytes(AtomEncoding encoding) => EtfWriter.Write(ToTerm(), encoding);

    /// <summary>The text of the <c>.script</c> file, for people; nothing reads it while a node runs.</summary>
    public string ToText() => TermPrinter.File([ToTerm()]);

    /// <summary>Reads the term of a script; null where it is none.</summary>
    public static BootScript? Read(Term term) =>
        term is TupleTerm
        {
            Elements: [AtomTerm { Name: "script" }, TupleTerm { Elements: [var name, var vsn] }, ListTerm { Tail: null } instructions]
        }
        && name.AsText() is { } nameText && vsn.AsText() is { } vsnText
            ? new BootScript(nameText, new Vsn(vsnText), instructions.Elements)
            : null;
}
