using Release.Otp.Terms;

namespace Release.Otp.Beam;

/// <summary>The chunk <c>Attr</c>: a list of attributes, each with the list of its values. Stripping removes it.</summary>
internal static class ModuleAttributes
{
    /// <summary>The behaviours that the module says it has, in either spelling, each once; null where nothing is known.</summary>
    public static Seq<string>? Behaviours(BeamFile beam)
    {
        if (beam.Chunk(ChunkId.Attributes) is not { Data.Span: [EtfTag.Version, .. var attributes] })
        {
            return null;
        }

        var walker = new TermWalker(attributes);
        var behaviours = new List<string>();
        var there = walker.TryEnterList(out var count);
        for (var i = 0; i < count && there; i++)
        {
            there = walker.TryEnterTuple(out _) && walker.TryReadAtom(out var name) && (name is "behaviour" or "behavior" ? TryReadAtoms(ref walker, behaviours) : walker.TrySkip());
        }

        // The loader takes what stands there as it is, so a damaged one stops nobody.
        return there ? behaviours.Distinct().ToSeq() : null;
    }

    private static bool TryReadAtoms(ref TermWalker walker, List<string> atoms)
    {
        var there = walker.TryEnterList(out var count);
        for (var i = 0; i < count && there; i++)
        {
            there = walker.TryReadAtom(out var atom);
            atoms.Add(atom);
        }

        return there && (count == 0 || walker.TrySkip());
    }
}
