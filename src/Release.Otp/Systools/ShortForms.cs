using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>The short forms of instructions in appup(4), and what each stands for.</summary>
internal static class ShortForms
{
    private static readonly Term Load = Term.Atom("load_module");
    private static readonly Term Update = Term.Atom("update");
    private static readonly Term Brutal = Term.Atom("brutal_purge");
    private static readonly Term Soft = Term.Atom("soft");

    /// <summary>The instructions of a script in their long forms. A list among them counts as its elements, which are left as they are.</summary>
    public static IEnumerable<UpgradeInstruction> Expand(UpgradeScript script) =>
        from written in script.Instructions
        from term in Expand(written)
        select new UpgradeInstruction(term, written, script);

    private static Seq<Term> Expand(Term term) => term switch
    {
        ListTerm { Tail: null } list => list.Elements,
        TupleTerm tuple => [Expand(tuple)],
        _ => [term],
    };

    private static TupleTerm Expand(TupleTerm tuple) => tuple.Elements switch
    {
        [AtomTerm { Name: "load_module" }, var module] => Loading(module, Term.Nil),
        [AtomTerm { Name: "load_module" }, var module, ListTerm uses] => Loading(module, uses),
        [AtomTerm { Name: "update" }, var module] => Updating(module, Soft, Term.Nil),
        [AtomTerm { Name: "update" }, var module, AtomTerm { Name: "supervisor" }] => UpdatingSupervisor(module),
        [AtomTerm { Name: "update" }, var module, (TupleTerm or AtomTerm { Name: "soft" }) and var change] => Updating(module, change, Term.Nil),
        [AtomTerm { Name: "update" }, var module, ListTerm uses] => Updating(module, Soft, uses),
        [AtomTerm { Name: "update" }, var module, (TupleTerm or AtomTerm { Name: "soft" }) and var change, ListTerm uses] =>
            Updating(module, change, uses),
        [AtomTerm { Name: "add_application" } add, var application] => Term.Tuple(add, application, Term.Atom("permanent")),
        _ => tuple,
    };

    private static TupleTerm Loading(Term module, Term uses) => Term.Tuple(Load, module, Brutal, Brutal, uses);

    private static TupleTerm Updating(Term module, Term change, Term uses) => Term.Tuple(Update, module, change, Brutal, Brutal, uses);

    private static TupleTerm UpdatingSupervisor(Term module) => Term.Tuple(
        Update, module, Term.Atom("static"), Term.Atom("default"), Term.Tuple(Term.Atom("advanced"), Term.Nil), Brutal, Brutal, Term.Nil);
}
