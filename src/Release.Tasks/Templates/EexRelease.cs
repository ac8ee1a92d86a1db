namespace Release.Tasks.Templates;

/// <summary>What <c>@release</c> is to a template of Elixir, as far as its fields are texts.</summary>
/// <param name="Name">Name of the release.</param>
/// <param name="Version">Version of the release.</param>
/// <param name="ErtsVersion">Version of the Erlang runtime system.</param>
/// <param name="Path">Full path of the release directory, with <c>/</c>.</param>
/// <param name="VersionPath">Full path of <c>releases/VSN</c> in it.</param>
public sealed record EexRelease(string Name, string Version, string ErtsVersion, string Path, string VersionPath)
{
    /// <summary>The release that is assembled at <paramref name="root"/>.</summary>
    public static EexRelease At(string root, string name, string version, string ertsVersion)
    {
        var path = System.IO.Path.TrimEndingDirectorySeparator(root).Replace('\\', '/');
        return new EexRelease(name, version, ertsVersion, path, $"{path}/releases/{version}");
    }

    /// <summary>The text of a field.</summary>
    internal string Field(string name) => name switch
    {
        "name" => Name,
        "version" => Version,
        "erts_version" => ErtsVersion,
        "path" => Path,
        "version_path" => VersionPath,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a field of a release."),
    };
}
