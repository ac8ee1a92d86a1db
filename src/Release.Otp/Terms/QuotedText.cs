using System.Runtime.InteropServices;

namespace Release.Otp.Terms;

/// <summary>Reads what stands between quotes, or between the delimiters of a sigil.</summary>
internal sealed class QuotedText(TextCursor cursor, EscapeSequences escapes)
{
    private readonly List<int> _characters = [];

    /// <summary>Reads to the closing delimiter, of an opening one just before the cursor, which moves behind it.</summary>
    /// <param name="start">Where the token begins.</param>
    /// <param name="close">The closing delimiter, an ASCII character.</param>
    /// <param name="isVerbatim">Whether a backslash stands for itself.</param>
    public ReadOnlySpan<int> Read(int start, char close, bool isVerbatim = false)
    {
        _characters.Clear();
        for (; cursor.Peek() is var next && next != close;)
        {
            if (next == SourceText.End)
            {
                throw TermErrors.Unterminated(cursor.PlaceOf(start), close);
            }

            _characters.Add(next != '\\' || isVerbatim ? cursor.TakeCharacter(cursor.At) : escapes.Read(cursor.At) ?? throw TermErrors.Unterminated(cursor.PlaceOf(start), close));
        }

        cursor.At++;
        return CollectionsMarshal.AsSpan(_characters);
    }
}
