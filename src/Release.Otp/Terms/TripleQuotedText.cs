using System.Runtime.InteropServices;

namespace Release.Otp.Terms;

/// <summary>Reads strings in three quotes or more, which OTP has from 27 on: whole lines, indented like the closing quotes.</summary>
internal sealed class TripleQuotedText(TextCursor cursor, EscapeSequences escapes)
{
    private readonly List<Line> _lines = [];

    /// <summary>Whether such a string begins at the cursor.</summary>
    public bool Begins() => cursor.Peek() == '"' && cursor.PeekAt(cursor.At + 1) == '"' && cursor.PeekAt(cursor.At + 2) == '"';

    /// <summary>Reads the string that begins at the cursor, which moves behind it.</summary>
    /// <param name="start">Where the token begins.</param>
    /// <param name="isVerbatim">Whether a backslash stands for itself.</param>
    public ReadOnlySpan<int> Read(int start, bool isVerbatim)
    {
        var open = cursor.At;
        var quotes = cursor.Skip(c => c == '"') - open;
        _lines.Clear();
        List<int>? indentation;
        do
        {
            _lines.Add(ReadLine(start, isVerbatim));
            indentation = IndentationBefore(quotes);
        }
        while (indentation is null);
        RefuseTextBehindTheQuotes();
        return Content(indentation);
    }

    private Line ReadLine(int start, bool isVerbatim)
    {
        var line = new Line(cursor.At, []);
        do
        {
            if (cursor.Peek() == SourceText.End)
            {
                throw TermErrors.Unterminated(cursor.PlaceOf(start), '"');
            }

            line.Characters.Add(cursor.Peek() != '\\' || isVerbatim ? cursor.TakeCharacter(cursor.At) : escapes.Read(cursor.At) ?? throw TermErrors.Unterminated(cursor.PlaceOf(start), '"'));
        }
        while (cursor.PeekAt(cursor.At - 1) != '\n');
        return line;
    }

    // The blanks between the beginning of the line and the closing quotes, behind which the cursor moves; null where these do not stand here.
    private List<int>? IndentationBefore(int quotes)
    {
        var line = cursor.At;
        var blanks = new List<int>();
        while (cursor.Peek() is var next && next != '\n' && ErlangLexicon.IsWhiteSpace(next))
        {
            blanks.Add(cursor.Take());
        }

        var closes = Enumerable.Range(cursor.At, quotes).All(at => cursor.PeekAt(at) == '"');
        cursor.At = closes ? cursor.At + quotes : line;
        return closes ? blanks : null;
    }

    private void RefuseTextBehindTheQuotes()
    {
        if (!_lines[0].Characters.TrueForAll(ErlangLexicon.IsWhiteSpace))
        {
            throw TermErrors.TextBehindQuotes(cursor.PlaceOf(_lines[0].Start));
        }
    }

    private ReadOnlySpan<int> Content(List<int> indentation)
    {
        var content = new List<int>();
        foreach (var line in _lines[1..])
        {
            var characters = line == _lines[^1] ? WithoutEnd(line.Characters) : line.Characters;
            var isBlank = characters.Count == 0 || characters[0] == '\n' || (characters.Count > 1 && characters[0] == '\r' && characters[1] == '\n');
            if (!isBlank && !characters[..Math.Min(indentation.Count, characters.Count)].SequenceEqual(indentation))
            {
                throw TermErrors.Indentation(cursor.PlaceOf(line.Start));
            }

            content.AddRange(isBlank ? characters : characters[indentation.Count..]);
        }

        return CollectionsMarshal.AsSpan(content);
    }

    // The last newline, and the carriage return before it, belong to the quotes.
    private static List<int> WithoutEnd(List<int> line) => line[..^(line.Count > 1 && line[^2] == '\r' ? 2 : 1)];

    private sealed record Line(int Start, List<int> Characters);
}
