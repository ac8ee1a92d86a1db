using Release.Otp;

namespace Release.Tasks.Templates;

/// <summary>Reads a template before it is rendered, so that what is wrong with it is reported at its line.</summary>
internal static class TemplateCheck
{
    // The engine takes the stack for each.
    private const int MostNested = 50;

    /// <summary>The placeholders, whose blocks match and whose variables are known. Inside of each and with, names are left to rendering.</summary>
    public static Seq<TemplateTag> Read(string text, string file, TemplateModel model)
    {
        var tags = TemplateScanner.Tags(text, file).ToSeq();
        var blocks = new Stack<TemplateTag>();
        foreach (var tag in tags)
        {
            Match(tag, blocks);
            if (!blocks.Any(ChangesNames))
            {
                CheckNames(tag, model);
            }
        }

        return blocks.TryPeek(out var open)
            ? throw TemplateErrors.Syntax(open.Place, $"'{open.Shown}' is not closed by '{{{{/{open.Words[0]}}}}}'")
            : tags;
    }

    private static void Match(TemplateTag tag, Stack<TemplateTag> blocks)
    {
        switch (tag.Kind)
        {
            case TagKind.Open when tag.Words[0] is not ("if" or "unless" or "each" or "with"):
                throw TemplateErrors.Syntax(tag.Place, $"there is no block '{tag.Words[0]}'; there are if, unless, each and with");
            case TagKind.Open when tag.Words.Count < 2:
                throw TemplateErrors.Syntax(tag.Place, $"'{tag.Shown}' does not say of what");
            case TagKind.Open when blocks.Count == MostNested:
                throw TemplateErrors.Syntax(tag.Place, $"its blocks stand more than {MostNested} deep in each other");
            case TagKind.Open:
                blocks.Push(tag);
                break;
            case TagKind.Else when blocks.Count == 0:
                throw TemplateErrors.Syntax(tag.Place, "'{{else}}' stands outside of a block");
            case TagKind.Close when !blocks.TryPop(out var open) || open.Words[0] != tag.Words[0]:
                throw TemplateErrors.Syntax(tag.Place, $"'{tag.Shown}' closes a block that is not open");
        }
    }

    private static bool ChangesNames(TemplateTag block) => block.Words[0] is "each" or "with";

    private static void CheckNames(TemplateTag tag, TemplateModel model)
    {
        if (tag.Kind is TagKind.Open)
        {
            Find(tag, tag.Words[1], model);
        }
        else if (tag.Kind is TagKind.Value && tag.Words.Count > 1)
        {
            throw TemplateErrors.Syntax(tag.Place, $"'{tag.Shown}' is more than the name of a variable");
        }
        else if (tag.Kind is TagKind.Value && Find(tag, tag.Words[0], model) is TemplateValue.Table or TemplateValue.List)
        {
            throw TemplateErrors.NotText(tag.Place, tag.Words[0]);
        }
    }

    private static TemplateValue Find(TemplateTag tag, string path, TemplateModel model) =>
        model.Find(path) ?? throw TemplateErrors.UnknownVariable(tag.Place, path, model);
}
