using Release.Otp.Terms;

namespace Release.Otp.Releases;

/// <summary>Terms as messages show them.</summary>
internal static class Shown
{
    private const int Most = 120;
    private const int MostLaidOut = 1000;

    /// <summary>The term on one line, and its beginning only where it is long.</summary>
    public static string Short(Term term)
    {
        // Laying out a term that nobody sees the end of would take more memory than the term.
        var isLarge = TermParts.All(term).Skip(MostLaidOut).Any();
        var text = isLarge ? TermPrinter.Flat(term) : string.Join(' ', TermPrinter.Print(term).Split('\n', StringSplitOptions.TrimEntries));
        return text.Length <= Most ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most), "…");
    }
}
