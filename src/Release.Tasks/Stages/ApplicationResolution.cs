using Release.Otp;
using Release.Otp.Releases;
using Release.Tasks.Disk.Installations;
using Release.Tasks.Disk.Records;

namespace Release.Tasks.Stages;

/// <summary>A release with its applications found, and the files that say so.</summary>
public sealed record ResolvedStage(ResolvedRelease Release, StageRecord Record);

/// <summary>Finds the applications of a release: those of the project first, then those of referenced projects, then Elixir's, then those of its paths, then OTP's.</summary>
public sealed class ApplicationResolution
{
    private readonly ResolutionRequest _request;
    private readonly TargetOtp _otp;
    private readonly ProjectApplications _own;
    private readonly MixApplications? _mix;
    private readonly ReferencedApplications _referenced;
    private readonly Seq<ApplicationLibrary> _libraries;
    private readonly ApplicationCatalog _catalog;

    private ApplicationResolution(ResolutionRequest request)
    {
        _request = request;
        _otp = request.Otp;
        _own = new ProjectApplications(request.Sources, request.CompiledDirectory);
        _mix = request.Mix is { } description ? new MixApplications(description) : null;
        _referenced = new ReferencedApplications(request.References);
        _libraries = [.. _mix is null ? [] : (ApplicationLibrary[])[_mix.Elixir], .. request.ApplicationPath.Select(path => new ApplicationLibrary(path)), .. _referenced.Libraries];
        _catalog = new ApplicationCatalog([_own, .. _mix is null ? [] : (IApplicationSource[])[_mix], .. _referenced.Sources, .. _libraries, _otp.Applications()], _otp.Release);
    }

    /// <summary>The release, or everything that stands against it.</summary>
    public static Findings<ResolvedStage> Resolve(ResolutionRequest request)
    {
        var resolution = new ApplicationResolution(request);
        return request.RelFile is { } file ? resolution.HandWritten(file) : resolution.Requested();
    }

    private Findings<ResolvedStage> Requested()
    {
        if (_request is { Mix.IsUmbrella: true, Applications.Count: 0 })
        {
            return Findings.Of<ResolvedStage>(null, ResolutionErrors.UmbrellaWithoutApplications(_request.Project));
        }

        var resolved = ApplicationResolver.Resolve(Asked(), _catalog);
        if (resolved.Failed)
        {
            return Findings.Of<ResolvedStage>(null, resolved.Diagnostics);
        }

        var (version, place) = Version(resolved.Value);
        Diagnostic[] faults = [.. version is { } vsn ? ProjectErrors.InVersion(place, vsn.Value) : [ProjectErrors.NoVersion(place, _request.VersionApplication)]];
        return version is null || faults.Length > 0
            ? Findings.Of<ResolvedStage>(null, [.. resolved.Diagnostics, .. faults])
            : Stage(_request.Name, version.Value, _otp.ErtsVersion, resolved.Value.Applications, resolved.Diagnostics);
    }

    private ReleaseRequest Asked()
    {
        var asked = _request.Applications.Select(item => new RequestedApplication(new ApplicationName(item.Name), StartTypeOf(item.StartType), _request.Project));
        var joining = OwnNames().Select(name => (Name: name, StartType: StartType.Permanent)).Concat(_referenced.Names)
            .DistinctBy(application => application.Name)
            .ExceptBy(asked.Select(application => application.Name), application => application.Name)
            .Select(application => new RequestedApplication(application.Name, application.StartType, new Place(SourceOf(application.Name))));
        return new ReleaseRequest([.. asked, .. joining])
        {
            Defaults = _mix is null ? ReleaseRequest.ErlangDefaults : ReleaseRequest.ElixirDefaults,
            SkipModeValidationFor = _request.SkipModeValidationFor,
        };
    }

    // Of an umbrella the release says which applications it holds.
    private IEnumerable<ApplicationName> OwnNames() => _request.Mix?.App is { } app ? _own.Names.Append(app) : _own.Names;

