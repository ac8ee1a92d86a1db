using Release.Otp;
using Release.Otp.Beam;
using Release.Otp.Insight;
using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.TargetSystem;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Installations;

namespace Release.Tasks.Stages;

/// <summary>Collects what is known of the applications of a release and explains it.</summary>
public sealed class ReleaseExplanationStage
{
    private readonly ReleaseExplanationRequest _request;
    private readonly TargetOtp _otp;
    private readonly TargetSystemPlan _plan;
    private readonly Dictionary<ApplicationName, ApplicationPlace> _places;

    private ReleaseExplanationStage(ReleaseExplanationRequest request, TargetSystemPlan plan, ResolvedRelease resolved)
    {
        _request = request;
        _otp = request.Assembly.Otp;
        _plan = plan;
        _places = resolved.Applications.ToDictionary(place => place.Name);
    }

    /// <summary>The explanation, or everything that stands against the release.</summary>
    public static Findings<ReleaseExplanation> Explain(ReleaseExplanationRequest request)
    {
        var resolved = ResolvedRelease.Read(request.Assembly.ApplicationsFile);
        var release = HandWrittenRelease.Check(request.Assembly.ReleaseFile, resolved.Catalog(request.Assembly.Otp.Release));
        if (release.Failed)
        {
            return Findings.Of<ReleaseExplanation>(null, release.Diagnostics);
        }

        var composed = ReleaseComposition.Compose(request.Assembly);
        return composed.Failed
            ? Findings.Of<ReleaseExplanation>(null, composed.Diagnostics)
            : Findings.Of(new ReleaseExplanationStage(request, composed.Value.Plan, resolved).Explain(release.Value), composed.Diagnostics);
    }

    private ReleaseExplanation Explain(CheckedRelease release) => ReleaseExplanation.Of(
        release.Specification, release.Applications.Select(Facts).ToSeq(), _otp.ReadStartClean().Preloaded, ModulesElsewhere());

    private ApplicationFacts Facts(OrderedApplication application)
    {
        var place = _places[application.Name];
        var files = ApplicationDirectory.Read(place.Directory, place.SourceDirectory).Files;
        return new ApplicationFacts(
            application,
            place.WhoAsked,
            OriginOf(place),
            place.Directory,
            OnAllProcessors.Select(files.Where(file => IsModule(file.Path)), file => Module(file.Source)).ToSeq(),
            files.Sum(file => SourceFile.Length(file.Source)),
            SizeInRelease($"lib/{place.Name}-{place.Vsn}/"));
    }

    private ApplicationOrigin OriginOf(ApplicationPlace place) =>
        place.IsFromSource ? ApplicationOrigin.Project
        : place.IsGenerated ? ApplicationOrigin.Mix
        : _otp.Holds(place.Ebin) ? ApplicationOrigin.Otp
        : ElixirLibraries.Any(library => place.Ebin.StartsWith(library + Path.DirectorySeparatorChar, StringComparison.Ordinal)) ? ApplicationOrigin.Elixir
        : ApplicationOrigin.ApplicationPath;

    private static ModuleFacts Module(string file)
    {
        var beam = BeamFile.ReadNamed(SourceFile.Bytes(file), file);
        return new ModuleFacts(beam.Module, beam.Imports);
    }

    private long SizeInRelease(string directory) =>
        OnAllProcessors.Select(_plan.Files.Where(file => file.Path.StartsWith(directory, StringComparison.Ordinal)), file => LengthOf(file.Content)).Sum();

    private static long LengthOf(FileContent content) => content is FileContent.CopyOf copy ? SourceFile.Length(copy.File) : PlannedContent.Read(content).Length;

    private IEnumerable<string> ElixirLibraries => _request.Assembly.Mix is { } mix ? [mix.ElixirLibrary] : [];

    private ILookup<string, ApplicationName> ModulesElsewhere() => _request.ApplicationPath
        .Concat(ElixirLibraries)
        .Append(_otp.LibraryDirectory)
        .SelectMany(ModuleIndex.Below)
        .Where(module => !_places.ContainsKey(module.Application))
        .ToLookup(module => module.Module, module => module.Application, StringComparer.Ordinal);

    private static bool IsModule(string path) => path.StartsWith("ebin/", StringComparison.Ordinal) && path.EndsWith(".beam", StringComparison.Ordinal);
}
