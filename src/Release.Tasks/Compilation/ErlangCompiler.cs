using Release.Otp;
using Release.Otp.Releases;
using Release.Otp.Terms;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Installations;
using Release.Tasks.Disk.Records;

namespace Release.Tasks.Compilation;

/// <summary>
/// Compiles a project's own Erlang applications with erlc: only what changed, in the order in which modules need each other, and with the
/// errors of all files at once. What is made is written only when its bytes differ.
/// </summary>
internal sealed class ErlangCompiler
{
    private readonly OutputLayout _layout;
    private readonly Action<Diagnostic> _report;
    private readonly List<Diagnostic> _errors = [];
    private readonly CompilationRequest _request;

    private ErlangCompiler(CompilationRequest request, Action<Diagnostic> report)
    {
        _request = request;
        _layout = new OutputLayout(request.OutputDirectory);
        _report = report;
    }

    /// <summary>Compiles, telling every finding; answers what was made, or nothing where there were errors.</summary>
    /// <param name="request">What to compile.</param>
    /// <param name="former">The record of the last compilation, where all that reaches this one besides files is as it was then; null otherwise.</param>
    /// <param name="report">Takes the findings.</param>
    /// <param name="cancellation">Ends the compiler.</param>
    /// <exception cref="DiagnosticException">REL8001, REL8002: the compiler is missing.</exception>
    public static CompilationResult Compile(CompilationRequest request, FormerRecord? former, Action<Diagnostic> report, CancellationToken cancellation) =>
        new ErlangCompiler(request, report).CompileAsync(former, cancellation).GetAwaiter().GetResult();

