using Release.Otp.Releases;

namespace Release.Otp.Systools;

/// <summary>
/// Which applications come and which go. systools takes them in the order of the <c>.rel</c> file, where a running system starts an application
/// whose needs are not yet started, and the failure is not noticed. That order is kept where every application comes after those that it needs,
/// and goes before them; otherwise it is the order in which the release starts its applications, and the reverse of that for those that go.
/// </summary>
internal static class ApplicationChanges
{
    /// <summary>The applications that only <paramref name="to"/> has, each after those that it needs.</summary>
    public static IEnumerable<ReleaseApplication> Added(CheckedRelease from, CheckedRelease to) => Ordered(to, Missing(to, from));

    /// <summary>The applications that only <paramref name="from"/> has, each before those that it needs.</summary>
    public static IEnumerable<ReleaseApplication> Removed(CheckedRelease from, CheckedRelease to)
    {
        var missing = Missing(from, to);
        missing.Reverse();
        return Ordered(from, missing).Reverse();
    }

    private static List<ReleaseApplication> Missing(CheckedRelease release, CheckedRelease other) =>
    [
        .. release.Specification.Applications.ExceptBy(
            other.Specification.Applications.Select(application => application.Name), application => application.Name),
    ];

    private static IEnumerable<ReleaseApplication> Ordered(CheckedRelease release, List<ReleaseApplication> applications)
    {
        var byName = release.Applications.ToDictionary(application => application.Name);
        var positions = applications.Select((application, position) => (application.Name, position)).ToDictionary();
        return applications.TrueForAll(NeedsOnlyEarlier)
            ? applications
            : release.Applications.Where(ordered => positions.ContainsKey(ordered.Name)).Select(ordered => applications[positions[ordered.Name]]);

        bool NeedsOnlyEarlier(ReleaseApplication application) => Needs(byName[application.Name])
            .All(name => !positions.TryGetValue(name, out var position) || position < positions[application.Name]);

        // "a includes b, b uses a" is no need of b: a starts b.
        IEnumerable<ApplicationName> Needs(OrderedApplication application) => application.Uses.Concat(application.Includes)
            .Where(name => byName.TryGetValue(name, out var needed) && !needed.Includes.Contains(application.Name));
    }
}
