using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>An instruction for the code of a module that depends on other modules.</summary>
/// <param name="Source">The instruction that this was read from.</param>
/// <param name="Module">The module.</param>
/// <param name="Uses">The modules that its new code calls, so that theirs must be there first.</param>
internal abstract record ModuleInstruction(UpgradeInstruction Source, string Module, Seq<string> Uses)
{
    private static readonly Term Brutal = Term.Atom("brutal_purge");
    private static readonly Term Default = Term.Atom("default");

    /// <summary>What the instruction comes to besides suspending and changing processes: loading a module, or removing it.</summary>
    public abstract Seq<Term> LoadOrRemove { get; }

    /// <summary>Reads an instruction whose form is right; null where it is none for a module's code.</summary>
    public static ModuleInstruction? Read(UpgradeInstruction source) => source.Term is not TupleTerm tuple ? null : tuple.Elements switch
    {
        [AtomTerm { Name: "update" }, var module, var change, var pre, var post, var uses] =>
            new UpdateModule(source, Name(module), Names(uses), false, Default, Extra(change), pre, post),
        [AtomTerm { Name: "update" }, var module, var timeout, var change, var pre, var post, var uses] =>
            new UpdateModule(source, Name(module), Names(uses), false, timeout, Extra(change), pre, post),
        [AtomTerm { Name: "update" }, var module, var type, var timeout, var change, var pre, var post, var uses] =>
            new UpdateModule(source, Name(module), Names(uses), type.IsAtom("static"), timeout, Extra(change), pre, post),
        [AtomTerm { Name: "load_module" }, var module, var pre, var post, var uses] => new LoadModule(source, Name(module), Names(uses), pre, post),
        [AtomTerm { Name: "add_module" }, var module] => new LoadModule(source, Name(module), [], Brutal, Brutal),
        [AtomTerm { Name: "add_module" }, var module, var uses] => new LoadModule(source, Name(module), Names(uses), Brutal, Brutal),
        [AtomTerm { Name: "delete_module" }, var module] => new DeleteModule(source, Name(module), []),
        [AtomTerm { Name: "delete_module" }, var module, var uses] => new DeleteModule(source, Name(module), Names(uses)),
        _ => null,
    };

    private static string Name(Term module) => ((AtomTerm)module).Name;

    private static Seq<string> Names(Term modules) => modules.AsAtoms()!.Value;

    private static Term? Extra(Term change) => change is TupleTerm { Elements: [_, var extra] } ? extra : null;
}

/// <summary><c>update</c>: processes are suspended while the code changes, and may change their state.</summary>
/// <param name="Source">The instruction that this was read from.</param>
/// <param name="Module">The module.</param>
/// <param name="Uses">The modules that it calls.</param>
/// <param name="IsStatic">Whether the process asks for its new state in the new code; a downgrade then loads before it changes.</param>
/// <param name="Timeout">How long suspending may take: <c>default</c>, <c>infinity</c> or milliseconds.</param>
/// <param name="Extra">What the change of state is told; null where it does not change.</param>
/// <param name="PrePurge">How old code is purged before.</param>
/// <param name="PostPurge">How old code is purged afterwards.</param>
internal sealed record UpdateModule(
    UpgradeInstruction Source, string Module, Seq<string> Uses, bool IsStatic, Term Timeout, Term? Extra, Term PrePurge, Term PostPurge)
    : ModuleInstruction(Source, Module, Uses)
{
    /// <inheritdoc/>
    public override Seq<Term> LoadOrRemove => [LowLevel.Load(Module, PrePurge, PostPurge)];

    /// <summary>How <c>suspend</c> names the module.</summary>
    public Term Suspended => Timeout.IsAtom("default") ? Term.Atom(Module) : Term.Tuple(Term.Atom(Module), Timeout);
}

/// <summary><c>load_module</c>, and <c>add_module</c>, which is the same.</summary>
/// <param name="Source">The instruction that this was read from.</param>
/// <param name="Module">The module.</param>
/// <param name="Uses">The modules that it calls.</param>
/// <param name="PrePurge">How old code is purged before.</param>
/// <param name="PostPurge">How old code is purged afterwards.</param>
internal sealed record LoadModule(UpgradeInstruction Source, string Module, Seq<string> Uses, Term PrePurge, Term PostPurge)
    : ModuleInstruction(Source, Module, Uses)
{
    /// <inheritdoc/>
    public override Seq<Term> LoadOrRemove => [LowLevel.Load(Module, PrePurge, PostPurge)];
}

/// <summary><c>delete_module</c>.</summary>
/// <param name="Source">The instruction that this was read from.</param>
/// <param name="Module">The module.</param>
/// <param name="Uses">The modules that it calls.</param>
internal sealed record DeleteModule(UpgradeInstruction Source, string Module, Seq<string> Uses) : ModuleInstruction(Source, Module, Uses)
{
    /// <inheritdoc/>
    public override Seq<Term> LoadOrRemove => [LowLevel.Remove(Module), LowLevel.Purge(Module)];
}
