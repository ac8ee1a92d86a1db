namespace Release.Otp.Terms;

/// <summary>A position in an Erlang text that moves on, character by character.</summary>
internal sealed class TextCursor(SourceText text)
{
    /// <summary>Byte offset of the next character.</summary>
    public int At { get; set; }

    /// <summary>The next character: its code point, <see cref="SourceText.End"/> or <see cref="SourceText.Malformed"/>.</summary>
    public int Peek() => text.CharacterAt(At, out _);

    /// <summary>The character at another byte offset.</summary>
    public int PeekAt(int offset) => text.CharacterAt(offset, out _);

    /// <summary>The next character, whatever it is; the position moves behind it.</summary>
    public int Take()
    {
        var character = text.CharacterAt(At, out var length);
        At += length;
        return character;
    }

    /// <summary>A character that may stand in comments and quotes. What is wrong with it is wrong with what begins at <paramref name="start"/>.</summary>
    public int TakeCharacter(int start)
    {
        var at = At;
        var character = Take();
        if (character == SourceText.Malformed)
        {
            throw TermErrors.NotUtf8(text.PlaceOf(at));
        }

        return CodePoints.IsCharacter(character) ? character : throw TermErrors.IllegalCharacter(text.PlaceOf(start), character);
    }

    /// <summary>Moves behind the wanted characters, and answers where that is.</summary>
    public int Skip(Func<int, bool> wanted)
    {
        while (wanted(text.CharacterAt(At, out var length)))
        {
            At += length;
        }

        return At;
    }

    /// <summary>Line and column of a byte offset.</summary>
    public Place PlaceOf(int offset) => text.PlaceOf(offset);
}
