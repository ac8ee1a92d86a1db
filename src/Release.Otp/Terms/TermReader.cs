namespace Release.Otp.Terms;

/// <summary>
/// Reads texts of Erlang terms, each ended by a dot: accepts what <c>file:consult/1</c> accepts. Takes no CLR stack for the depth of a term.
/// </summary>
public static class TermReader
{
    /// <summary>The oldest OTP release that is known; texts for every release are written as it reads them.</summary>
    public const int OldestOtpRelease = 25;

    // Far above any file that people or build tools write, and low enough to be read in a second or refused at once.
    private const int LongestText = 16 << 20;

    /// <summary>The terms of a text.</summary>
    /// <param name="bytes">The text: UTF-8, or what a comment <c>%% coding: latin-1</c> in its first two lines says.</param>
    /// <param name="file">The file as messages shall name it.</param>
    /// <param name="otpRelease">The OTP release whose syntax is read: from 27 on it has sigils and triple quotes, and the keys 0.0 and -0.0 are two, from 28 on floats in other bases.</param>
    /// <exception cref="DiagnosticException">REL2001 to REL2013, REL2015 to REL2019 and REL2030, with line and column.</exception>
    public static TermDocument Consult(ReadOnlyMemory<byte> bytes, string? file, int otpRelease = OldestOtpRelease)
    {
        if (bytes.Length > LongestText)
        {
            throw TermErrors.TooLong(new Place(file), bytes.Length, LongestText);
        }

        var text = new SourceText(bytes, file);
        var scanner = new TermScanner(text, otpRelease);
        var places = new PlaceList();
        var terms = new List<Term>();
        for (var token = scanner.Next(); token.Kind != TokenKind.End; token = scanner.Next())
        {
            terms.Add(ReadTerm(new TermParser(text, places, otpRelease), scanner, token));
        }

        return new TermDocument(text, terms.ToSeq(), places);
    }

    private static Term ReadTerm(TermParser parser, TermScanner scanner, Token first)
    {
        var token = first;
        while (Accept(parser, scanner, token))
        {
            token = scanner.Next();
        }

        return parser.Term;
    }

    // OTP scans a term's whole text before it parses it: what is wrong with a later token is reported first.
    private static bool Accept(TermParser parser, TermScanner scanner, Token token)
    {
        try
        {
            return parser.Accept(token);
        }
        catch (DiagnosticException)
        {
            for (var rest = token; rest.Kind is not (TokenKind.Dot or TokenKind.End);)
            {
                rest = scanner.Next();
            }

            throw;
        }
    }
}
