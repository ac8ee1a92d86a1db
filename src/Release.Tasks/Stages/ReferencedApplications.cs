using Release.Otp;
using Release.Otp.Releases;
using Release.Tasks.Disk.Installations;
using Release.Tasks.Mix;

namespace Release.Tasks.Stages;

/// <summary>The applications of referenced projects: each project is a place of its own, in the order of the references.</summary>
internal sealed class ReferencedApplications
{
    private readonly Seq<OfferedApplications> _offered;
    private readonly List<(ProjectApplications Applications, StartType StartType)> _erlang;
    private readonly List<(MixApplications Applications, StartType StartType)> _mix;

    public ReferencedApplications(Seq<OfferedApplications> offered)
    {
        _offered = offered;
        _erlang = [.. Of(OfferKind.Erlang)
            .GroupBy(offer => (offer.Project, offer.CompiledDirectory, offer.StartType))
            .Select(project => (new ProjectApplications(project.Select(offer => offer.File).ToSeq(), project.Key.CompiledDirectory), project.Key.StartType))];
        _mix = [.. Of(OfferKind.Mix).Select(offer => (new MixApplications(MixDescription.Read(offer.File)), offer.StartType))];
    }

    /// <summary>Where the applications are looked for.</summary>
    public IEnumerable<IApplicationSource> Sources => [.. _erlang.Select(project => project.Applications), .. _mix.Select(project => project.Applications)];

    /// <summary>Elixir's own applications, and the directories of the projects, which are searched after the release's own.</summary>
    public IEnumerable<ApplicationLibrary> Libraries =>
        [.. _mix.Select(project => project.Applications.Elixir), .. Of(OfferKind.Path).Select(offer => new ApplicationLibrary(offer.File))];

    /// <summary>The applications that join, and how they are started.</summary>
    public IEnumerable<(ApplicationName Name, StartType StartType)> Names =>
    [
        .. _erlang.SelectMany(project => project.Applications.Names.Select(name => (name, project.StartType))),
        .. _mix.SelectMany(project => project.Applications.Own.Select(name => (name, project.StartType))),
    ];

    /// <summary>What was read to know them.</summary>
    public IEnumerable<string> Files =>
        [.. _offered.Where(offer => offer.Kind != OfferKind.Path).Select(offer => offer.File), .. _mix.SelectMany(project => project.Applications.ResourceFiles)];

    /// <summary>The file that the user edits of an application; null where no referenced project compiles it.</summary>
    public string? SourceOf(ApplicationName name) =>
        _erlang.Select(project => project.Applications.SourceOf(name)).FirstOrDefault(source => source is not null)
        ?? _mix.Select(project => project.Applications.SourceOf(name)).FirstOrDefault(source => source is not null);

    /// <summary>The same of the application whose <c>ebin</c> was found; null where it was found elsewhere.</summary>
    public string? SourceOf(ApplicationName name, string ebin) =>
        _erlang.Where(project => project.Applications.EbinOf(name) == ebin).Select(project => project.Applications.SourceOf(name)).FirstOrDefault()
        ?? _mix.Where(project => project.Applications.EbinOf(name) == ebin).Select(project => project.Applications.SourceOf(name)).FirstOrDefault();

    private IEnumerable<OfferedApplications> Of(OfferKind kind) => _offered.Where(offer => offer.Kind == kind);
}
