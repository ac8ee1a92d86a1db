using Release.Otp.Terms;

namespace Release.Otp.Beam;

/// <summary>The chunk <c>Attr</c>: a list of attributes, each with the list of its values. Stripping removes it.</summary>
internal static class ModuleAttributes
{
    // The compiler writes some hundred bytes; a chunk made to fill the memory is not read.
    private const int MaxLength = 1 << 20;

    /// <summary>The behaviours that the module says it has, in either spelling, each once; null where nothing is known.</summary>
    public static Seq<string>? Behaviours(BeamFile beam)
    {
        if (beam.Chunk(ChunkId.Attributes) is not { Data: { Length: > 0 and < MaxLength } data })
        {
            return null;
        }

        try
        {
            return EtfReader.Read(data, beam.File) is ListTerm attributes ? Behaviours(attributes) : null;
        }
        catch (DiagnosticException)
        {
            // The loader takes what stands there as it is, so a damaged one stops nobody.
            return null;
        }
    }

    private static Seq<string> Behaviours(ListTerm attributes) => attributes.Elements.OfType<TupleTerm>()
        .Where(attribute => attribute.Elements is [AtomTerm { Name: "behaviour" or "behavior" }, ListTerm])
        .SelectMany(attribute => ((ListTerm)attribute.Elements[1]).Elements.OfType<AtomTerm>())
        .Select(behaviour => behaviour.Name)
        .Distinct()
        .ToSeq();
}