    private async Task<CompilationResult> CompileAsync(FormerRecord? former, CancellationToken cancellation)
    {
        // Of many modules it is large: it is read while the applications are.
        var loading = Task.Run(() => CompilationState.Read(_layout.State), cancellation);
        try
        {
            return former?.ChangedFiles() is { } changed && await RecompileAsync(changed, loading, cancellation).ConfigureAwait(false) is { } result
                ? result
                : await CompileAllAsync(loading, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (_errors.Count > 0 && DiskErrors.IsFailure(failure))
        {
            // The disk that failed the compiler fails us too: that is said already.
            return CompilationResult.None;
        }
    }

    private async Task<CompilationResult> CompileAllAsync(Task<CompilationState?> loading, CancellationToken cancellation)
    {
        var applications = ReadApplications();
        var sources = OnAllProcessors.Select(applications, application => ApplicationSources.Of(application, _layout)).ToSeq();
        CheckModules(sources);
        CheckOutput(applications);
        if (_errors.Count > 0)
        {
            return CompilationResult.None;
        }

        var state = await CompileSourcesAsync(applications, sources, loading, cancellation).ConfigureAwait(false);
        return _errors.Count > 0 ? CompilationResult.None : Result(applications, sources, state);
    }

    private async Task<CompilationState> CompileSourcesAsync(Seq<ErlangApplication> applications, Seq<ApplicationSources> sources, Task<CompilationState?> loading, CancellationToken cancellation)
    {
        var erlc = Erlc.Find(_request.OtpRoot, _request.Environment);
        var copies = new HeaderCopies(applications, _layout);
        var arguments = new CompilerArguments(_request, applications, _layout, copies);
        var state = CompilationState.After(await loading.ConfigureAwait(false), arguments.Key(erlc));
        var outdated = state.Applications.ExceptBy(applications.Select(application => application.Name), known => known.Name).ToList();
        var files = new KnownFiles(state.Files);
        var compilation = new Compilation(erlc, arguments, copies, _layout, state, files, Report);
        state.Applications.RemoveAll(known => !outdated.Contains(known));
        state.Applications.AddRange(applications.Select(application => new KnownApplication(application.Name, application.Version, application.Directory)));
        try
        {
            await compilation.CompileAsync(sources, Transforms(), cancellation).ConfigureAwait(false);
            if (_errors.Count == 0)
            {
                OnAllProcessors.ForEach(applications.Zip(sources), pair => WriteResourceFile(pair.First, pair.Second));
                RemoveOldApplications(outdated.Select(application => application.Name));
                state.Applications.RemoveAll(outdated.Contains);
            }
        }
        finally
        {
            (state with { Files = files.ToSave() }).Save(_layout.State);
        }

        return state;
    }

    // Where nothing but the content of some sources changed, and nothing that they say about other files, nobody else is concerned. Null where that is not so.
    private async Task<CompilationResult?> RecompileAsync(IReadOnlyList<string> changed, Task<CompilationState?> loading, CancellationToken cancellation)
    {
        if (await loading.ConfigureAwait(false) is not { } state)
        {
            return null;
        }

        var applications = state.Applications.Select(known => new ErlangApplication(known.Name, known.Version, known.Directory, [])).OrderBy(known => known.Name, StringComparer.Ordinal).ToSeq();
        var units = changed.Select(source => ApplicationSources.UnitOf(source, applications, _layout)).OfType<CompilationUnit>().ToList();
        var erlc = Erlc.Find(_request.OtpRoot, _request.Environment);
        var copies = new HeaderCopies(applications, _layout);
        var arguments = new CompilerArguments(_request, applications, _layout, copies);
        var files = new KnownFiles(state.Files);
        if (units.Count < changed.Count || state.Key != arguments.Key(erlc) || !units.All(unit => IsAlone(unit, state, files)))
        {
            return null;
        }

        var facts = new IncludedFacts(units.Any(unit => files.Facts(unit.Source).Includes.Count > 0) ? applications.SelectMany(HeaderCopies.HeadersOf) : [], files);
        try
        {
            await new Compilation(erlc, arguments, copies, _layout, state, files, Report).RecompileAsync(units, unit => facts.Of(unit.Source).Includes, cancellation).ConfigureAwait(false);
        }
        finally
        {
            (state with { Files = files.ToSaveWithOthers() }).Save(_layout.State);
        }

        return _errors.Count > 0
            ? CompilationResult.None
            : new CompilationResult(
                applications.Select(Compiled).ToSeq(),
                [.. changed, .. units.SelectMany(unit => state.Units[unit.Key].Headers.Keys)],
                [],
                units.Select(unit => unit.Output).ToSeq())
            { IsPartial = true };
    }

    private static bool IsAlone(CompilationUnit unit, CompilationState state, KnownFiles files) =>
        state.Units.ContainsKey(unit.Key)
        && state.Files.TryGetValue(unit.Source, out var last) && last.Facts == files.Facts(unit.Source)
        && !state.Units.Values.Any(other => other.Uses.ContainsKey(unit.Module));

    private CompilationResult Result(Seq<ErlangApplication> applications, Seq<ApplicationSources> sources, CompilationState state)
    {
        var units = sources.SelectMany(source => source.Grammars.Concat(source.Modules)).ToList();
        return new CompilationResult(
            applications.Select(Compiled).ToSeq(),
            [.. _request.Applications, .. units.Select(unit => unit.Origin), .. state.Units.Values.SelectMany(unit => unit.Headers.Keys)],
            applications.SelectMany(application => ApplicationSources.DirectoriesOf(application)).ToSeq(),
            [.. units.Where(unit => !unit.IsGrammar).Select(unit => unit.Output), .. applications.Select(application => Path.Combine(_layout.Ebin(application.Name), application.Name + ".app"))]);
    }

    private Seq<string> Transforms() => _request.Options.SelectMany(SourceFacts.TransformsOf).ToSeq();

    private Seq<ErlangApplication> ReadApplications()
    {
        var applications = new Dictionary<string, (ErlangApplication Application, string File)>(StringComparer.Ordinal);
        var otpRelease = (_request.OtpRoot is { } root ? OtpInstallation.ReleaseNumberAt(root) : null) ?? TermReader.OldestOtpRelease;
        foreach (var (file, read) in OnAllProcessors.Select(_request.Applications.Order(StringComparer.Ordinal), file => (file, ReadApplication(file, otpRelease))))
        {
            read.Diagnostics.ToList().ForEach(Report);
            if (read.Value is { } application && !applications.TryAdd(application.Name, (application, file)))
            {
                Report(CompilationErrors.DuplicateApplication(file, application.Name, applications[application.Name].File));
            }
        }

        return applications.Values.Select(found => found.Application).OrderBy(application => application.Name, StringComparer.Ordinal).ToSeq();
    }

    private Findings<ErlangApplication> ReadApplication(string file, int otpRelease)
    {
        try
        {
            return Findings.Of<ErlangApplication>(ApplicationResourceSource.Read(file, otpRelease, _request.Version), []);
        }
        catch (DiagnosticException refused)
        {
            return Findings.Of<ErlangApplication>(null, [refused.Diagnostic]);
        }
    }

    private void CheckModules(Seq<ApplicationSources> sources)
    {
        foreach (var same in sources.SelectMany(source => source.Modules).GroupBy(unit => unit.Module, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            foreach (var unit in same.Skip(1))
            {
                Report(CompilationErrors.DuplicateModule(unit.Origin, unit.Module, same.First().Origin));
            }
        }
    }

    private void CheckOutput(Seq<ErlangApplication> applications)
    {
        foreach (var directory in applications.SelectMany(application => DirectoriesOf(application.Name)).Append(_layout.Own).Where(IsLink))
        {
            Report(CompilationErrors.OutputIsLink(directory));
        }
    }

    private string[] DirectoriesOf(string application) => [_layout.Ebin(application), _layout.Of(application)];

    private static bool IsLink(string directory) => new DirectoryInfo(directory) is { Exists: true, LinkTarget: not null };

    private void WriteResourceFile(ErlangApplication application, ApplicationSources source)
    {
        var ebin = _layout.Ebin(application.Name);
        OutputFile.WriteIfDifferent(Path.Combine(ebin, application.Name + ".app"), ApplicationResourceSource.AppFile(application, source.Modules.Select(unit => unit.Module)));
        RemoveOthers(ebin, [.. source.Modules.Select(unit => unit.Output), Path.Combine(ebin, application.Name + ".app")]);
        RemoveOthers(_layout.Generated(application.Name), [.. source.Grammars.Select(unit => unit.Output)]);
    }

    private static void RemoveOthers(string directory, HashSet<string> made)
    {
        var others = Directory.Exists(directory) ? Directory.EnumerateFiles(directory).Where(file => !made.Contains(file)).ToList() : [];
        others.ForEach(File.Delete);
    }

    // A directory in which somebody put something else stays.
    private void RemoveOldApplications(IEnumerable<string> names)
    {
        foreach (var name in names.Where(name => !DirectoriesOf(name).Any(IsLink)))
        {
            RemoveOthers(_layout.Generated(name), []);
            RemoveOthers(_layout.Ebin(name), []);
            foreach (var directory in DirectoriesOf(name).Where(directory => Directory.Exists(directory) && !Directory.EnumerateFileSystemEntries(directory).Any()))
            {
                Directory.Delete(directory);
            }
        }
    }

    private CompiledApplication Compiled(ErlangApplication application) =>
        new(application.Name, application.Version, _layout.Of(application.Name), application.Directory);

    private void Report(Diagnostic diagnostic)
    {
        if (diagnostic.Severity == Severity.Error)
        {
            _errors.Add(diagnostic);
        }

        _report(diagnostic);
    }
}
