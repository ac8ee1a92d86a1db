using System.Text;

namespace Release.Otp.Terms;

/// <summary>Writes terms as text that <c>file:consult/1</c> reads back. Takes no CLR stack for a term's depth.</summary>
public static class TermPrinter
{
    /// <summary>The term laid out like <c>io_lib:format("~tp", [Term])</c>: 80 columns, printable Latin-1 lists as strings, no dot.</summary>
    /// <remarks>
    /// The associations of a map stand in the order of their keys, as OTP up to 25 writes maps of up to 32 keys; for larger maps and later
    /// OTPs its order is that of a hash or of the atom table. Words that are reserved in some OTP only are quoted. A term so deep that its
    /// indentation would outweigh it by far is written on one line.
    /// </remarks>
    public static string Print(Term term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return new PrettyPrinter(term).Print();
    }

    /// <summary>The term on one line like <c>io_lib:format("~tw", [Term])</c>, strings as lists of integers.</summary>
    public static string Flat(Term term)
    {
        ArgumentNullException.ThrowIfNull(term);
        var output = new StringBuilder();
        FlatText.Append(output, term, strings: false);
        return output.ToString();
    }

    /// <summary>A file as systools writes it: <c>%% coding: utf-8</c>, then each term with a dot and a new line. To be stored as UTF-8.</summary>
    /// <exception cref="DiagnosticException">REL2014: a term holds something that has no text.</exception>
    public static string File(params IEnumerable<Term> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return string.Concat(["%% coding: utf-8\n", .. terms.SelectMany(term => (string[])[Readable.Print(term), ".\n"])]);
    }
}
