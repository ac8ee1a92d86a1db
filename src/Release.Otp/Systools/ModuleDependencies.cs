namespace Release.Otp.Systools;

/// <summary>
/// Which modules are changed together, and in which order: a module before those that it uses, modules that use each other in the order of the
/// script. Where that leaves a choice, systools lets it to the order of a hash table; here the one that the script names first comes first.
/// </summary>
internal sealed class ModuleDependencies
{
    private readonly Seq<ModuleInstruction> _instructions;
    private readonly Dictionary<string, int> _byModule = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _findings = [];

    private ModuleDependencies(Seq<ModuleInstruction> instructions) => _instructions = instructions;

    /// <summary>Groups of instructions that depend on each other, even through others: by their first in the script, each in its order.</summary>
    public static (IReadOnlyList<IReadOnlyList<ModuleInstruction>> Groups, IEnumerable<Diagnostic> Findings) Of(Seq<ModuleInstruction> instructions)
    {
        var dependencies = new ModuleDependencies(instructions);
        dependencies.FindModules();
        var uses = dependencies.FindUses();
        return dependencies._findings.Count > 0 ? ([], dependencies._findings) : (dependencies.Groups(uses), []);
    }

    private void FindModules()
    {
        for (var i = 0; i < _instructions.Count; i++)
        {
            var (module, source) = (_instructions[i].Module, _instructions[i].Source);
            if (!_byModule.TryAdd(module, i))
            {
                _findings.Add(TranslationErrors.MultiplyDefinedModule(source, _instructions[_byModule[module]].Source, module));
            }
        }
    }

    private List<IReadOnlyList<int>> FindUses()
    {
        foreach (var instruction in _instructions)
        {
            var missing = instruction.Uses.Where(used => !_byModule.ContainsKey(used));
            _findings.AddRange(missing.Select(used => TranslationErrors.UndefinedModule(instruction.Source, used)));
        }

        return [.. _instructions.Select(instruction => instruction.Uses.Where(_byModule.ContainsKey).Select(used => _byModule[used]).ToList())];
    }

    private List<IReadOnlyList<ModuleInstruction>> Groups(List<IReadOnlyList<int>> uses)
    {
        var connected = Connected(uses);
        return Ordered(uses)
            .GroupBy(node => connected[node])
            .OrderBy(group => group.Min())
            .Select(IReadOnlyList<ModuleInstruction> (group) => group.Select(node => _instructions[node]).ToList())
            .ToList();
    }

    // Every node before those that it uses: again and again the free component that comes first in the script.
    private static IEnumerable<int> Ordered(List<IReadOnlyList<int>> uses)
    {
        var component = StrongComponents.Of(uses);
        var members = Enumerable.Range(0, uses.Count).ToLookup(node => component[node]);
        var edges = (from node in Enumerable.Range(0, uses.Count)
                     from used in uses[node]
                     where component[node] != component[used]
                     select (User: component[node], Used: component[used])).Distinct().ToLookup(edge => edge.User, edge => edge.Used);
        var users = edges.SelectMany(used => used).CountBy(used => used).ToDictionary();
        var free = new PriorityQueue<int, int>(members.Where(one => !users.ContainsKey(one.Key)).Select(one => (one.Key, one.First())));
        while (free.TryDequeue(out var next, out _))
        {
            foreach (var node in members[next])
            {
                yield return node;
            }

            foreach (var used in edges[next].Where(used => --users[used] == 0))
            {
                free.Enqueue(used, members[used].First());
            }
        }
    }

    // For each node the least that is connected with it, whatever the direction of the edges.
    private static int[] Connected(List<IReadOnlyList<int>> uses)
    {
        var least = Enumerable.Range(0, uses.Count).ToArray();
        for (var node = 0; node < uses.Count; node++)
        {
            foreach (var used in uses[node])
            {
                var (one, other) = (Least(node), Least(used));
                least[Math.Max(one, other)] = Math.Min(one, other);
            }
        }

        return [.. least.Select((_, node) => Least(node))];

        int Least(int node)
        {
            while (least[node] != node)
            {
                node = least[node] = least[least[node]];
            }

            return node;
        }
    }
}
