using Release.Otp;

namespace Release.Tasks.Templates;

/// <summary>What can be wrong with a template.</summary>
internal static class TemplateErrors
{
    /// <summary>REL1801: Template variable 'release.nme' is unknown. Known are: release.name, release.version, ...</summary>
    public static DiagnosticException UnknownVariable(Place place, string path, TemplateModel model) =>
        Error(1801, place, $"Template variable '{path}' is unknown. Known are: {string.Join(", ", model.Paths())}.");

    /// <summary>REL1802: The template cannot be read: '{{#if}}' is not closed by '{{/if}}'. Correct the placeholder; braces that begin none need a blank between them.</summary>
    public static DiagnosticException Syntax(Place place, string what, Exception? inner = null) =>
        Error(1802, place, $"The template cannot be read: {what}. Correct the placeholder; braces that begin none need a blank between them.", inner);

    /// <summary>REL1803: Template variable 'release' is no text that could be put in. Name one of its members, or go through it with '{{#each}}'.</summary>
    public static DiagnosticException NotText(Place place, string path) =>
        Error(1803, place, $"Template variable '{path}' is no text that could be put in. Name one of its members, or go through it with '{{{{#each}}}}'.");

    /// <summary>REL1804: The bytes in this line are not UTF-8. Save the template as UTF-8.</summary>
    public static DiagnosticException NotUtf8(Place place, Exception inner) =>
        Error(1804, place, "The bytes in this line are not UTF-8. Save the template as UTF-8.", inner);

    private static DiagnosticException Error(int number, Place place, string message, Exception? inner = null) =>
        new(Diagnostic.Error(number, place, message), inner);
}
