using System.Buffers;
using System.Text;

namespace Release.Otp.Terms;

/// <summary>The bytes of an Erlang text, seen as characters.</summary>
internal sealed class SourceText
{
    /// <summary>What stands behind the last character.</summary>
    public const int End = -1;

    /// <summary>Bytes that are no character in the text's encoding.</summary>
    public const int Malformed = -2;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly bool _latin1;
    private readonly Lazy<List<int>> _lineStarts;
    private Counted? _last;

    /// <summary>The text <paramref name="bytes"/> in the encoding that its first lines name.</summary>
    public SourceText(ReadOnlyMemory<byte> bytes, string? file)
    {
        _bytes = bytes;
        _latin1 = SourceEncoding.IsLatin1(bytes.Span);
        _lineStarts = new(LineStarts);
        File = file;
    }

    /// <summary>The file as the caller named it, or null.</summary>
    public string? File { get; }

    /// <summary>Number of bytes.</summary>
    public int Length => _bytes.Length;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    /// <summary>The character at a byte offset: its code point, <see cref="End"/> or <see cref="Malformed"/>.</summary>
    /// <param name="offset">Where the character begins.</param>
    /// <param name="length">Its bytes; 0 at the end.</param>
    public int CharacterAt(int offset, out int length)
    {
        var bytes = _bytes.Span;
        if (offset >= bytes.Length)
        {
            length = 0;
            return End;
        }

        length = 1;
        var first = bytes[offset];
        if (first < 0x80 || _latin1)
        {
            return first;
        }

        return Rune.DecodeFromUtf8(bytes[offset..], out var rune, out length) == OperationStatus.Done ? rune.Value : Malformed;
    }

    /// <summary>The characters between two byte offsets.</summary>
    public string Slice(int start, int end) => (_latin1 ? Encoding.Latin1 : Encoding.UTF8).GetString(_bytes.Span[start..end]);

    /// <summary>Line and column, in characters, of a byte offset.</summary>
    public Place PlaceOf(int offset)
    {
        var starts = _lineStarts.Value;
        var found = starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;

        // Places are mostly asked for from front to back, and a line may be all of the text.
        var (at, column) = _last is { } last && last.Offset >= starts[line] && last.Offset <= offset ? (last.Offset, last.Column) : (starts[line], 1);
        for (; at < offset; column++)
        {
            CharacterAt(at, out var length);
            at += length;
        }

        _last = new Counted(at, column);
        return new Place(File, line + 1, column);
    }

    private List<int> LineStarts()
    {
        var starts = new List<int> { 0 };
        var bytes = _bytes.Span;
        for (var at = bytes.IndexOf((byte)'\n'); at >= 0;)
        {
            starts.Add(at + 1);
            var next = bytes[(at + 1)..].IndexOf((byte)'\n');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return starts;
    }

    // One object, so that documents can be read by several threads.
    private sealed record Counted(int Offset, int Column);
}
