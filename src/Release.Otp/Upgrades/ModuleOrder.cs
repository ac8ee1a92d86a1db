namespace Release.Otp.Upgrades;

/// <summary>
/// The order in which changed modules are loaded: one that is called before those that call it. Where modules call each other in a circle, the
/// first by name of those through which the circle is entered comes last. systools keeps such a circle together and suspends all its processes.
/// </summary>
internal static class ModuleOrder
{
    /// <summary>The modules, those that are called first; without calls between them, by name.</summary>
    /// <param name="dependencies">Each module, and those among the modules that it calls.</param>
    public static Seq<string> CalledFirst(IReadOnlyDictionary<string, Seq<string>> dependencies)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ordered = new List<string>();
        // A chain of calls may be as long as there are modules, so the way down is kept in a stack of its own.
        var open = new Stack<(string Module, int Next)>();
        foreach (var start in dependencies.Keys.Order(StringComparer.Ordinal))
        {
            Open(start);
            while (open.TryPop(out var way))
            {
                if (way.Next == dependencies[way.Module].Count)
                {
                    ordered.Add(way.Module);
                }
                else
                {
                    open.Push(way with { Next = way.Next + 1 });
                    Open(dependencies[way.Module][way.Next]);
                }
            }
        }

        return ordered.ToSeq();

        void Open(string module)
        {
            if (seen.Add(module))
            {
                open.Push((module, 0));
            }
        }
    }
}
