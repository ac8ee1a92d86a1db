using Release.Otp;

namespace Release.Tasks.Compilation;

/// <summary>
/// Some files of one application, modules or grammars, that are compiled by one run of erlc. It ends at the first file with errors; another run then goes on behind
/// that file, so that all errors of all files are told at once.
/// </summary>
internal sealed class ErlcBatch(Erlc erlc, CompilerArguments arguments, HeaderCopies copies, IReadOnlyList<CompilationUnit> units, IReadOnlySet<CompilationUnit> including, CodeSearch search, string directory)
{
    private readonly string _made = Path.Combine(directory, "made");
    private readonly string _rules = Path.Combine(directory, "rules");

    public async Task<IReadOnlyList<UnitResult>> CompileAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(_made);
        Directory.CreateDirectory(_rules);
        var dependencies = AskForHeadersAsync(cancellation);
        var runs = await CompileAllAsync(cancellation).ConfigureAwait(false);
        await dependencies.ConfigureAwait(false);
        return [.. runs.SelectMany(run => Results(run.Units, run.Result))];
    }

    private async Task AskForHeadersAsync(CancellationToken cancellation)
    {
        var sources = units.Where(including.Contains).Select(unit => unit.Source).ToList();
        if (sources.Count > 0)
        {
            await erlc.RunAsync(directory, [.. arguments.Dependencies(units[0].Application, search, _rules), "--", .. sources], cancellation).ConfigureAwait(false);
        }
    }

    private async Task<List<(List<CompilationUnit> Units, ErlcResult Result)>> CompileAllAsync(CancellationToken cancellation)
    {
        var runs = new List<(List<CompilationUnit>, ErlcResult)>();
        for (var left = units.ToList(); left.Count > 0;)
        {
            var result = await erlc.RunAsync(directory, [.. arguments.Compile(units[0], search, _made), "--", .. left.Select(unit => unit.Source)], cancellation).ConfigureAwait(false);
            var tried = result.ExitCode == 0 ? left.Count : Math.Min(left.Count, left.TakeWhile(unit => Made(unit) is not null).Count() + 1);
            runs.Add((left[..tried], result));
            left = left[tried..];
        }

        return runs;
    }

    private string? Made(CompilationUnit unit) => Path.Combine(_made, Path.GetFileName(unit.Output)) is var file && File.Exists(file) ? file : null;

    private IReadOnlyList<string>? Headers(CompilationUnit unit)
    {
        if (!including.Contains(unit))
        {
            return [];
        }

        var rules = Path.Combine(_rules, unit.Module + ".Pbeam");
        return File.Exists(rules)
            ? [.. DependencyRules.Headers(File.ReadAllText(rules)).Select(header => copies.Original(Path.Combine(directory, header)))]
            : null;
    }

    private IEnumerable<UnitResult> Results(List<CompilationUnit> tried, ErlcResult result)
    {
        var messages = ErlcMessages.Parse(result.Said);
        var headers = tried.Select(unit => (Unit: unit, Headers: Headers(unit))).ToList();
        var findings = new MessagePlaces(headers).Findings(messages.About);
        foreach (var (unit, files) in headers)
        {
            var made = Made(unit);
            yield return new UnitResult(unit, made, files, made is null ? Errors(unit, [.. findings[unit]], messages) : [.. findings[unit]]);
        }
    }

    // Without an error a file may fail because warnings count as errors (-Werror, +warnings_as_errors).
    private static List<Diagnostic> Errors(CompilationUnit unit, List<Diagnostic> findings, ErlcMessages messages)
    {
        if (findings.Count == 0)
        {
            return [CompilationErrors.NoOutput(unit.Origin, Path.GetFileName(unit.Output), string.Join(" ", messages.Other))];
        }

        return findings.Any(finding => finding.Severity == Severity.Error)
            ? findings
            : [.. findings.Select(warning => CompilationErrors.ErlangError(warning.Place, warning.Message))];
    }
}
