using Release.Otp;

namespace Release.Tasks.Compilation;

/// <summary>Which modules take part in the compilation of which, and so the order of compiling.</summary>
internal sealed class ModuleGraph
{
    private readonly Dictionary<string, CompilationUnit> _units;
    private readonly Dictionary<string, SourceFacts> _facts;
    private readonly Dictionary<string, Seq<string>> _uses;

    private ModuleGraph(Dictionary<string, CompilationUnit> units, Dictionary<string, SourceFacts> facts, Seq<string> everywhere)
    {
        _units = units;
        _facts = facts;
        _uses = units.Keys.ToDictionary(module => module, module => UsesOf(module, everywhere));
    }

    /// <param name="units">The modules of the project.</param>
    /// <param name="headers">Its headers, whose attributes count for all that include them.</param>
    /// <param name="everywhere">Parse transforms that the options give to every module.</param>
    /// <param name="files">What is known of all of them.</param>
    public static ModuleGraph Of(IEnumerable<CompilationUnit> units, IEnumerable<string> headers, Seq<string> everywhere, KnownFiles files)
    {
        var sources = new IncludedFacts(headers, files);
        var modules = units.ToDictionary(unit => unit.Module, StringComparer.Ordinal);
        files.PrepareFacts(modules.Values.Select(unit => unit.Source));
        return new ModuleGraph(modules, modules.Values.ToDictionary(unit => unit.Module, unit => sources.Of(unit.Source)), everywhere);
    }

    /// <summary>What the source of a module and its headers say.</summary>
    public SourceFacts Facts(CompilationUnit unit) => _facts[unit.Module];

    /// <summary>The modules that take part in a module's compilation, of the project or not: behaviours, parse transforms and what those call.</summary>
    public Seq<string> Uses(CompilationUnit unit) => _uses[unit.Module];

    /// <summary>
    /// The modules in steps: each uses only modules of earlier steps. Modules that use each other in a circle, as two behaviours may, come
    /// together with those that wait for them in the last step.
    /// </summary>
    public IEnumerable<IReadOnlyList<CompilationUnit>> Steps()
    {
        var waiting = _units.Values.OrderBy(unit => unit.Module, StringComparer.Ordinal).ToList();
        var missing = _units.Keys.ToHashSet(StringComparer.Ordinal);
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(unit => !Uses(unit).Any(missing.Contains)).ToList();
            ready = ready.Count > 0 ? ready : waiting;
            waiting = [.. waiting.Except(ready)];
            missing.ExceptWith(ready.Select(unit => unit.Module));
            yield return ready;
        }
    }

    private Seq<string> UsesOf(string module, Seq<string> everywhere)
    {
        var facts = _facts[module];
        if (facts.Behaviours.Count + facts.Transforms.Count + everywhere.Count == 0)
        {
            return [];
        }

        var uses = new SortedSet<string>(StringComparer.Ordinal);
        var transforms = new Stack<string>(facts.Transforms.Concat(everywhere));
        while (transforms.TryPop(out var transform))
        {
            if (transform != module && uses.Add(transform) && _facts.TryGetValue(transform, out var code))
            {
                code.Calls.Where(_units.ContainsKey).ToList().ForEach(transforms.Push);
            }
        }

        uses.UnionWith(facts.Behaviours.Where(behaviour => behaviour != module));
        return uses.ToSeq();
    }
}
