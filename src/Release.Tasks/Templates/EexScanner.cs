using System.Text.RegularExpressions;

namespace Release.Tasks.Templates;

/// <summary>Splits a template of Elixir into text and tags, as EEx does when it trims nothing.</summary>
internal static partial class EexScanner
{
    private const string Quotation = "<%%";

    /// <summary>The parts in their order; an unclosed tag is the last one.</summary>
    public static IEnumerable<EexPart> Parts(string text)
    {
        var position = 0;
        for (var tag = FirstTag(text, 0); tag >= 0; tag = FirstTag(text, position))
        {
            yield return new EexPart.Text(position, text[position..tag]);
            if (IsQuotation(text, tag))
            {
                yield return new EexPart.Text(tag, "<%");
                position = tag + Quotation.Length;
                continue;
            }

            var (opening, closing) = Delimiters(text.AsSpan(tag));
            var end = text.IndexOf(closing, tag + opening.Length, StringComparison.Ordinal);
            if (end < 0)
            {
                yield return new EexPart.Unclosed(tag, opening, closing);
                yield break;
            }

            position = end + closing.Length;
            yield return Tag(tag, opening, text[tag..position]);
        }

        yield return new EexPart.Text(position, text[position..]);
    }

    private static int FirstTag(string text, int from) => text.IndexOf("<%", from, StringComparison.Ordinal);

    private static bool IsQuotation(string text, int tag) => text.AsSpan(tag).StartsWith(Quotation);

    private static (string Opening, string Closing) Delimiters(ReadOnlySpan<char> rest) =>
        rest.StartsWith("<%!--") ? ("<%!--", "--%>")
        : rest.StartsWith("<%#") ? ("<%#", "%>")
        : rest.StartsWith("<%=") ? ("<%=", "%>")
        : ("<%", "%>");

    private static EexPart Tag(int start, string opening, string tag) => opening switch
    {
        "<%!--" or "<%#" => new EexPart.Comment(start),
        _ when Fields().Match(tag) is { Success: true } match => new EexPart.Field(start, match.Groups["field"].Value),
        _ => new EexPart.Expression(start, tag),
    };

    // What Elixir takes for white space around an expression; a carriage return counts at a line end only.
    [GeneratedRegex(@"\A<%=(?:[ \t\n]|\r\n)*@release\.(?<field>name|version|erts_version|path|version_path)(?:[ \t\n]|\r\n)*%>\z")]
    private static partial Regex Fields();
}
