using Release.Otp.Releases;

namespace Release.Otp.Upgrades;

/// <summary>
/// Writes <c>.appup</c> files from what differs between releases: for every application that has another version than before and no file that
/// somebody wrote. An application whose code is the same gets empty instructions: its version differs, so systools asks for some.
/// </summary>
public static class AppupGenerator
{
    /// <summary>The files of all applications, sorted by name.</summary>
    /// <returns>The files, with REL6065 to REL6067 as warnings.</returns>
    /// <exception cref="DiagnosticException">REL6006: the regular expression of a fragment cannot be used.</exception>
    public static Findings<IReadOnlyList<GeneratedAppup>> Generate(AppupRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var protocols = new ProtocolPlan(request);
        var moves = new MovedModules(request);
        var findings = new List<Diagnostic>(protocols.Findings);
        var appups = request.To.Applications
            .Where(application => !request.HandWritten.Contains(application.Name))
            .Select(application => Generate(application, request, protocols, moves, findings))
            .OfType<GeneratedAppup>()
            .ToList();
        return Findings.Of<IReadOnlyList<GeneratedAppup>>(appups, findings);
    }

    private static GeneratedAppup? Generate(ApplicationDescription application, AppupRequest request, ProtocolPlan protocols, MovedModules moves, List<Diagnostic> findings)
    {
        var others = request.From
            .Where(from => from.Application(application.Name) is { } old && old.Vsn != application.Vsn)
            .GroupBy(from => from.Application(application.Name)!.Vsn)
            .OrderByDescending(group => group.Key)
            .ToList();
        if (others.Count == 0)
        {
            return null;
        }

        var fragments = request.Fragments.GetValueOrDefault(application.Name) ?? AppupFragments.None;
        findings.AddRange(FragmentMerge.Stale(application, fragments));
        var (up, down) = (new List<UpgradePath>(), new List<UpgradePath>());
        foreach (var other in others)
        {
            var changes = Changes(application, other.Select(from => from.Application(application.Name)!).ToList(), findings);
            var instructions = AppupInstructions.Of(application.Name, changes, moves.Of(application.Name, changes, other), protocols.For(application.Name, other.Key, other));
            up.Add(new UpgradePath(VersionPattern.Of(other.Key), FragmentMerge.Merge(application, fragments, file => file.Up, other.Key, instructions.Up)));
            down.Add(new UpgradePath(VersionPattern.Of(other.Key), FragmentMerge.Merge(application, fragments, file => file.Down, other.Key, instructions.Down)));
        }

        return new GeneratedAppup(application.Name, new ApplicationUpgradeFile(application.Vsn.Value, up.ToSeq(), down.ToSeq()));
    }

    // Two releases may hold different code under one version of the application; systools tells versions apart, not releases.
    private static ApplicationComparison Changes(ApplicationDescription application, List<ApplicationDescription> others, List<Diagnostic> findings)
    {
        var all = others.Select(other => ApplicationComparison.Of(other, application)).ToList();
        if (others.Skip(1).All(other => ApplicationComparison.Of(others[0], other).IsEmpty))
        {
            return all[0];
        }

        findings.Add(UpgradeErrors.TwoCodesOfOneVersion(application.Resource.PlaceOfVsn(), application.Name, others[0].Vsn));
        return Union(application, all);
    }

    // A module that is not in all of the others is loaded as if it were: that is right for those that have it, and adds it for those that do not.
    private static ApplicationComparison Union(ApplicationDescription application, List<ApplicationComparison> all)
    {
        var modules = application.Modules.ToDictionary(module => module.Name, StringComparer.Ordinal);
        var added = all.Select(one => one.Added.Select(module => module.Name)).Aggregate((left, right) => left.Intersect(right)).ToHashSet(StringComparer.Ordinal);
        var changed = all.SelectMany(one => one.Changed.Select(module => module.Name).Concat(one.Added.Select(module => module.Name)))
            .Where(name => !added.Contains(name)).Distinct().Order(StringComparer.Ordinal);
        return new ApplicationComparison(
            all[0].Added.Where(module => added.Contains(module.Name)).ToSeq(),
            all.SelectMany(one => one.Deleted).DistinctBy(module => module.Name).OrderBy(module => module.Name, StringComparer.Ordinal).ToSeq(),
            changed.Select(name => new ChangedModule(modules[name], modules[name])).ToSeq());
    }
}
