namespace Release.Otp.Terms;

/// <summary>Whether a term has a text that Erlang reads back.</summary>
internal static class Readable
{
    /// <summary>Refuses pids, ports, references, local funs, and atoms with characters that the scanner does not take.</summary>
    public static void Check(Term term)
    {
        if (TermParts.All(term).FirstOrDefault(part => !HasText(part)) is { } refused)
        {
            throw TermErrors.NoText(ScalarText.Of(refused));
        }
    }

    /// <summary>The term as <see cref="TermPrinter.Print"/> lays it out, if it can be read back.</summary>
    public static string Print(Term term)
    {
        Check(term);
        return TermPrinter.Print(term);
    }

    private static bool HasText(Term term) => term switch
    {
        PidTerm or PortTerm or ReferenceTerm or FunTerm => false,
        AtomTerm atom => IsScanned(atom),
        ExternalFunTerm fun => IsScanned(fun.Module) && IsScanned(fun.Function),
        _ => true,
    };

    private static bool IsScanned(AtomTerm atom) => !atom.Name.AsSpan().ContainsAny('\uFFFE', '\uFFFF');
}
