namespace Release.Otp.Terms;

/// <summary>What can be wrong with the text of terms.</summary>
internal static class TermErrors
{
    /// <summary>REL2001: The bytes here are not UTF-8. Save the file as UTF-8, or name its encoding in the first line: %% coding: latin-1.</summary>
    public static DiagnosticException NotUtf8(Place place) =>
        Error(2001, place, "The bytes here are not UTF-8. Save the file as UTF-8, or name its encoding in the first line: %% coding: latin-1.");

    /// <summary>REL2002: The character U+FEFF cannot stand here. Delete it, or write it inside quotes.</summary>
    public static DiagnosticException IllegalCharacter(Place place, int character) => Error(2002, place, character == 0xFEFF
        ? "The file begins with a byte order mark (U+FEFF), which Erlang does not read. Save it as UTF-8 without one."
        : $"The character U+{character:X4} cannot stand here. Delete it, or write it inside quotes.");

    /// <summary>REL2003: The string that begins here has no closing ". Add it; a " inside is written \".</summary>
    public static DiagnosticException Unterminated(Place place, char quote) => Error(
        2003,
        place,
        $"The {(quote == '\'' ? "quoted atom" : "string")} that begins here has no closing {quote}. Add it; a {quote} inside is written \\{quote}.");

    /// <summary>REL2004: This escape is no character. Write \x{...} with the hexadecimal code of a Unicode character, \xHH, or \\ for a backslash.</summary>
    public static DiagnosticException IllegalEscape(Place place) => Error(
        2004,
        place,
        "This escape is no character. Write \\x{...} with the hexadecimal code of a Unicode character, \\xHH, or \\\\ for a backslash.");

    /// <summary>REL2005: '37#' is no base of a number. Write a base from 2 to 36, as in 16#ff.</summary>
    public static DiagnosticException IllegalBase(Place place, string text) =>
        Error(2005, place, $"'{Shortened(text)}#' is no base of a number. Write a base from 2 to 36, as in 16#ff.");

    /// <summary>REL2006: '16#' is no number. Write digits of the base behind the #, as in 16#ff, and floats as in 1.0e3, up to about 1.8e308.</summary>
    public static DiagnosticException IllegalNumber(Place place, string text) => Error(
        2006,
        place,
        $"'{Shortened(text)}' is no number. Write digits of the base behind the #, as in 16#ff, and floats as in 1.0e3, up to about 1.8e308.");

    /// <summary>REL2007: This name has more than 255 characters, the most that Erlang allows. Shorten it, or write a string.</summary>
    public static DiagnosticException NameTooLong(Place place) =>
        Error(2007, place, "This name has more than 255 characters, the most that Erlang allows. Shorten it, or write a string.");

    /// <summary>REL2008: 'b' cannot stand here: expected ',' or '}'. Mend the term; its parts are separated by commas and it ends with a dot.</summary>
    public static DiagnosticException Unexpected(Place place, string found, string expected) => Error(
        2008,
        place,
        $"'{Shortened(found)}' cannot stand here: expected {expected}. Mend the term; its parts are separated by commas and it ends with a dot.");

    /// <summary>REL2009: The text ends inside a term: expected a dot. End every term with a dot and a new line.</summary>
    public static DiagnosticException EndsEarly(Place place, string expected) =>
        Error(2009, place, $"The text ends inside a term: expected {expected}. End every term with a dot and a new line.");

    /// <summary>REL2010: 'X' is an expression, not a term: nothing is computed in this file. Write the value itself.</summary>
    public static DiagnosticException NotATerm(Place place, string text) =>
        Error(2010, place, $"'{Shortened(text)}' is an expression, not a term: nothing is computed in this file. Write the value itself.");

    /// <summary>REL2011: This part of a binary is wrong: an integer is needed. See the manual's chapter on bit syntax for values, sizes and types.</summary>
    public static DiagnosticException BadSegment(Place place, string reason) =>
        Error(2011, place, $"This part of a binary is wrong: {reason}. See the manual's chapter on bit syntax for values, sizes and types.");

    /// <summary>REL2012: The binaries of this text would take more than 64 MiB. Keep such data in a file of its own under priv.</summary>
    public static DiagnosticException BinaryTooLarge(Place place) =>
        Error(2012, place, "The binaries of this text would take more than 64 MiB. Keep such data in a file of its own under priv.");

    /// <summary>REL2013: There is no character behind this $. Write one, or an escape such as \n.</summary>
    public static DiagnosticException NoCharacter(Place place) =>
        Error(2013, place, "There is no character behind this $. Write one, or an escape such as \\n.");

    /// <summary>REL2014: #Pid... has no text that Erlang reads back. Keep pids, ports, references and local funs out of files.</summary>
    public static DiagnosticException NoText(string shown) => Error(
        2014,
        Place.None,
        $"{Shortened(shown)} has no text that Erlang reads back. Keep pids, ports, references, local funs and atoms with U+FFFE or U+FFFF out of files.");

    /// <summary>REL2015: This line of a string in triple quotes is not indented as its closing quotes are. Indent it as they are, or move them to the left.</summary>
    public static DiagnosticException Indentation(Place place) => Error(
        2015,
        place,
        "This line of a string in triple quotes is not indented as its closing quotes are. Indent it as they are, with the same blanks, or move them to the left.");

    /// <summary>REL2016: Text stands behind the opening triple quotes. Begin it on the next line.</summary>
    public static DiagnosticException TextBehindQuotes(Place place) =>
        Error(2016, place, "Text stands behind the opening triple quotes. Begin it on the next line; a string of one line is written in single double quotes.");

    /// <summary>REL2017: Two strings touch here. Write a blank between them.</summary>
    public static DiagnosticException StringsTouch(Place place) =>
        Error(2017, place, "Two strings touch here, which OTP refuses from 27 on. Write a blank between them, or \\\" for a quote inside a string.");

    /// <summary>REL2018: '~x' is no sigil of a term. Write ~s, ~S, ~b, ~B or ~ directly before the opening quote, and nothing behind the closing one.</summary>
    public static DiagnosticException IllegalSigil(Place place, string text) => Error(
        2018,
        place,
        $"'{Shortened(text)}' is no sigil of a term. Write ~s, ~S, ~b, ~B or ~ directly before the opening quote, and nothing behind the closing one.");

    /// <summary>REL2019: The text has 20000000 bytes; more than 16777216 are not read. Keep such data in a file of its own under priv.</summary>
    public static DiagnosticException TooLong(Place place, int length, int most) =>
        Error(2019, place, $"The text has {length} bytes; more than {most} are not read, so that no file can fill the memory. Keep such data in a file of its own under priv.");

    /// <summary>REL2030: Up to here the text holds more than 2050000 terms. Keep such data in a file of its own under priv.</summary>
    public static DiagnosticException TooMuch(Place place, int most) =>
        Error(2030, place, $"Up to here the text holds more than {most} terms, or strings of some million characters; more are not read, so that no file can fill the memory. Keep such data in a file of its own under priv.");

    private static DiagnosticException Error(int number, Place place, string message) => new(Diagnostic.Error(number, place, message));

    private static string Shortened(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[36]) ? 36 : 37), "...");
}
