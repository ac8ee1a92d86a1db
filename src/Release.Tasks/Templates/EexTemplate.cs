using Release.Otp;

namespace Release.Tasks.Templates;

/// <summary>
/// The plain part of EEx, which needs no Elixir: text, <c>&lt;%= @release.FIELD %&gt;</c> with the fields name, version, erts_version, path and
/// version_path, <c>&lt;%%</c> for the two characters themselves, and comments. What is rendered is byte for byte what <c>mix release</c> writes.
/// </summary>
public static class EexTemplate
{
    /// <summary>Whether a template can be rendered without Elixir.</summary>
    public static bool IsPlain(string text) => EexScanner.Parts(text).All(part => part is not (EexPart.Expression or EexPart.Unclosed));

    /// <summary>Renders a template. Throws <see cref="DiagnosticException"/> REL1805 or REL1806 at the first tag that is not plain.</summary>
    /// <param name="text">The template.</param>
    /// <param name="file">Where it comes from, for findings.</param>
    /// <param name="release">What its tags name.</param>
    public static string Render(string text, string file, EexRelease release) =>
        string.Concat(EexScanner.Parts(text).Select(part => part switch
        {
            EexPart.Text plain => plain.Value,
            EexPart.Field field => release.Field(field.Name),
            EexPart.Comment => "",
            _ => throw NotPlain(part, TemplateText.PlaceAt(text, file, part.Start)),
        }));

    private static DiagnosticException NotPlain(EexPart part, Place place) => part is EexPart.Unclosed open
        ? TemplateErrors.Unclosed(place, open.Opening, open.Closing)
        : TemplateErrors.NeedsElixir(place, ((EexPart.Expression)part).Tag);
}
