namespace Release.Otp.Releases;

/// <summary>The applications asked for and all that they need, breadth first, so that the chain to each is the shortest.</summary>
internal sealed class ApplicationClosure
{
    private readonly ApplicationCatalog _catalog;
    private readonly Queue<Need> _needs = new();
    private readonly Dictionary<ApplicationName, Member> _members = [];
    private readonly HashSet<ApplicationName> _reported = [];
    private readonly List<Diagnostic> _findings = [];

    private ApplicationClosure(IEnumerable<RequestedApplication> requested, ApplicationCatalog catalog)
    {
        _catalog = catalog;
        foreach (var application in requested)
        {
            _needs.Enqueue(new Need(application.Name, application.Place, application, null, IsOptional: false));
        }
    }

    /// <summary>An application that was found.</summary>
    /// <param name="Found">Its file.</param>
    /// <param name="Resource">What its file holds.</param>
    /// <param name="Requested">How the user asked for it; null where another application needs it.</param>
    /// <param name="AskedBy">The application that needs it; null where the user asked.</param>
    public sealed record Member(CataloguedApplication Found, ApplicationResourceFile Resource, RequestedApplication? Requested, Member? AskedBy)
    {
        /// <summary>The application.</summary>
        public ApplicationName Name => Resource.Name;

        /// <summary>From an application that was asked for down to the one before this.</summary>
        public Seq<ApplicationName> WhoAsked => AskedBy is null ? [] : [.. AskedBy.WhoAsked, AskedBy.Name];

        /// <summary>Where its file says that it uses another one.</summary>
        public Place PlaceOf(Member used) => Resource.PlaceOf("applications", used.Name);
    }

    /// <summary>The applications by name, in the order of finding.</summary>
    public IReadOnlyDictionary<ApplicationName, Member> Members => _members;

    /// <summary>What is missing or broken, and what was passed over.</summary>
    public IReadOnlyList<Diagnostic> Findings => _findings;

    /// <summary>Follows the needs of the applications asked for, and then of their companions, to their end.</summary>
    public static ApplicationClosure Of(IEnumerable<RequestedApplication> requested, IEnumerable<CompanionApplication> companions, ApplicationCatalog catalog)
    {
        var closure = new ApplicationClosure(requested, catalog);
        closure.MeetAll();
        foreach (var companion in companions.Where(closure.Misses))
        {
            closure._needs.Enqueue(new Need(companion.Application.Name, companion.Application.Place, companion.Application, null, IsOptional: true));
            closure.MeetAll();
        }

        return closure;
    }

    /// <summary>The members that an application uses: its optional ones as far as they are there.</summary>
    public IEnumerable<Member> UsedBy(Member member) => Present(member.Resource.Applications);

    /// <summary>The members that an application includes.</summary>
    public IEnumerable<Member> IncludedBy(Member member) => Present(member.Resource.IncludedApplications);

    /// <summary>The members among some names.</summary>
    public IEnumerable<Member> Present(IEnumerable<ApplicationName> names) => names.Where(_members.ContainsKey).Select(name => _members[name]);

    private bool Misses(CompanionApplication companion) => _members.ContainsKey(companion.With) && !_members.ContainsKey(companion.Application.Name);

    private void MeetAll()
    {
        while (_needs.TryDequeue(out var need))
        {
            Meet(need);
        }
    }

    private void Meet(Need need)
    {
        if (_members.ContainsKey(need.Name) || _reported.Contains(need.Name))
        {
            return;
        }

        switch (_catalog.Best(need.Name))
        {
            case null when need.IsOptional:
                break;
            case null:
                Report(need.Name, [ResolverErrors.NotFound(need.Place, need.Name, need.AskedBy)]);
                break;
            case { Resource: { Failed: true } failed }:
                Report(need.Name, failed.Diagnostics);
                break;
            case var found:
                Add(new Member(found, found.Resource.Value!, need.Requested, need.AskedBy));
                break;
        }
    }

    private void Report(ApplicationName name, IEnumerable<Diagnostic> findings)
    {
        _reported.Add(name);
        _findings.AddRange(findings);
    }

    private void Add(Member member)
    {
        _members.Add(member.Name, member);
        _findings.AddRange(_catalog.Rivals(member.Found, member.Name).SelectMany(other => ResolverErrors.Against(other, member.Found)));
        _findings.AddRange(_catalog.Duplicates(member.Name).Select(other => ResolverErrors.PassedOver(member.Found, other)));
        Enqueue(member, "applications", member.Resource.Applications);
        Enqueue(member, "included_applications", member.Resource.IncludedApplications);
    }

    private void Enqueue(Member member, string key, Seq<ApplicationName> names)
    {
        foreach (var name in names)
        {
            var isOptional = key == "applications" && member.Resource.OptionalApplications.Contains(name);
            _needs.Enqueue(new Need(name, member.Resource.PlaceOf(key, name), null, member, isOptional));
        }
    }

    private sealed record Need(ApplicationName Name, Place Place, RequestedApplication? Requested, Member? AskedBy, bool IsOptional);
}
