using Release.Otp.Terms;

namespace Release.Otp.Releases;

/// <summary>Terms as messages show them.</summary>
internal static class Shown
{
    private const int Most = 120;

    /// <summary>The term on one line, and its beginning only where it is long.</summary>
    public static string Short(Term term)
    {
        var text = string.Join(' ', TermPrinter.Print(term).Split('\n', StringSplitOptions.TrimEntries));
        return text.Length <= Most ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most), "…");
    }
}
