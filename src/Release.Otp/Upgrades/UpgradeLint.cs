using System.Text.RegularExpressions;
using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Upgrades;

/// <summary>Looks for upgrades that OTP carries out without a word, and that do not do what was meant.</summary>
public static class UpgradeLint
{
    // As release_handler looks for them in the boot script when it starts a new emulator: anywhere in a path.
    private static readonly Regex OtpPath = new("(kernel|stdlib|sasl)-[0-9.]", RegexOptions.CultureInvariant);

    private static readonly string[] Restarts = ["restart_new_emulator", "restart_emulator"];

    /// <summary>Everything doubtful about the way from one release to another and back; REL6070 is an error, the others are warnings.</summary>
    /// <param name="to">The new release.</param>
    /// <param name="from">The release to upgrade from, and to downgrade to.</param>
    /// <param name="appups">The <c>.appup</c> files that count, written or generated.</param>
    /// <exception cref="DiagnosticException">REL6006: the regular expression of a written file cannot be used.</exception>
    public static Seq<Diagnostic> Check(ReleaseDescription to, ReleaseDescription from, IReadOnlyDictionary<ApplicationName, ApplicationUpgradeFile> appups)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(appups);
        var findings = new List<Diagnostic>();
        findings.AddRange(WithoutOtp(to, from));
        findings.AddRange(ConfusingNames(to));
        foreach (var application in to.Applications)
        {
            if (from.Application(application.Name) is { } old)
            {
                findings.AddRange(old.Vsn == application.Vsn ? SameVersion(application, old, from) : Upgraded(application, old, appups.GetValueOrDefault(application.Name)));
            }
        }

        return findings.ToSeq();
    }

    private static IEnumerable<Diagnostic> WithoutOtp(ReleaseDescription to, ReleaseDescription from) =>
        new[] { to, from }.Where(release => !release.IncludesOtp).Select(release => UpgradeErrors.WithoutOtp(release.Place, release.Name, release.Vsn));

    private static IEnumerable<Diagnostic> ConfusingNames(ReleaseDescription to) =>
        from application in to.Applications
        let match = OtpPath.Match($"{application.Name}-{application.Vsn}")
        where match.Success && match.Groups[1].Value != application.Name.Value
        select UpgradeErrors.ConfusingName(application.Resource.Document.PlaceOf(application.Resource.Document.Terms[0]), application.Name, match.Groups[1].Value);

    private static IEnumerable<Diagnostic> SameVersion(ApplicationDescription application, ApplicationDescription old, ReleaseDescription from)
    {
        var changes = ApplicationComparison.OfAllModules(old, application);
        if (!changes.IsEmpty)
        {
            string[] modules = [.. changes.Changed.Select(module => module.Name), .. changes.Added.Select(module => module.Name), .. changes.Deleted.Select(module => module.Name)];
            yield return UpgradeErrors.VersionUnchanged(application.Resource.PlaceOfVsn(), application.Name, application.Vsn, from.Vsn, modules);
        }
    }

    private static IEnumerable<Diagnostic> Upgraded(ApplicationDescription application, ApplicationDescription old, ApplicationUpgradeFile? appup)
    {
        var up = appup?.FindUp(old.Vsn)?.Instructions ?? [];
        var down = appup?.FindDown(old.Vsn)?.Instructions ?? [];
        return Unlisted(application, old)
            .Concat(RestartsAll(application, up) ? [] : States(application, old))
            .Concat(Children(application, old, up, isUp: true))
            .Concat(Children(application, old, down, isUp: false));
    }

    private static IEnumerable<Diagnostic> Unlisted(ApplicationDescription application, ApplicationDescription old)
    {
        var before = old.Modules.ToDictionary(module => module.Name, module => module.Digest, StringComparer.Ordinal);
        var modules = application.UnlistedModules.Where(module => !before.TryGetValue(module.Name, out var digest) || digest != module.Digest).Select(module => module.Name).ToArray();
        return modules.Length == 0 ? [] : [UpgradeErrors.Unlisted(application.Resource.PlaceOf("modules", application.Name), application.Name, modules)];
    }

    private static IEnumerable<Diagnostic> States(ApplicationDescription application, ApplicationDescription old) =>
        from module in ApplicationComparison.Of(old, application).Changed
        where !module.New.ChangesState && module.Old.State is not null && module.New.State is not null && module.Old.State != module.New.State
        select UpgradeErrors.StateWithoutCodeChange(application.Resource.PlaceOf("modules", module.Name), module.Name, module.Old.State!, module.New.State!);

    private static IEnumerable<Diagnostic> Children(ApplicationDescription application, ApplicationDescription old, Seq<Term> instructions, bool isUp)
    {
        if (RestartsAll(application, instructions))
        {
            yield break;
        }

        var named = instructions.SelectMany(Named).ToHashSet();
        foreach (var module in ApplicationComparison.Of(old, application).Changed)
        {
            var (before, after) = isUp ? (module.Old.Children, module.New.Children) : (module.New.Children, module.Old.Children);
            if (before is null || after is null)
            {
                continue;
            }

            var place = application.Resource.PlaceOf("modules", module.Name);
            foreach (var child in after.Value.Except(before.Value).Where(child => !named.Contains(child)))
            {
                yield return UpgradeErrors.ChildNotStarted(place, module.Name, child, isUp ? application.Vsn : old.Vsn, module.New.IsSupervisor);
            }

            foreach (var child in before.Value.Except(after.Value).Where(child => !named.Contains(child)))
            {
                yield return UpgradeErrors.ChildNotStopped(place, module.Name, child, isUp ? application.Vsn : old.Vsn);
            }
        }
    }

    // What a call names, its identifier stands among: {apply, {supervisor, restart_child, [web_sup, cache]}}.
    private static IEnumerable<Term> Named(Term instruction) =>
        instruction.IsTagged("apply", 2, out _) && !ConsolidatedLoader.Is(instruction) ? TermParts.All(instruction) : [];

    private static bool RestartsAll(ApplicationDescription application, Seq<Term> instructions) => instructions.Any(instruction =>
        (instruction is AtomTerm atom && Restarts.Contains(atom.Name))
        || (instruction.IsTagged("restart_application", 2, out var restart) && restart.Elements[1].IsAtom(application.Name.Value)));
}
