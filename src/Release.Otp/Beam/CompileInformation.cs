using Release.Otp.Terms;

namespace Release.Otp.Beam;

/// <summary>The chunk <c>CInf</c>: a list of pairs about the compilation, of which messages name the compiler's version.</summary>
internal static class CompileInformation
{
    // The compiler writes some hundred bytes; a chunk made to fill the memory is not read.
    private const int MaxLength = 1 << 20;

    public static string? VersionIn(BeamFile beam)
    {
        if (beam.Chunk(ChunkId.CompileInformation) is not { Data: { Length: < MaxLength } data })
        {
            return null;
        }

        try
        {
            return EtfReader.Read(data, beam.File) is ListTerm pairs
                ? pairs.Elements.OfType<TupleTerm>().Where(pair => pair.Elements is [AtomTerm { Name: "version" }, ListTerm]).Select(pair => Text((ListTerm)pair.Elements[1])).FirstOrDefault()
                : null;
        }
        catch (DiagnosticException)
        {
            // No loader looks at this chunk, so a damaged one stops nobody.
            return null;
        }
    }

    private static string? Text(ListTerm term) => term.TryGetString(out var text) ? text : null;
}
