using Release.Otp.Terms;

namespace Release.Otp.Beam;

/// <summary>The chunks that stripping leaves in a module: those of the OTP on which the release will run, not of the one that builds it.</summary>
public static class SignificantChunks
{
    private const string Function = "significant_chunks";

    // Without these no module loads, so an answer that lacks one is not taken for what it seems to be.
    private static readonly Seq<ChunkId> Indispensable = [ChunkId.Atoms, ChunkId.Code, ChunkId.Strings, ChunkId.Imports, ChunkId.Exports];

    /// <summary>What <c>beam_lib:significant_chunks/0</c> answers in OTP 25 to 29, in its order, which is that of stripped modules.</summary>
    public static Seq<ChunkId> Usual { get; } =
        [new("Line"), new("Type"), new("Atom"), new("AtU8"), new("Code"), new("StrT"), new("ImpT"), new("ExpT"), new("FunT"), new("LitT"), new("Meta")];

    /// <summary>
    /// What <c>beam_lib:significant_chunks/0</c> of the target answers. The function puts literals into a list, so its answer is read
    /// from its code; where a later OTP computes it in another way, it is <see cref="Usual"/>.
    /// </summary>
    /// <param name="beamLib">The target's <c>beam_lib.beam</c>.</param>
    /// <exception cref="DiagnosticException">REL3008: the module's tables are damaged.</exception>
    public static Seq<ChunkId> Of(BeamFile beamLib)
    {
        var answer = ConstantFunction.Evaluate(beamLib, Function, 0)?.Value;
        var chunks = answer is ListTerm { Tail: null } list ? list.Elements.Select(Name).OfType<string>().Select(name => new ChunkId(name)).ToSeq() : [];
        return Indispensable.All(chunks.Contains) && chunks.Count == ((ListTerm)answer!).Elements.Count ? chunks : Usual;
    }

    private static string? Name(Term term) =>
        term is ListTerm { Tail: null, Elements.Count: 4 } name && name.Elements.All(element => element is IntegerTerm { Value: var code } && code >= ' ' && code <= '~')
            ? string.Concat(name.Elements.Cast<IntegerTerm>().Select(element => (char)element.Value))
            : null;
}
