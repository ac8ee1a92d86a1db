using Release.Otp.Releases;

namespace Release.Otp.Systools;

/// <summary>Finds the applications that a <c>.rel</c> file lists, each with exactly the listed version.</summary>
internal static class ApplicationCollector
{
    /// <summary>The applications in the order of the list, or everything wrong with their files.</summary>
    public static Findings<Resolution> Collect(ReleaseSpecification specification, ApplicationCatalog catalog) =>
        Collect(specification, entry => Collect(entry, catalog));

    /// <summary>The same of files that were read before.</summary>
    public static Findings<Resolution> Collect(ReleaseSpecification specification, IReadOnlyCollection<ApplicationResourceFile> files) =>
        Collect(specification, entry => files.FirstOrDefault(file => file.Name == entry.Name && file.Vsn == entry.Vsn) is { } file
            ? Taken(entry, file, "", file.Document.File ?? $"{file.Name}.app")
            : Findings.Of<ResolvedApplication>(null, SystoolsErrors.NoValidVersion(entry, null)));

    private static Findings<Resolution> Collect(ReleaseSpecification specification, Func<ReleaseApplication, Findings<ResolvedApplication>> collect)
    {
        var collected = specification.Applications.Select(collect).ToList();
        var applications = collected.Where(found => !found.Failed).Select(found => found.Value!);
        return Findings.Of(new Resolution(applications.ToSeq()), collected.SelectMany(found => found.Diagnostics));
    }

    // As systools searches: a file that cannot be parsed, or of another version, is passed over; any other fault ends the search.
    private static Findings<ResolvedApplication> Collect(ReleaseApplication entry, ApplicationCatalog catalog)
    {
        var unreadable = new List<Diagnostic>();
        CataloguedApplication? otherVersion = null;
        foreach (var found in catalog.Find(entry.Name))
        {
            if (found.SyntaxError is { } error)
            {
                unreadable.Add(error);
            }
            else if (found.Resource.Failed)
            {
                return Findings.Of<ResolvedApplication>(null, found.Resource.Diagnostics);
            }
            else if (found.Resource.Value.Vsn == entry.Vsn)
            {
                return Taken(entry, found.Resource.Value, found.EbinDirectory, found.File).After(unreadable.Select(PassedOver));
            }
            else
            {
                otherVersion ??= found;
            }
        }

        return Findings.Of<ResolvedApplication>(null, unreadable is [var first, ..] ? first : SystoolsErrors.NoValidVersion(entry, otherVersion));
    }

    private static Findings<ResolvedApplication> Taken(ReleaseApplication entry, ApplicationResourceFile resource, string ebinDirectory, string file)
    {
        var unknown = entry.Included?.Where(name => !resource.IncludedApplications.Contains(name)) ?? [];
        return Findings.Of(
            new ResolvedApplication(resource, entry.StartType, ebinDirectory) { IncludedOverride = entry.Included },
            unknown.Select(name => SystoolsErrors.OverrideInclude(entry.Place, entry.Name, name, file)));
    }

    private static Diagnostic PassedOver(Diagnostic error) => error with { Severity = Severity.Warning };
}
