using System.Text;

namespace Release.Otp.Terms;

/// <summary>
/// The encoding of an Erlang text: UTF-8 unless a comment in the first two lines says <c>coding: latin-1</c>, as epp(3) describes.
/// </summary>
internal static class SourceEncoding
{
    // OTP looks at 16 pieces of 32 bytes; a name that ends with the file is known only after one more, empty, piece.
    private const int Piece = 32;
    private const int Pieces = 16;

    /// <summary>Whether <paramref name="bytes"/> are Latin-1.</summary>
    public static bool IsLatin1(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Piece * Pieces)]);
        var end = EndOfSecondLine(head);
        for (var at = StartOfComment(head, 0); at < end; at = StartOfComment(head, at))
        {
            var name = NameInComment(head, at, out var lineEnd);
            if (name is not null)
            {
                var known = lineEnd < head.Length || bytes.Length <= Piece * (Pieces - 1);
                return known && IsLatin1Name(name);
            }

            at = lineEnd;
        }

        return false;
    }

    private static int EndOfSecondLine(string head)
    {
        var first = head.IndexOf('\n', StringComparison.Ordinal);
        var second = first < 0 ? -1 : head.IndexOf('\n', first + 1);
        return second < 0 ? head.Length : second;
    }

    private static int StartOfComment(string head, int from)
    {
        var at = from < head.Length ? head.IndexOf('%', from) : -1;
        return at < 0 ? head.Length : at + 1;
    }

    // The characters after "coding:" or "coding=" in the comment; null where it names no encoding.
    private static string? NameInComment(string head, int from, out int end)
    {
        var newline = head.IndexOf('\n', from);
        var lineEnd = newline < 0 ? head.Length : newline;
        var comment = head[from..lineEnd];
        for (var at = comment.IndexOf("coding", StringComparison.Ordinal); at >= 0; at = comment.IndexOf("coding", at + 1, StringComparison.Ordinal))
        {
            var separator = comment[(at + 6)..].TrimStart(' ');
            if (separator.StartsWith(':') || separator.StartsWith('='))
            {
                var rest = separator[1..].TrimStart(' ');
                var length = rest.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '-').Count();
                end = lineEnd - rest.Length + length;
                return rest[..length];
            }
        }

        end = lineEnd;
        return null;
    }

    private static bool IsLatin1Name(string name) => name.ToLowerInvariant().Split('-') is ["latin", "1", ..];
}
