using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Release.Otp.Releases;

namespace Release.Tasks.Mix;

/// <summary>
/// What <c>mix.exs</c> says of a release, as MSBuild properties and items. They are imported behind the project's own lines, which win:
/// a property is set where it is empty, an item is added where there is none of its name.
/// </summary>
internal sealed class MixProperties
{
    private readonly XElement _properties = new("PropertyGroup");
    private readonly XElement _items = new("ItemGroup");

    private MixProperties()
    {
    }

    /// <summary>The text of the <c>.props</c> file.</summary>
    public static string Of(MixRelease release, string projectDirectory)
    {
        var properties = new MixProperties();
        properties.AddVersion(release);
        properties.AddOptions(release);
        properties.AddItems(release, projectDirectory);
        return properties.ToText();
    }

    // Either of the two properties in the project makes both of them the project's.
    private void AddVersion(MixRelease release)
    {
        const string neither = "'$(ReleaseVersion)' == '' and '$(ReleaseVersionFromApplication)' == ''";
        Add("ReleaseVersion", release.Version, neither);
        Add("ReleaseVersionFromApplication", release.VersionFromApplication?.Value, neither);
    }

    private void AddOptions(MixRelease release)
    {
        Add("ReleaseRoot", release.Path is { } path ? path + "/" : null);
        Add("IncludeErts", release.IncludeErts);
        Add("StripBeams", release.StripBeams);
        Add("CompressBeams", release.CompressBeams);
        Add("ReleaseCookie", release.Cookie);
        Add("ReleaseTemplatesPath", release.RelTemplatesPath);
        // A lone separator is an empty list that does not look unset.
        AddRaw("ExecutablesFor", release.IncludeExecutablesFor is { } systems ? systems.Count == 0 ? ";" : string.Join(';', systems) : null);
        Add("RuntimeConfigPath", release.RuntimeConfigPath ?? "false");
        Add("RebootSystemAfterConfig", release.RebootSystemAfterConfig);
        Add("PruneRuntimeSysConfigAfterBoot", release.PruneRuntimeSysConfigAfterBoot);
        Add("StartDistributionDuringConfig", release.StartDistributionDuringConfig);
        Add("ValidateCompileEnv", release.ValidateCompileEnv);
        AddRaw("SkipModeValidationFor", release.SkipModeValidationFor.Count == 0 ? null : string.Join(';', release.SkipModeValidationFor.Select(name => Escape(name.Value))));
        Add("_ReleaseHasConfigProviders", release.HasConfigProviders ? true : null);
    }

    private void AddItems(MixRelease release, string projectDirectory)
    {
        foreach (var (name, mode) in release.Applications)
        {
            AddItem("ReleaseApplication", Escape(name.Value), new XAttribute("StartType", mode.Atom()));
        }

        foreach (var chunk in release.KeepChunks)
        {
            AddItem("KeepBeamChunk", Escape(chunk));
        }

        foreach (var overlay in release.Overlays)
        {
            var directory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(overlay, projectDirectory));
            _items.Add(new XElement("_ReleaseOverlayDirectory", new XAttribute("Include", Escape(directory))));
            _items.Add(new XElement("ReleaseOverlay", new XAttribute("Include", Escape(directory) + "/**"), new XAttribute("TargetPath", "%(RecursiveDir)%(Filename)%(Extension)")));
        }
    }

    private void AddItem(string type, string include, params XAttribute[] metadata) =>
        _items.Add(new XElement(type, new XAttribute("Include", include), new XAttribute("Exclude", $"@({type})"), metadata));

    private void Add(string name, bool? value) => AddRaw(name, value is { } flag ? flag ? "true" : "false" : null);

    private void Add(string name, string? value, string? condition = null) => AddRaw(name, value is null ? null : Escape(value), condition);

    private void AddRaw(string name, string? value, string? condition = null)
    {
        if (value is not null)
        {
            _properties.Add(new XElement(name, new XAttribute("Condition", condition ?? $"'$({name})' == ''"), value));
        }
    }

    private string ToText()
    {
        var output = new StringBuilder();
        using (var writer = XmlWriter.Create(output, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" }))
        {
            new XElement("Project", _properties, _items).WriteTo(writer);
        }

        return output.Append('\n').ToString();
    }

    // As a percent sign and two digits a character has no meaning for MSBuild. Letters beyond ASCII need none; blanks at the edges of an
    // item's name would be cut off, control characters cannot stand in XML, and a backslash would become a slash where it looks like a path's.
    private static string Escape(string text) => string.Concat(text.Select(character => character switch
    {
        '%' or '$' or '@' or '\'' or '(' or ')' or ';' or '?' or '*' or '\\' or <= ' ' or '\x7F' => string.Create(CultureInfo.InvariantCulture, $"%{(int)character:X2}"),
        _ => character.ToString(),
    }));
}
