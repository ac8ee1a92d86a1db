using System.Diagnostics;
using System.Text;
using Release.Otp;

namespace Release.Tasks.Templates;

/// <summary>
/// A template in which variables stand and nothing else: <c>{{release.name}}</c>, no blocks, no comments. It is filled here, since the engine compiles every
/// template while it runs, which takes longer than the rest of what a small release needs to be assembled.
/// </summary>
internal static class PlainTemplate
{
    /// <summary>The filled text, as the engine would give it; null where the template is not plain.</summary>
    /// <param name="text">The template.</param>
    /// <param name="tags">Its placeholders, whose names the model knows.</param>
    /// <param name="model">What they name.</param>
    public static string? Fill(string text, Seq<TemplateTag> tags, TemplateModel model)
    {
        if (!tags.All(tag => IsPlain(text, tag)))
        {
            return null;
        }

        var filled = new StringBuilder(text.Length);
        var position = 0;
        foreach (var tag in tags)
        {
            filled.Append(text, position, tag.Start - position).Append(Value(model.Find(tag.Words[0])));
            position = tag.End;
        }

        return filled.Append(text, position, text.Length - position).ToString();
    }

    private static bool IsPlain(string text, TemplateTag tag) =>
        tag is { Kind: TagKind.Value, Words.Count: 1 } && text.AsSpan(tag.Start, tag.End - tag.Start) is ['{', '{', .. var word, '}', '}'] && word.SequenceEqual(tag.Words[0]);

    private static string Value(TemplateValue? value) => value switch
    {
        TemplateValue.Text text => text.Value,
        TemplateValue.Flag flag => flag.Value ? "true" : "false",
        _ => throw new UnreachableException(),
    };
}
