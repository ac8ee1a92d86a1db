using Release.Otp;

namespace Release.Tasks.Templates;

/// <summary>Fills the placeholders of a template: of the shipped ones, and of users' own under <c>rel/</c>.</summary>
public interface ITemplateEngine
{
    /// <summary>
    /// Renders <paramref name="templateText"/>. Line ends, and every character outside a placeholder, stay as they are; nothing is escaped.
    /// Throws <see cref="DiagnosticException"/> with REL1801 to REL1803 at the line of the placeholder.
    /// </summary>
    /// <param name="templateText">The template.</param>
    /// <param name="file">Where it comes from, for findings.</param>
    /// <param name="model">What its placeholders may name.</param>
    public string Render(string templateText, string file, TemplateModel model);
}
