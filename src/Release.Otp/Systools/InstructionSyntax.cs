using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>The forms that instructions have after their short forms are written out, as systools checks them; all faults of an instruction.</summary>
internal sealed class InstructionSyntax
{
    private readonly UpgradeInstruction _instruction;

    private InstructionSyntax(UpgradeInstruction instruction) => _instruction = instruction;

    /// <summary>Everything wrong with the forms of the instructions.</summary>
    public static IEnumerable<Diagnostic> Check(IEnumerable<UpgradeInstruction> instructions) =>
        instructions.SelectMany(instruction => new InstructionSyntax(instruction).Check(instruction.Term));

    private IEnumerable<Diagnostic> Check(Term term) => term switch
    {
        AtomTerm { Name: "point_of_no_return" or "restart_new_emulator" or "restart_emulator" or "restart" or "reboot" } => [],
        AtomTerm { Name: "mnesia_backup" } => [TranslationErrors.NotYetImplemented(_instruction)],
        TupleTerm { Elements: [AtomTerm name, ..] } tuple => Check(name.Name, [.. tuple.Elements.Skip(1)]),
        _ => [TranslationErrors.BadInstruction(_instruction)],
    };

    private IEnumerable<Diagnostic> Check(string name, Term[] arguments) => (name, arguments) switch
    {
        ("update", [var module, var change, var pre, var post, var uses]) =>
            [.. Module(module), .. Change(change), .. Purge(pre), .. Purge(post), .. Modules(uses)],
        ("update", [var module, var timeout, var change, var pre, var post, var uses]) =>
            [.. Module(module), .. Timeout(timeout), .. Change(change), .. Purge(pre), .. Purge(post), .. Modules(uses)],
        ("update", [var module, var type, var timeout, var change, var pre, var post, var uses]) =>
            [.. Module(module), .. ModuleType(type), .. Timeout(timeout), .. Change(change), .. Purge(pre), .. Purge(post), .. Modules(uses)],
        ("load_module", [var module, var pre, var post, var uses]) => [.. Module(module), .. Purge(pre), .. Purge(post), .. Modules(uses)],
        ("add_module" or "delete_module", [var module]) => Module(module),
        ("add_module" or "delete_module", [var module, var uses]) => [.. Module(module), .. Modules(uses)],
        ("remove_application" or "restart_application", [var application]) => Application(application),
        ("add_application", [var application, var type]) => [.. Application(application), .. StartTypeOf(type)],
        ("load_object_code", [TupleTerm { Elements: [var library, var vsn, var modules] }]) =>
            [.. Library(library), .. LibraryVsn(vsn), .. Modules(modules)],
        ("load" or "remove", [TupleTerm { Elements: [var module, var pre, var post] }]) => [.. Module(module), .. Purge(pre), .. Purge(post)],
        ("purge" or "resume" or "stop" or "start", [var modules]) => Modules(modules),
        ("suspend", [var modules]) => List(modules, Suspended),
        ("code_change", [var changes]) => List(changes, CodeChange),
        ("code_change", [var mode, var changes]) => [.. Mode(mode), .. List(changes, CodeChange)],
        ("sync_nodes", [_, TupleTerm { Elements: [var module, var function, var list] }]) => Call(module, function, list),
        ("sync_nodes", [_, var nodes]) => List(nodes, Node),
        ("apply", [TupleTerm { Elements: [var module, var function, var list] }]) => Call(module, function, list),
        _ => [TranslationErrors.BadInstruction(_instruction)],
    };

    private IEnumerable<Diagnostic> Module(Term term) => Unless(term is AtomTerm, TranslationErrors.BadModule, term);

    private IEnumerable<Diagnostic> Modules(Term term) => List(term, Module);

    private IEnumerable<Diagnostic> Change(Term term) =>
        Unless(term.IsAtom("soft") || term.IsTagged("advanced", 2, out _), TranslationErrors.BadChange, term);

    private IEnumerable<Diagnostic> ModuleType(Term term) =>
        Unless(term is AtomTerm { Name: "static" or "dynamic" }, TranslationErrors.BadModuleType, term);

    private IEnumerable<Diagnostic> Purge(Term term) =>
        Unless(term is AtomTerm { Name: "soft_purge" or "brutal_purge" }, TranslationErrors.BadPurgeMethod, term);

    private IEnumerable<Diagnostic> Timeout(Term term) => Unless(
        term is AtomTerm { Name: "default" or "infinity" } or IntegerTerm { Value.Sign: > 0 }, TranslationErrors.BadTimeout, term);

    private IEnumerable<Diagnostic> Application(Term term) => Unless(term is AtomTerm, TranslationErrors.BadApplication, term);

    private IEnumerable<Diagnostic> StartTypeOf(Term term) =>
        Unless(term is AtomTerm atom && StartTypes.Parse(atom.Name) is not null, TranslationErrors.BadStartType, term);

    private IEnumerable<Diagnostic> Library(Term term) => Unless(term is AtomTerm, TranslationErrors.BadLibrary, term);

    private IEnumerable<Diagnostic> LibraryVsn(Term term) => Unless(term is ListTerm, TranslationErrors.BadLibraryVsn, term);

    private IEnumerable<Diagnostic> Mode(Term term) => Unless(term is AtomTerm { Name: "up" or "down" }, TranslationErrors.BadMode, term);

    private IEnumerable<Diagnostic> Node(Term term) => Unless(term is AtomTerm, TranslationErrors.BadNode, term);

    private IEnumerable<Diagnostic> Suspended(Term term) =>
        term is TupleTerm { Elements: [var module, var timeout] } ? [.. Module(module), .. Timeout(timeout)] : Module(term);

    private IEnumerable<Diagnostic> CodeChange(Term term) =>
        term is TupleTerm { Elements: [var module, _] } ? Module(module) : [TranslationErrors.BadCodeChange(_instruction, term)];

    private IEnumerable<Diagnostic> Call(Term module, Term function, Term arguments) =>
    [
        .. Module(module),
        .. Unless(function is AtomTerm, TranslationErrors.BadFunction, function),
        .. Unless(arguments is ListTerm, TranslationErrors.BadArguments, arguments),
    ];

    private IEnumerable<Diagnostic> List(Term term, Func<Term, IEnumerable<Diagnostic>> check) =>
        term is ListTerm { Tail: null } list ? list.Elements.SelectMany(check) : [TranslationErrors.BadList(_instruction, term)];

    private IEnumerable<Diagnostic> Unless(bool isRight, Func<UpgradeInstruction, Term, Diagnostic> error, Term term) =>
        isRight ? [] : [error(_instruction, term)];
}
