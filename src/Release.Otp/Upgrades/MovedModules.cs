using Release.Otp.Releases;

namespace Release.Otp.Upgrades;

/// <summary>Finds modules that go from one application to another between releases: the one that gets them loads them, so the other must not delete them.</summary>
internal sealed class MovedModules(AppupRequest request)
{
    private readonly Dictionary<ReleaseDescription, ILookup<string, ApplicationName>> _homes = new(ReferenceEqualityComparer.Instance);

    /// <summary>Of the modules that an application loses, those that another one has in the new release; of those that it gets, those that another one had.</summary>
    public IReadOnlySet<string> Of(ApplicationName application, ApplicationComparison changes, IEnumerable<ReleaseDescription> from)
    {
        var left = changes.Deleted.Where(module => IsElsewhere(request.To, application, module));
        var come = changes.Added.Where(module => from.Any(release => IsElsewhere(release, application, module)));
        return left.Concat(come).Select(module => module.Name).ToHashSet(StringComparer.Ordinal);
    }

    private bool IsElsewhere(ReleaseDescription release, ApplicationName application, ModuleDescription module)
    {
        if (!_homes.TryGetValue(release, out var homes))
        {
            homes = release.Applications.SelectMany(one => one.Resource.Modules.Select(name => (name, one.Name))).ToLookup(home => home.name, home => home.Name, StringComparer.Ordinal);
            _homes.Add(release, homes);
        }

        return homes[module.Name].Any(home => home != application);
    }
}
