namespace Release.Otp.Terms;

/// <summary>Whether a term has a text that Erlang reads back.</summary>
internal static class Readable
{
    /// <summary>Refuses pids, ports, references, local funs, and atoms with characters that the scanner does not take.</summary>
    public static void Check(Term term)
    {
        var open = new Stack<Term>([term]);
        while (open.TryPop(out var next))
        {
            var hasText = next switch
            {
                PidTerm or PortTerm or ReferenceTerm or FunTerm => false,
                AtomTerm atom => IsScanned(atom),
                ExternalFunTerm fun => IsScanned(fun.Module) && IsScanned(fun.Function),
                _ => true,
            };
            if (!hasText)
            {
                throw TermErrors.NoText(ScalarText.Of(next));
            }

            for (var i = TermParts.Count(next) - 1; i >= 0; i--)
            {
                open.Push(TermParts.At(next, i));
            }
        }
    }

    private static bool IsScanned(AtomTerm atom) => !atom.Name.AsSpan().ContainsAny('\uFFFE', '\uFFFF');
}
