using Release.Otp;

namespace Release.Tasks.Templates;

/// <summary>What can be wrong with a template.</summary>
internal static class TemplateErrors
{
    private const int LongestShown = 60;

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

    /// <summary>REL1805: '&lt;%= if x do %&gt;' can be rendered by Elixir only, which this build does not use. Write &lt;%= @release.FIELD %&gt;, or let Elixir on the build machine render it (BeamBuildTool=mix).</summary>
    public static DiagnosticException NeedsElixir(Place place, string tag) => Error(
        1805,
        place,
        $"'{Shortened(tag)}' can be rendered by Elixir only, which this build does not use. Without Elixir there are <%= @release.FIELD %>, with FIELD one of " +
            "name, version, erts_version, path and version_path, comments, and <%% for a <% of the text. Write one of these, or let Elixir on the build machine " +
            "render the template: set BeamBuildTool to mix.");

    /// <summary>REL1806: '&lt;%=' has no '%&gt;'. Close the tag; a &lt;% of the text is written &lt;%%.</summary>
    public static DiagnosticException Unclosed(Place place, string opening, string closing) =>
        Error(1806, place, $"'{opening}' has no '{closing}'. Close the tag; a <% of the text is written <%%.");

    private static string Shortened(string tag)
    {
        var line = tag.ReplaceLineEndings(" ");
        return line.Length <= LongestShown ? line : $"{line[..LongestShown]}...";
    }

    private static DiagnosticException Error(int number, Place place, string message, Exception? inner = null) =>
        new(Diagnostic.Error(number, place, message), inner);
}
