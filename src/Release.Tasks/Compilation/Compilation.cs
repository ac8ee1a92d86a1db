using System.Text.RegularExpressions;
using Release.Otp;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Installations;

namespace Release.Tasks.Compilation;

/// <summary>One compilation: grammars first, then the modules step by step; of each step what is not up to date, in parallel runs of erlc.</summary>
internal sealed partial class Compilation(Erlc erlc, CompilerArguments arguments, HeaderCopies copies, OutputLayout layout, CompilationState state, KnownFiles files, Action<Diagnostic> report)
{
    // Starting erlc costs as much as compiling some ten small modules.
    private const int SmallestBatch = 12;

    // Windows takes command lines of 32,767 characters; most of the paths of a batch are those of its sources.
    private const int LongestCommandLine = 20_000;

    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);
    private bool _headersAreFresh;

    public async Task CompileAsync(Seq<ApplicationSources> sources, Seq<string> transforms, CancellationToken cancellation)
    {
        DeleteRuns();
        var grammars = sources.SelectMany(source => source.Grammars).ToList();
        await CompileStepAsync(grammars, _ => [], _ => [], cancellation).ConfigureAwait(false);
        var modules = sources.SelectMany(source => source.Modules).Where(unit => !_failed.Contains(unit.Module)).ToList();
        var headers = sources.SelectMany(source => source.Modules).Select(unit => unit.Application).DistinctBy(application => application.Name).SelectMany(HeaderCopies.HeadersOf);
        var graph = ModuleGraph.Of(modules, headers, transforms, files);
        foreach (var step in graph.Steps())
        {
            await CompileStepAsync(step, graph.Uses, unit => graph.Facts(unit).Includes, cancellation).ConfigureAwait(false);
        }

        Forget([.. grammars, .. modules]);
    }

    /// <summary>Compiles modules whose place in the order and whose headers are those of the last compilation, and on which no other module depends.</summary>
    public async Task RecompileAsync(IReadOnlyList<CompilationUnit> units, Func<CompilationUnit, Seq<string>> includes, CancellationToken cancellation)
    {
        var uses = units.ToDictionary(unit => unit, unit => state.Units[unit.Key].Uses.Keys.ToSeq());
        await CompileStepAsync(units, unit => uses[unit], includes, cancellation).ConfigureAwait(false);
        DeleteRuns();
    }

    private async Task CompileStepAsync(
        IReadOnlyList<CompilationUnit> units,
        Func<CompilationUnit, Seq<string>> uses,
        Func<CompilationUnit, Seq<string>> includes,
        CancellationToken cancellation)
    {
        files.PrepareDigests(units.Select(unit => unit.Output));
        var stale = new List<CompilationUnit>();
        foreach (var unit in units)
        {
            if (uses(unit).Any(_failed.Contains))
            {
                // What it would be told is only that the other module is missing.
                Fail(unit);
            }
            else if (UpToDate(unit, uses(unit)) is { } current)
            {
                current.Warnings.ForEach(report);
            }
            else
            {
                stale.Add(unit);
            }
        }

        foreach (var result in await RunAsync(stale, uses, includes, cancellation).ConfigureAwait(false))
        {
            Record(result, uses(result.Unit), includes(result.Unit));
        }
    }

    private UnitState? UpToDate(CompilationUnit unit, Seq<string> uses) =>
        state.Units.TryGetValue(unit.Key, out var last)
        && last.Source == files.Digest(unit.Source)
        && last.Output == files.Digest(unit.Output)
        && last.Headers.All(header => header.Value == files.Digest(header.Key))
        && last.Uses.Count == uses.Count
        && uses.All(module => last.Uses.TryGetValue(module, out var digest) && digest == ModuleDigest(module))
            ? last
            : null;

    // A module that stands nowhere in the code path is one of OTP, which the key of the state covers, or missing.
    private string ModuleDigest(string module) =>
        DirectoryOf(module) is { } directory ? files.Digest(FileOf(module, directory)) : "";

    private string? DirectoryOf(string module) => arguments.CodePath.FirstOrDefault(directory => files.Digest(FileOf(module, directory)) != "");

    private static string FileOf(string module, string directory) => Path.Combine(directory, module + ".beam");

    // Directories that must come before OTP's: of modules that take part, and of applications of which OTP has one too.
    private HashSet<string> Ahead(IEnumerable<string> modules) => modules.Distinct().Select(DirectoryOf).OfType<string>()
        .Concat(arguments.CodePath.Where(directory => erlc.Applications.Contains(ApplicationOf(directory))))
        .ToHashSet(StringComparer.Ordinal);

    // What a macro names is not known before the compiler runs.
    private bool MayUseOthers(CompilationUnit unit, Seq<string> uses) => uses.Any(module => DirectoryOf(module) is not null) || HiddenUse().IsMatch(File.ReadAllText(unit.Source));

    [GeneratedRegex(@"behaviou?r\s*\(\s*\?|_transform", RegexOptions.CultureInvariant)]
    private static partial Regex HiddenUse();

    private static string ApplicationOf(string ebin) => ApplicationDirectory.NameOf(Path.GetFileName(Path.GetDirectoryName(ebin)) ?? "");

    private async Task<IEnumerable<UnitResult>> RunAsync(List<CompilationUnit> stale, Func<CompilationUnit, Seq<string>> uses, Func<CompilationUnit, Seq<string>> includes, CancellationToken cancellation)
    {
        if (stale.Count == 0)
        {
            return [];
        }

        if (!_headersAreFresh)
        {
            copies.Refresh();
            _headersAreFresh = true;
        }

        var ahead = Ahead(stale.SelectMany(unit => uses(unit)));
        var including = stale.Where(unit => includes(unit).Count > 0).ToHashSet();
        var results = new List<UnitResult>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Batches(stale).Index(), options, async (batch, token) =>
        {
            var directory = Path.Combine(layout.Runs, $"{stale[0].Module}-{batch.Index}");
            var search = new CodeSearch(ahead, batch.Item.Any(unit => including.Contains(unit) || MayUseOthers(unit, uses(unit))));
            var run = await new ErlcBatch(erlc, arguments, copies, batch.Item, including, search, directory).CompileAsync(token).ConfigureAwait(false);
            lock (results)
            {
                results.AddRange(run);
            }
        }).ConfigureAwait(false);
        return results.OrderBy(result => result.Unit.Source, StringComparer.Ordinal);
    }

    private static IEnumerable<IReadOnlyList<CompilationUnit>> Batches(List<CompilationUnit> units)
    {
        var size = Math.Max(SmallestBatch, (units.Count + Environment.ProcessorCount - 1) / Environment.ProcessorCount);
        foreach (var application in units.GroupBy(unit => unit.Application.Name))
        {
            var batch = new List<CompilationUnit>();
            foreach (var unit in application)
            {
                if (batch.Count == size || batch.Sum(other => other.Source.Length + 1) + unit.Source.Length > LongestCommandLine)
                {
                    yield return batch;
                    batch = [];
                }

                batch.Add(unit);
            }

            yield return batch;
        }
    }

    private void Record(UnitResult result, Seq<string> uses, Seq<string> includes)
    {
        foreach (var finding in result.Findings)
        {
            report(finding);
        }

        if (result.Made is null)
        {
            Fail(result.Unit);
            return;
        }

        OutputFile.MoveIfDifferent(result.Made, result.Unit.Output);
        files.Forget(result.Unit.Output);
        state.Units.Remove(result.Unit.Key);
        if (result.Headers is not null)
        {
            state.Units[result.Unit.Key] = new UnitState(
                files.Digest(result.Unit.Source),
                result.Headers.Concat(PlacesOf(result.Unit, includes)).Distinct().ToDictionary(header => header, files.Digest),
                uses.ToDictionary(module => module, ModuleDigest),
                files.Digest(result.Unit.Output),
                [.. result.Findings]);
        }
    }

    // A header that appears where none was, before the one that was taken, will be taken instead.
    private IEnumerable<string> PlacesOf(CompilationUnit unit, Seq<string> includes) =>
        from include in includes
        from directory in arguments.IncludePath(unit.Application).Prepend(Path.GetDirectoryName(unit.Source)!)
        let place = Path.Combine(directory, include)
        where !place.StartsWith(layout.Headers, StringComparison.Ordinal) && files.Digest(place) == ""
        select place;

    private void Fail(CompilationUnit unit)
    {
        _failed.Add(unit.Module);
        state.Units.Remove(unit.Key);
    }

    private void Forget(IEnumerable<CompilationUnit> units)
    {
        var keys = units.Select(unit => unit.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var key in state.Units.Keys.Where(key => !keys.Contains(key)).ToList())
        {
            state.Units.Remove(key);
        }

        DeleteRuns();
    }

    private void DeleteRuns()
    {
        if (Directory.Exists(layout.Runs))
        {
            Directory.Delete(layout.Runs, recursive: true);
        }
    }
}
