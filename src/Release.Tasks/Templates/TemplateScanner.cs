using Release.Otp;

namespace Release.Tasks.Templates;

/// <summary>Finds the placeholders of a template with their lines and columns, which the engine behind us does not tell.</summary>
internal static class TemplateScanner
{
    // Some hundred times those of a shipped template.
    private const int MostTags = 5000;

    /// <summary>Every placeholder in order. Throws REL1802 for one without end.</summary>
    public static IEnumerable<TemplateTag> Tags(string text, string file)
    {
        var position = 0;
        var (line, counted, lineStart, count) = (1, 0, 0, 0);
        while ((position = text.IndexOf("{{", position, StringComparison.Ordinal)) >= 0)
        {
            // Counted on from the last one: a template may have thousands.
            var before = text.AsSpan(counted, position - counted);
            (line, lineStart) = (line + before.Count('\n'), before.LastIndexOf('\n') is >= 0 and var found ? counted + found + 1 : lineStart);
            counted = position;
            var place = new Place(file, line, position - lineStart + 1);
            if (++count > MostTags)
            {
                throw TemplateErrors.Syntax(place, $"it has more than {MostTags} placeholders");
            }

            var (opening, closing) = Braces(text, position);
            var end = text.IndexOf(closing, position + opening.Length, StringComparison.Ordinal);
            if (end < 0)
            {
                throw TemplateErrors.Syntax(place, $"'{opening}' has no '{closing}'");
            }

            var tag = Read(opening, text[(position + opening.Length)..end], place, position, end + closing.Length);
            yield return tag;
            position = tag.End;
        }
    }

    private static (string Opening, string Closing) Braces(string text, int position)
    {
        var rest = text.AsSpan(position);
        return rest.StartsWith("{{!--") ? ("{{!--", "--}}")
            : rest.StartsWith("{{!") ? ("{{!", "}}")
            : rest.StartsWith("{{{") ? ("{{{", "}}}")
            : ("{{", "}}");
    }

    private static TemplateTag Read(string opening, string content, Place place, int start, int end)
    {
        if (opening is "{{!--" or "{{!")
        {
            return new TemplateTag(TagKind.Comment, [], place, start, end);
        }

        var body = content.Trim().Trim('~').Trim();
        var words = body.TrimStart('#', '^', '/', '~').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToSeq();
        return words.Count == 0 && body != "^"
            ? throw TemplateErrors.Syntax(place, "the placeholder is empty")
            : new TemplateTag(KindOf(body), words, place, start, end);
    }

    private static TagKind KindOf(string body) => body switch
    {
        "^" or "else" => TagKind.Else,
        ['#' or '^', ..] => TagKind.Open,
        ['/', ..] => TagKind.Close,
        _ when body.StartsWith("else ", StringComparison.Ordinal) => TagKind.Else,
        _ => TagKind.Value,
    };
}
