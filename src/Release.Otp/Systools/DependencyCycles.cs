using Release.Otp.Releases;

namespace Release.Otp.Systools;

/// <summary>The circles of applications that must each be started before the next.</summary>
internal static class DependencyCycles
{
    /// <summary>
    /// One shortest circle for every group of applications that wait for each other, from its first application in the release on; each waits
    /// for the next, the last for the first.
    /// </summary>
    public static IEnumerable<Seq<OrderedApplication>> In(Seq<OrderedApplication> applications)
    {
        var byName = applications.ToDictionary(application => application.Name);
        var met = new HashSet<ApplicationName>();
        foreach (var start in applications)
        {
            if (!met.Contains(start.Name) && ShortestCycle(start, byName) is { } cycle)
            {
                met.UnionWith(cycle.Select(application => application.Name));
                yield return cycle;
            }
        }
    }

    private static Seq<OrderedApplication>? ShortestCycle(OrderedApplication start, Dictionary<ApplicationName, OrderedApplication> byName)
    {
        var cameFrom = new Dictionary<ApplicationName, OrderedApplication>();
        var waiting = new Queue<OrderedApplication>([start]);
        while (waiting.TryDequeue(out var current))
        {
            foreach (var next in WaitsFor(current, byName))
            {
                if (next.Name == start.Name)
                {
                    return PathTo(current, start, cameFrom);
                }

                if (cameFrom.TryAdd(next.Name, current))
                {
                    waiting.Enqueue(next);
                }
            }
        }

        return null;
    }

    private static IEnumerable<OrderedApplication> WaitsFor(OrderedApplication application, Dictionary<ApplicationName, OrderedApplication> byName) =>
        application.Uses.Concat(application.Includes)
            .Where(name => name != application.Name && byName.TryGetValue(name, out var next) && !next.Includes.Contains(application.Name))
            .Select(name => byName[name]);

    private static Seq<OrderedApplication> PathTo(
        OrderedApplication last, OrderedApplication start, Dictionary<ApplicationName, OrderedApplication> cameFrom)
    {
        var path = new List<OrderedApplication> { last };
        while (path[^1].Name != start.Name)
        {
            path.Add(cameFrom[path[^1].Name]);
        }

        return path.AsEnumerable().Reverse().ToSeq();
    }
}
