using Release.Otp;
using Release.Otp.Releases;
using Release.Tasks.Disk;

namespace Release.Tasks.Stages;

/// <summary>A release with its applications found, and the files that say so.</summary>
public sealed record ResolvedStage(ResolvedRelease Release, StageRecord Record);

/// <summary>Finds the applications of a release: those of the project first, then those of its paths, then OTP's.</summary>
public sealed class ApplicationResolution
{
    private readonly ResolutionRequest _request;
    private readonly TargetOtp _otp;
    private readonly ProjectApplications _own;
    private readonly Seq<ApplicationLibrary> _libraries;
    private readonly ApplicationCatalog _catalog;

    private ApplicationResolution(ResolutionRequest request)
    {
        _request = request;
        _otp = request.Otp;
        _own = new ProjectApplications(request.Sources, request.CompiledDirectory);
        _libraries = request.ApplicationPath.Select(path => new ApplicationLibrary(path)).ToSeq();
        _catalog = new ApplicationCatalog(
            [_own, .. _libraries, _otp.Applications()],
            _otp.Release);
    }

    /// <summary>The release, or everything that stands against it.</summary>
    public static Findings<ResolvedStage> Resolve(ResolutionRequest request)
    {
        var resolution = new ApplicationResolution(request);
        return request.RelFile is { } file ? resolution.HandWritten(file) : resolution.Requested();
    }

    private Findings<ResolvedStage> Requested()
    {
        var asked = _request.Applications.Select(item => new RequestedApplication(new ApplicationName(item.Name), StartTypeOf(item.StartType), _request.Project));
        var own = _own.Names.Except(asked.Select(application => application.Name)).Select(name => new RequestedApplication(name, StartType.Permanent, _own.PlaceOf(name)));
        var resolved = ApplicationResolver.Resolve(new ReleaseRequest([.. asked, .. own]), _catalog);
        if (resolved.Failed)
        {
            return Findings.Of<ResolvedStage>(null, resolved.Diagnostics);
        }

        var (version, place) = VersionIn(resolved.Value);
        Diagnostic[] faults = [.. version is { } vsn ? ProjectErrors.InVersion(place, vsn.Value) : [ProjectErrors.NoVersion(place, _request.VersionApplication)]];
        return version is null || faults.Length > 0
            ? Findings.Of<ResolvedStage>(null, [.. resolved.Diagnostics, .. faults])
            : Stage(_request.Name, version.Value, _otp.ErtsVersion, resolved.Value.Applications, resolved.Diagnostics);
    }

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
        _own.SourceOf(application.Name) ?? Path.Join(application.EbinDirectory, application.Name.Value + ".app"));

    // A directory that appears in a library may hold another version; so may an ebin directory that gets a .app.
    private StageRecord Record(Seq<ResolvedApplication> applications) => new StageRecord()
        .Read(applications.Select(application => Path.Join(application.EbinDirectory, application.Name.Value + ".app")))
        .Read(_request.Sources)
        .Read(_request.RelFile is { } file ? [file] : [])
        .Read(_otp.StartCleanScript)
        .ReadDirectories([_otp.LibraryDirectory, .. _libraries.SelectMany(library => library.Searched)]);

    // The version and where the user wrote it.
    private (Vsn? Version, Place Place) VersionIn(Resolution resolution) =>
        _request.Version.Length > 0 ? (new Vsn(_request.Version), _request.Project)
        : resolution.Applications.FirstOrDefault(application => application.Name.Value == _request.VersionApplication) is { Resource: var resource }
            ? (resource.Vsn, resource.Document.PlaceOf(resource.Property("vsn")!))
            : (null, _request.Project);

    private static StartType StartTypeOf(string written) =>
        written.Length == 0 ? StartType.Permanent : StartTypes.Parse(written)!.Value;
}
