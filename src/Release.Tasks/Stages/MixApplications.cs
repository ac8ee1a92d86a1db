using Release.Otp;
using Release.Otp.Releases;
using Release.Tasks.Disk.Installations;
using Release.Tasks.Mix;

namespace Release.Tasks.Stages;

/// <summary>The applications that mix compiled, and behind them those of Elixir itself.</summary>
public sealed class MixApplications : IApplicationSource
{
    private readonly Seq<ApplicationName> _own;
    private readonly Dictionary<ApplicationName, MixApplication> _compiled;

    /// <summary>The applications of a described project.</summary>
    public MixApplications(MixDescription description)
    {
        _own = description.Own;
        _compiled = description.Applications.DistinctBy(application => application.Name).ToDictionary(application => application.Name);
        Elixir = new ApplicationLibrary(description.ElixirLibrary);
    }

    /// <summary>The applications of Elixir.</summary>
    public ApplicationLibrary Elixir { get; }

    /// <summary>The project's own applications.</summary>
    public Seq<ApplicationName> Own => _own;

    /// <summary>The <c>.app</c> files that were looked for, there or not.</summary>
    public IEnumerable<string> ResourceFiles => _compiled.Keys.Select(name => Place(name)!.ResourceFile);

    /// <inheritdoc/>
    public bool HoldsVersionsSideBySide => false;

    /// <summary>Full path of the <c>ebin</c> of an application that mix compiled; null for one of others.</summary>
    public string? EbinOf(ApplicationName name) => Place(name)?.Ebin;

    /// <summary>Where the user edits an application: the <c>mix.exs</c> of the project's own; a fetched one is known by its <c>.app</c>. Null for one of others.</summary>
    public string? SourceOf(ApplicationName name) => Place(name)?.Source;

    /// <inheritdoc/>
    public IEnumerable<ApplicationCandidate> Find(ApplicationName name) => Place(name) is { } place ? new PlacedApplications([place]).Find(name) : [];

    private ApplicationPlace? Place(ApplicationName name) => _compiled.GetValueOrDefault(name) is { } application
        ? new ApplicationPlace(name, new Vsn(""), StartType.Permanent, null, application.Ebin, SourceOf(application))
        : null;

    private string SourceOf(MixApplication application) => _own.Contains(application.Name)
        ? Path.Join(application.Source, "mix.exs")
        : Path.Join(application.Ebin, application.Name.Value + ".app");
}