    private string? SourceOf(ApplicationName name) => _own.SourceOf(name) ?? _mix?.SourceOf(name) ?? _referenced.SourceOf(name);

    private Findings<ResolvedStage> HandWritten(string file)
    {
        var release = HandWrittenRelease.Check(file, _catalog);
        if (release.Failed)
        {
            return Findings.Of<ResolvedStage>(null, release.Diagnostics);
        }

        var specification = release.Value.Specification;
        var byName = release.Value.Applications.ToDictionary(ordered => ordered.Name, ordered => ordered.Application);
        var inFile = specification.Applications.Select(entry => byName[entry.Name]).ToSeq();
        return Findings.Of<object>(specification, ProjectErrors.In(specification, _otp.ErtsVersion)) is { Failed: true } faults
            ? Findings.Of<ResolvedStage>(null, [.. release.Diagnostics, .. faults.Diagnostics])
            : Stage(specification.Name, specification.Vsn, specification.ErtsVsn.Value, inFile, release.Diagnostics);
    }

    private Findings<ResolvedStage> Stage(string name, Vsn vsn, string ertsVsn, Seq<ResolvedApplication> applications, Seq<Diagnostic> diagnostics) =>
        Findings.Of(new ResolvedStage(new ResolvedRelease(name, vsn, new Vsn(ertsVsn), applications.Select(Place).ToSeq()), Record(applications)), diagnostics);

    private ApplicationPlace Place(ResolvedApplication application) => new(
        application.Name,
        application.Vsn,
        application.StartType,
        application.IncludedOverride,
        application.EbinDirectory,
        IsOurs(application) ? SourceOf(application.Name)!
            : _referenced.SourceOf(application.Name, application.EbinDirectory) ?? ResourceFile(application.EbinDirectory, application.Name))
    {
        WhoAsked = application.WhoAsked,
    };

    // A source that offers no file for its own application leaves it to the places searched later.
    private bool IsOurs(ResolvedApplication application) =>
        _own.SourceOf(application.Name) is not null || _mix?.EbinOf(application.Name) == application.EbinDirectory;

    private static string ResourceFile(string ebin, ApplicationName name) => Path.Join(ebin, name.Value + ".app");

    // A directory that appears in a library may hold another version; so may an ebin directory that gets a .app.
    private StageRecord Record(Seq<ResolvedApplication> applications) => new StageRecord()
        .Read(applications.Select(application => ResourceFile(application.EbinDirectory, application.Name)))
        .Read(_request.Sources)
        .Read(_mix?.ResourceFiles ?? [])
        .Read(_referenced.Files)
        .Read(VersionFiles())
        .Read(_request.RelFile is { } file ? [file] : [])
        .Read(_otp.StartCleanScript)
        .ReadDirectories([_otp.LibraryDirectory, .. _libraries.SelectMany(library => library.Searched)]);

    // The version and where the user wrote it.
    private (Vsn? Version, Place Place) Version(Resolution resolution) =>
        _request.Version.Length > 0 ? (new Vsn(_request.Version), _request.Project)
        : VersionApplication(resolution) is { } resource ? (resource.Vsn, resource.Document.PlaceOf(resource.Property("vsn")!))
        : (null, _request.Project);

    // As with mix release, any application that mix finds may give the version, in the release or not.
    private ApplicationResourceFile? VersionApplication(Resolution resolution) =>
        resolution.Applications.FirstOrDefault(application => application.Name.Value == _request.VersionApplication)?.Resource
        ?? (_mix is null ? null : _catalog.Best(new ApplicationName(_request.VersionApplication))?.Resource.Value);

    private IEnumerable<string> VersionFiles()
    {
        var name = new ApplicationName(_request.VersionApplication);
        return _mix is not null && _request.Version.Length == 0 && _catalog.Best(name) is { } found ? [ResourceFile(found.EbinDirectory, name)] : [];
    }

    private static StartType StartTypeOf(string written) =>
        written.Length == 0 ? StartType.Permanent : StartTypes.Parse(written)!.Value;
}
