using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;
using HandlebarsDotNet.IO;
using Release.Otp;

namespace Release.Tasks.Templates;

/// <summary>Templates in the language of Handlebars: <c>{{release.name}}</c>, <c>{{#if}}</c>, <c>{{#unless}}</c>, <c>{{#each}}</c>, <c>{{#with}}</c>.</summary>
public sealed class HandlebarsTemplateEngine : ITemplateEngine
{
    // Handlebars.Net refuses {{name}}} , which shell code is full of: ${X:-{{name}}}; and it takes \{{name}} , as in C:\{{name}} , for text
    // that is not to be filled. The brace of the shell and the backslash of Windows are hidden from it.
    private const char HiddenBrace = '\uFFFF';
    private const char HiddenBackslash = '\uFFFE';

    private readonly Lazy<IHandlebars> _handlebars = new(Engine);

    /// <inheritdoc/>
    public string Render(string templateText, string file, TemplateModel model)
    {
        var tags = TemplateCheck.Read(templateText, file, model);
        return PlainTemplate.Fill(templateText, tags, model) ?? RenderCompiled(templateText, tags, file, model);
    }

    /// <summary>Renders a template whose placeholders were checked, by the engine whatever they are.</summary>
    internal string RenderCompiled(string templateText, Seq<TemplateTag> tags, string file, TemplateModel model)
    {
        try
        {
            return Unhide(_handlebars.Value.Compile(Hide(templateText, tags))(Plain(model.Root)));
        }
        catch (HandlebarsUndefinedBindingException exception)
        {
            throw TemplateErrors.UnknownVariable(PlaceOf(exception.Path, tags, file), exception.Path, model);
        }
        catch (Exception exception)
        {
            // The engine trips over some templates with exceptions of its own making and of the runtime's; each is a template that it cannot read.
            throw TemplateErrors.Syntax(new Place(file), exception.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.'), exception);
        }
    }

    private static IHandlebars Engine()
    {
        var engine = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = true });
        engine.Configuration.FormatterProviders.Add(new FlagFormatter());
        return engine;
    }

    private static string Hide(string text, Seq<TemplateTag> tags)
    {
        var characters = text.ToCharArray();
        foreach (var tag in tags)
        {
            if (tag.Start > 0 && characters[tag.Start - 1] == '\\')
            {
                characters[tag.Start - 1] = HiddenBackslash;
            }

            if (tag.End < characters.Length && characters[tag.End] == '}')
            {
                characters[tag.End] = HiddenBrace;
            }
        }

        return new string(characters);
    }

    private static string Unhide(string text) => text.Replace(HiddenBrace, '}').Replace(HiddenBackslash, '\\');

    private static Place PlaceOf(string path, Seq<TemplateTag> tags, string file) =>
        tags.FirstOrDefault(tag => tag.Words.Contains(path))?.Place ?? new Place(file);

    private static object Plain(TemplateValue value) => value switch
    {
        TemplateValue.Text text => text.Value,
        TemplateValue.Flag flag => flag.Value,
        TemplateValue.List list => list.Items.Select(Plain).ToArray(),
        TemplateValue.Table table => table.Members.ToDictionary(member => member.Key, member => Plain(member.Value)),
        _ => throw new UnreachableException(),
    };

    /// <summary>Writes flags as configuration files do, in lower case.</summary>
    private sealed class FlagFormatter : IFormatter, IFormatterProvider
    {
        public void Format<T>(T value, in EncodedTextWriter writer) => writer.Write(value is true ? "true" : "false", false);

        public bool TryCreateFormatter(Type type, [NotNullWhen(true)] out IFormatter? formatter)
        {
            formatter = type == typeof(bool) ? this : null;
            return formatter is not null;
        }
    }
}
