using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace Release.Otp.Terms;

/// <summary>
/// Lists and binaries that <c>~tp</c> writes as strings: all characters are printable in Latin-1, which is Erlang's default printable range.
/// </summary>
internal static class Printable
{
    /// <summary>The string literal of a term that is written as one.</summary>
    public static bool TryGetText(Term term, [NotNullWhen(true)] out string? text)
    {
        text = term switch
        {
            ListTerm { IsProper: true, Elements.Count: > 0 } list => OfList(list),
            BitStringTerm { IsBinary: true, Bytes.Count: > 0 } binary => OfBinary(binary.Bytes.AsSpan()),
            _ => null,
        };
        return text is not null;
    }

    private static string? OfList(ListTerm list)
    {
        var text = new StringBuilder();
        foreach (var element in list.Elements)
        {
            if (!CodePoints.TryGet(element, out var codePoint) || !IsPrintable(codePoint))
            {
                return null;
            }

            text.Append((char)codePoint);
        }

        return ScalarText.Quoted(text.ToString(), '"');
    }

    // Bytes that are UTF-8 are taken as such; others as Latin-1.
    private static string? OfBinary(ReadOnlySpan<byte> bytes)
    {
        var isUtf8 = Utf8.IsValid(bytes);
        var text = (isUtf8 ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);
        foreach (var c in text)
        {
            if (!IsPrintable(c))
            {
                return null;
            }
        }

        var isAscii = text.Length == bytes.Length;
        return $"<<{ScalarText.Quoted(text, '"')}{(isAscii ? "" : "/utf8")}>>";
    }

    private static bool IsPrintable(int c) => c is (>= 8 and <= 13) or 27 or (>= ' ' and <= '~') or (>= 160 and <= 255);
}
