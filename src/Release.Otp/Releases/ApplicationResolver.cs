using Release.Otp.Terms;

namespace Release.Otp.Releases;

/// <summary>Finds the applications of a release and their start types, as <c>mix release</c> does.</summary>
public static class ApplicationResolver
{
    /// <summary>All that the applications asked for need, down to kernel and stdlib; or everything that stands against it.</summary>
    public static Findings<Resolution> Resolve(ReleaseRequest request, ApplicationCatalog catalog)
    {
        var closure = ApplicationClosure.Of(WithDefaults(request), request.Companions, catalog);
        var types = InheritedStartTypes.Of(closure);
        return Findings.Of(
            new Resolution(InOrder(closure, types)),
            [
                .. ConflictingRequests(request),
                .. closure.Findings,
                .. BothUsedAndIncluded(closure),
                .. StartedOnUnstarted(request, closure, types),
            ]);
    }

    private static Seq<RequestedApplication> WithDefaults(ReleaseRequest request)
    {
        var unasked = request.Defaults.Where(name => name.IsMandatory || !request.Applications.Any(application => application.Name == name));
        return
        [
            .. unasked.Select(name => new RequestedApplication(name)),
            .. request.Applications.Where(application => !application.Name.IsMandatory).DistinctBy(application => application.Name),
        ];
    }

    private static IEnumerable<Diagnostic> ConflictingRequests(ReleaseRequest request)
    {
        var mandatory = request.Applications.Where(application => application.Name.IsMandatory);
        foreach (var application in mandatory.Where(application => application.StartType != StartType.Permanent))
        {
            yield return ReleaseErrors.MandatoryApplicationNotPermanent(application.Place, application.Name, application.StartType);
        }

        foreach (var again in request.Applications.Where(application => !application.Name.IsMandatory).GroupBy(application => application.Name))
        {
            var first = again.First();
            foreach (var other in again.Where(other => other.StartType != first.StartType))
            {
                yield return ResolverErrors.AskedForTwice(other.Place, other.Name, first.StartType, other.StartType);
            }
        }
    }

    private static IEnumerable<Diagnostic> BothUsedAndIncluded(ApplicationClosure closure)
    {
        var includers = closure.Members.Values
            .SelectMany(member => closure.IncludedBy(member).Select(included => (included.Name, Includer: member.Name)))
            .ToLookup(pair => pair.Name, pair => pair.Includer);
        return
            from user in closure.Members.Values
            from used in closure.UsedBy(user)
            where used.Requested is null && includers.Contains(used.Name)
            select ResolverErrors.UsedAndIncluded(user.PlaceOf(used), used.Name, user.Name, includers[used.Name].First());
    }

    private static IEnumerable<Diagnostic> StartedOnUnstarted(
        ReleaseRequest request, ApplicationClosure closure, IReadOnlyDictionary<ApplicationName, StartType> types) =>
        from user in closure.Members.Values
        where types[user.Name].IsStarted() && !request.SkipModeValidationFor.Contains(user.Name)
        from used in closure.UsedBy(user)
        where !types[used.Name].IsStarted() && used.Requested is not null
        select ResolverErrors.StartedOnUnstarted(user.PlaceOf(used), user.Name, types[user.Name], used.Name, types[used.Name]);

    // Those asked for were found first, in their order.
    private static Seq<ResolvedApplication> InOrder(ApplicationClosure closure, IReadOnlyDictionary<ApplicationName, StartType> types)
    {
        var asked = closure.Members.Values.Where(member => member.Requested is not null);
        var needed = closure.Members.Values
            .Where(member => member.Requested is null)
            .OrderBy(member => Term.Atom(member.Name.Value), TermOrder.Erlang);
        return asked.Concat(needed)
            .Select(member => new ResolvedApplication(member.Resource, types[member.Name], member.Found.EbinDirectory) { WhoAsked = member.WhoAsked })
            .ToSeq();
    }
}
