using System.Collections.Immutable;

namespace Release.Tasks.Templates;

/// <summary>Everything that a template may name: a tree of tables, lists, texts and flags.</summary>
/// <param name="Root">The outermost names.</param>
public sealed record TemplateModel(TemplateValue.Table Root)
{
    /// <summary>The model of every script and template of a release: <c>release.name</c> and its like.</summary>
    /// <param name="name">Name of the release.</param>
    /// <param name="version">Version of the release.</param>
    /// <param name="ertsVersion">Version of the Erlang runtime system.</param>
    /// <param name="includeErts">Whether the release brings that runtime system.</param>
    /// <param name="applications">Names and versions of its applications, in their order in the <c>.rel</c>.</param>
    public static TemplateModel OfRelease(
        string name, string version, string ertsVersion, bool includeErts, params IEnumerable<(string Name, string Version)> applications) =>
        new(TemplateValue.Table.Of(("release", TemplateValue.Table.Of(
            ("name", new TemplateValue.Text(name)),
            ("version", new TemplateValue.Text(version)),
            ("erts_version", new TemplateValue.Text(ertsVersion)),
            ("include_erts", new TemplateValue.Flag(includeErts)),
            ("applications", new TemplateValue.List([.. applications.Select(Application)]))))));

    /// <summary>The value that a dotted path names, or null where there is none.</summary>
    public TemplateValue? Find(string path)
    {
        TemplateValue? value = Root;
        foreach (var name in path.Split('.'))
        {
            value = (value as TemplateValue.Table)?.Members.GetValueOrDefault(name);
        }

        return value;
    }

    /// <summary>Every path that names something, for messages.</summary>
    public IEnumerable<string> Paths() => PathsOf(Root, "");

    private static IEnumerable<string> PathsOf(TemplateValue.Table table, string prefix) =>
        table.Members.SelectMany(member => member.Value is TemplateValue.Table inner
            ? PathsOf(inner, prefix + member.Key + ".")
            : [prefix + member.Key]);

    private static TemplateValue Application((string Name, string Version) application) =>
        TemplateValue.Table.Of(("name", new TemplateValue.Text(application.Name)), ("version", new TemplateValue.Text(application.Version)));
}
