using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Upgrades;

/// <summary>Puts what a user wrote around generated instructions. Where both instruct a module, or the user restarts the application, the user is right.</summary>
internal static class FragmentMerge
{
    private const char Separator = '.';
    private const string Any = "*";

    private static readonly string[] ModuleInstructions = ["update", "load_module", "add_module", "delete_module"];

    /// <summary>The instructions from one version on, or back to it.</summary>
    public static Seq<Term> Merge(ApplicationDescription application, AppupFragments fragments, Func<ApplicationUpgradeFile, Seq<UpgradePath>> way, Vsn other, Seq<Term> generated)
    {
        var pre = Matching(fragments.Pre);
        var post = Matching(fragments.Post);
        var written = pre.Concat(post).ToList();
        var modules = written.Select(Module).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var restarts = written.Any(instruction => instruction.IsTagged("restart_application", 2, out var restart) && restart.Elements[1].IsAtom(application.Name.Value));
        var kept = generated.Where(instruction => ConsolidatedLoader.Is(instruction) || (!restarts && !(Module(instruction) is { } module && modules.Contains(module))));
        return [.. pre, .. kept, .. post];

        List<Term> Matching(ApplicationUpgradeFile? fragment) =>
            IsFor(application, fragment) ? way(fragment!).Where(path => Matches(path.From, other)).SelectMany(path => path.Instructions).ToList() : [];
    }

    /// <summary>A warning for each fragment that another version of the application was meant for.</summary>
    public static IEnumerable<Diagnostic> Stale(ApplicationDescription application, AppupFragments fragments) =>
        from fragment in (IEnumerable<ApplicationUpgradeFile?>)[fragments.Pre, fragments.Post]
        where fragment is not null && !IsFor(application, fragment)
        select UpgradeErrors.StaleFragment(fragment.Document is { } document ? document.PlaceOf(document.Terms[0]) : Place.None, application.Name, application.Vsn, fragment.Version);

    private static bool IsFor(ApplicationDescription application, ApplicationUpgradeFile? fragment) =>
        fragment is not null && Matches(new VersionPattern(fragment.Version), application.Vsn);

    private static bool Matches(VersionPattern pattern, Vsn version)
    {
        if (pattern.IsExpression || !pattern.Text.Contains(Any, StringComparison.Ordinal))
        {
            return pattern.Matches(version);
        }

        // ".*" is "*.*": a part that is empty stands for any, too.
        var parts = pattern.Text.Split(Separator);
        var actual = version.Value.Split(Separator);
        return (parts.Length == actual.Length || (parts.Length < actual.Length && parts[^1] == Any) || parts.All(IsAny))
            && parts.Zip(actual).All(pair => IsAny(pair.First) || pair.First == pair.Second);
    }

    private static bool IsAny(string part) => part is Any or "";

    private static string? Module(Term instruction) =>
        instruction is TupleTerm { Elements: [AtomTerm tag, AtomTerm module, ..] } && ModuleInstructions.Contains(tag.Name) ? module.Name : null;
}
