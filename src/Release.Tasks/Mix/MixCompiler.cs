using Release.Otp;
using Release.Otp.Terms;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Records;

namespace Release.Tasks.Mix;

/// <summary>Compiles a project with mix and writes what the later stages need to know of it.</summary>
internal sealed class MixCompiler
{
    // What a stage may read; the rest of an answer is about this one run.
    private static readonly HashSet<string> Described = ["mix", "elixir", "project", "application", "own", "consolidated", "default_release", "release"];

    private readonly MixRequest _request;
    private readonly List<string> _written = [];

    private MixCompiler(MixRequest request) => _request = request;

    /// <summary>Runs mix. Nothing is written where it finds an error.</summary>
    public static MixResult Compile(MixRequest request, CancellationToken cancellation) => new MixCompiler(request).Compile(cancellation);

    private MixResult Compile(CancellationToken cancellation)
    {
        var before = SourcesOfProject();
        var noted = new StageRecord().Read(before);
        noted.Save(InOutput("before.record"));
        var answer = _request.Run.Ask("release_sdk.describe", InOutput("answer.term"), null, cancellation);
        if (answer.Failed)
        {
            return new MixResult(answer.Diagnostics, answer.Said, null, null);
        }

        var description = MixDescriptionReader.Read(answer.Terms);
        if (UnknownReleases(description) is [_, ..] unknown)
        {
            return new MixResult([.. answer.Diagnostics, .. unknown], answer.Said, null, null);
        }

        Write(answer, description);
        // A source that was edited meanwhile may have been compiled as it was. With warnings the next build asks too, and so tells them again.
        var isSettled = answer.Diagnostics.Count == 0 && StageRecord.IsCurrent(InOutput("before.record")) && SourcesOfProject().SetEquals(before);
        return new MixResult(answer.Diagnostics, answer.Said, description, isSettled ? Record(answer, description) : null);
    }

    private List<Diagnostic> UnknownReleases(MixDescription description) =>
    [
        .. from name in _request.ReleaseNames
           where description.Release(name) is null
           select MixProjectErrors.UnknownRelease(new Place(Path.Join(_request.Run.ProjectDirectory, "mix.exs")), name, description.Releases.Select(release => release.Name)),
    ];

    private void Write(MixAnswer answer, MixDescription description)
    {
        Write("mix.term", TermPrinter.File(answer.Terms.Terms.Where(IsDescribed)));
        Write("config.term", TermPrinter.File([MixDescriptionReader.Only(answer.Terms, "config", 2)[1]]));
        Write("releases.txt", string.Concat(description.Releases.Select(release => release.Name + "\n")));
        Write("default.txt", description.DefaultRelease + "\n");
        foreach (var release in description.Releases)
        {
            Write(release.Name + ".props", MixProperties.Of(release, _request.Run.ProjectDirectory));
        }
    }

    private static bool IsDescribed(Term term) => term is TupleTerm { Elements: [AtomTerm tag, ..] } && Described.Contains(tag.Name);

    private void Write(string name, string text)
    {
        OutputFile.WriteIfDifferent(InOutput(name), text);
        _written.Add(InOutput(name));
    }

    private StageRecord Record(MixAnswer answer, MixDescription description)
    {
        var ignored = _request.Ignored.Concat(answer.Texts("ignored_directory").Select(Native));
        var sources = WatchedTree.Read(answer.Texts("input_directory").Select(Native), ignored);
        return new StageRecord()
            .Read(sources.Files)
            .Read(answer.Texts("input").Select(Native))
            .ReadDirectories(sources.Directories)
            .Wrote(Compiled(description))
            .Wrote(_written);
    }

    /// <summary>The files of all compiled applications and of the consolidated protocols.</summary>
    public static IEnumerable<string> Compiled(MixDescription description) => description.Applications
        .Select(application => Native(application.Ebin))
        .Append(Native(description.Consolidated ?? ""))
        .SelectMany(OutputFile.In);

    private IReadOnlySet<string> SourcesOfProject() => WatchedTree.Read([_request.Run.ProjectDirectory], _request.Ignored).Files;

    private string InOutput(string name) => Path.Join(_request.OutputDirectory, name);

    private static string Native(string path) => path.Replace('/', Path.DirectorySeparatorChar);
}
