using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>The low-level instructions of appup(4) that high-level ones come to.</summary>
internal static class LowLevel
{
    private static readonly Term Brutal = Term.Atom("brutal_purge");

    public static TupleTerm LoadObjectCode(string library, Term vsn, Seq<Term> modules) =>
        Instruction("load_object_code", Term.Tuple(Term.Atom(library), vsn, new ListTerm(modules, null)));

    public static TupleTerm Load(string module, Term prePurge, Term postPurge) =>
        Instruction("load", Term.Tuple(Term.Atom(module), prePurge, postPurge));

    public static TupleTerm Remove(string module) => Instruction("remove", Term.Tuple(Term.Atom(module), Brutal, Brutal));

    public static TupleTerm Purge(params IEnumerable<string> modules) => Instruction("purge", modules.ToAtoms());

    public static TupleTerm Suspend(IEnumerable<Term> modules) => Instruction("suspend", Term.List(modules));

    public static TupleTerm Resume(IEnumerable<string> modules) => Instruction("resume", modules.ToAtoms());

    public static TupleTerm CodeChange(UpgradeDirection direction, IEnumerable<Term> changes) =>
        Term.Tuple(Term.Atom("code_change"), Term.Atom(direction == UpgradeDirection.Up ? "up" : "down"), Term.List(changes));

    public static TupleTerm Application(string function, params ReadOnlySpan<Term> arguments) =>
        Instruction("apply", Term.Tuple(Term.Atom("application"), Term.Atom(function), Term.List(arguments)));

    private static TupleTerm Instruction(string name, Term argument) => Term.Tuple(Term.Atom(name), argument);
}
