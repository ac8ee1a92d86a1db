using Release.Otp.Releases;

namespace Release.Otp.Systools;

/// <summary>What systools checks across the applications of a release, before it orders them.</summary>
internal static class ReleaseChecks
{
    /// <summary>Everything wrong, each thing once.</summary>
    public static IEnumerable<Diagnostic> Check(Seq<ResolvedApplication> applications) =>
        UndefinedApplications(applications)
            .Concat(DuplicateRegisteredNames(applications))
            .Concat(DuplicateIncludes(applications))
            .Concat(IncludeCycles(applications))
            .Concat(DuplicateModules(applications))
            .Distinct();

    private static IEnumerable<Diagnostic> UndefinedApplications(Seq<ResolvedApplication> applications)
    {
        var defined = applications.Select(application => application.Name).ToHashSet();
        foreach (var application in applications)
        {
            var needed = Multiset.Without(application.Resource.Applications, application.Resource.OptionalApplications);
            foreach (var name in needed.Where(name => !defined.Contains(name)))
            {
                yield return SystoolsErrors.UndefinedApplication(application, "applications", name);
            }

            foreach (var name in application.Includes.Where(name => !defined.Contains(name)))
            {
                yield return SystoolsErrors.UndefinedApplication(application, "included_applications", name);
            }
        }
    }

    private static IEnumerable<Diagnostic> DuplicateRegisteredNames(Seq<ResolvedApplication> applications) =>
        Repeated(applications, application => application.Resource.Registered).Select(pair => SystoolsErrors.DuplicateRegister(
            pair.Second.Resource.PlaceOf("registered", pair.Name), pair.Name, pair.First.Name, pair.Second.Name));

    private static IEnumerable<Diagnostic> DuplicateIncludes(Seq<ResolvedApplication> applications) =>
        Repeated(applications, application => application.Includes).Select(pair => SystoolsErrors.DuplicateInclude(
            pair.Second.Resource.PlaceOf("included_applications", pair.Name), pair.Name, pair.First.Name, pair.Second.Name));

    private static IEnumerable<Diagnostic> DuplicateModules(Seq<ResolvedApplication> applications) =>
        Repeated(applications, application => application.Resource.Modules).Select(pair => SystoolsErrors.DuplicateModule(
            pair.Second.Resource.PlaceOf("modules", pair.Name), pair.Name, pair.First.Name, pair.Second.Name));

    // systools never returns from one: it looks for the outermost application for ever.
    private static IEnumerable<Diagnostic> IncludeCycles(Seq<ResolvedApplication> applications) =>
        from cycle in new IncludedBy(applications).Cycles(applications)
        let first = applications.First(application => application.Name == cycle[0])
        let next = cycle.Count > 1 ? cycle[1] : cycle[0]
        select SystoolsErrors.IncludeCycle(first.Resource.PlaceOf("included_applications", next), cycle);

    private static IEnumerable<(TName Name, ResolvedApplication First, ResolvedApplication Second)> Repeated<TName>(
        Seq<ResolvedApplication> applications, Func<ResolvedApplication, Seq<TName>> names)
        where TName : notnull
    {
        var owners = new Dictionary<TName, ResolvedApplication>();
        foreach (var application in applications)
        {
            foreach (var name in names(application))
            {
                if (!owners.TryAdd(name, application))
                {
                    yield return (name, owners[name], application);
                }
            }
        }
    }
}
