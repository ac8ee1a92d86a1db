using Release.Otp;
using Release.Otp.Releases;

namespace Release.Tasks.Stages;

/// <summary>The applications that the project compiles, each known by its <c>.app.src</c>.</summary>
public sealed class ProjectApplications(Seq<string> sources, string compiledDirectory) : IApplicationSource
{
    private readonly Dictionary<ApplicationName, string> _sources = sources.DistinctBy(NameOf).ToDictionary(NameOf);

    /// <summary>The applications in the order of the project.</summary>
    public IEnumerable<ApplicationName> Names => _sources.Keys;

    /// <summary>The application's <c>.app.src</c>; null where the project does not compile it.</summary>
    public string? SourceOf(ApplicationName name) => _sources.GetValueOrDefault(name);

    /// <summary>Full path of the application's compiled <c>ebin</c>.</summary>
    public string EbinOf(ApplicationName name) => Path.Join(compiledDirectory, name.Value, "ebin");

    /// <inheritdoc/>
    public bool HoldsVersionsSideBySide => false;

    /// <inheritdoc/>
    public IEnumerable<ApplicationCandidate> Find(ApplicationName name) => SourceOf(name) is { } source
        ? new PlacedApplications([new(name, new Vsn(""), StartType.Permanent, null, EbinOf(name), source)]).Find(name)
        : [];

    private static ApplicationName NameOf(string source) => new(Path.GetFileName(source)[..^".app.src".Length]);
}
