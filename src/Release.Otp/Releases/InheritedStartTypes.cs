namespace Release.Otp.Releases;

/// <summary>
/// The start types of the applications of a release. An application asked for keeps the type asked for; an included one is loaded, for the
/// application that includes it starts it; any other has the strongest type of those that use it.
/// </summary>
internal static class InheritedStartTypes
{
    /// <summary>The type of every member.</summary>
    public static IReadOnlyDictionary<ApplicationName, StartType> Of(ApplicationClosure closure)
    {
        var requested = closure.Members.Values.Select(member => member.Requested).OfType<RequestedApplication>();
        var types = requested.ToDictionary(application => application.Name, application => application.StartType);
        foreach (var included in closure.Members.Values.SelectMany(closure.IncludedBy))
        {
            types.TryAdd(included.Name, StartType.Load);
        }

        // The strongest type goes first: whom it reaches keeps it.
        foreach (var type in Enum.GetValues<StartType>())
        {
            Spread(type, closure, types);
        }

        return types;
    }

    private static void Spread(StartType type, ApplicationClosure closure, Dictionary<ApplicationName, StartType> types)
    {
        var waiting = new Queue<ApplicationName>(types.Where(entry => entry.Value == type).Select(entry => entry.Key));
        while (waiting.TryDequeue(out var name))
        {
            foreach (var used in closure.UsedBy(closure.Members[name]).Where(used => types.TryAdd(used.Name, type)))
            {
                waiting.Enqueue(used.Name);
            }
        }
    }
}
