using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>
/// Makes the <c>relup</c> file of a release, instruction for instruction as <c>systools:make_relup/4</c> does, and always the same one: where
/// the dependencies of modules leave the order open, the order of the <c>.appup</c> file counts. Only applications that come or go stand in
/// another order where systools would not follow their dependencies.
/// </summary>
public sealed class RelupBuilder
{
    private readonly CheckedRelease _release;
    private readonly IReadOnlyDictionary<ApplicationName, ApplicationUpgradeFile> _upgradeFiles;
    private readonly bool _restartsEmulator;
    private readonly List<Diagnostic> _findings = [];

    private RelupBuilder(
        CheckedRelease release, IReadOnlyDictionary<ApplicationName, ApplicationUpgradeFile> upgradeFiles, bool restartsEmulator) =>
        (_release, _upgradeFiles, _restartsEmulator) = (release, upgradeFiles, restartsEmulator);

    /// <summary>The <c>relup</c> of a release, or everything that stands in its way.</summary>
    /// <param name="release">The release that the file belongs to.</param>
    /// <param name="upgradeFiles">Its <c>.appup</c> files; only those of applications whose version changes are needed.</param>
    /// <param name="upFrom">The releases from which a running system can be upgraded.</param>
    /// <param name="downTo">The releases to which it can go back.</param>
    /// <param name="restartsEmulator">The option <c>restart_emulator</c>: whether every way ends with a restart.</param>
    public static Findings<Relup> Build(
        CheckedRelease release,
        IReadOnlyDictionary<ApplicationName, ApplicationUpgradeFile> upgradeFiles,
        Seq<RelupBase> upFrom,
        Seq<RelupBase> downTo,
        bool restartsEmulator = false)
    {
        var missing = Releases(release, upFrom, downTo).Where(one => one.Applications.All(application => application.Name != ApplicationName.Sasl));
        var withoutSasl = missing.Select(RelupErrors.MissingSasl).Distinct().ToList();
        return withoutSasl.Count > 0
            ? Findings.Of<Relup>(null, withoutSasl)
            : new RelupBuilder(release, upgradeFiles, restartsEmulator).Build(upFrom, downTo);
    }

    private static IEnumerable<ReleaseSpecification> Releases(CheckedRelease release, Seq<RelupBase> upFrom, Seq<RelupBase> downTo) =>
        [release.Specification, .. upFrom.Concat(downTo).Select(other => other.Release.Specification)];

    // systools turns the order of the releases round; the release handler takes the first of a version.
    private Findings<Relup> Build(Seq<RelupBase> upFrom, Seq<RelupBase> downTo)
    {
        var up = upFrom.Select(Up).Reverse().ToSeq();
        var down = downTo.Select(Down).Reverse().ToSeq();
        return Findings.Of(new Relup(_release.Specification.Vsn, up, down), _findings.Distinct());
    }

    private RelupEntry Up(RelupBase other)
    {
        var instructions = Translate(UpgradeDirection.Up, other.Release, _release, other.Release);
        return new RelupEntry(other.Release.Specification.Vsn, other.Description, RestartedLastBeforeR15(instructions, other.Release.Specification));
    }

    private RelupEntry Down(RelupBase other) =>
        new(other.Release.Specification.Vsn, other.Description, Translate(UpgradeDirection.Down, _release, other.Release, other.Release));

    private Seq<Term> Translate(UpgradeDirection direction, CheckedRelease from, CheckedRelease to, CheckedRelease other)
    {
        var before = _findings.Count;
        var scripts = Scripts(direction, from, to, other).ToList();
        if (_findings.Skip(before).Any(finding => finding.Severity == Severity.Error))
        {
            return [];
        }

        var translated = UpgradeTranslator.Translate(direction, scripts, Applications(from), Applications(to));
        _findings.AddRange(translated.Diagnostics);
        return translated.Value?.Elements ?? [];
    }

    private static List<ResolvedApplication> Applications(CheckedRelease release) => [.. release.Applications.Select(ordered => ordered.Application)];

    private IEnumerable<UpgradeScript> Scripts(UpgradeDirection direction, CheckedRelease from, CheckedRelease to, CheckedRelease other) =>
    [
        .. NewEmulator(other.Specification),
        .. ApplicationChanges.Added(from, to).Select(added => UpgradeScript.Made(
            $"The addition of application '{added.Name}'",
            Term.Tuple(Term.Atom("add_application"), Term.Atom(added.Name.Value), Term.Atom(added.StartType.Atom())))),
        .. _release.Applications.SelectMany(application => FromUpgradeFile(direction, application.Application, other.Specification)),
        .. ApplicationChanges.Removed(from, to).Select(removed => UpgradeScript.Made(
            $"The removal of application '{removed.Name}'", Term.Tuple(Term.Atom("remove_application"), Term.Atom(removed.Name.Value)))),
        .. _restartsEmulator ? [UpgradeScript.Made("The restart of the emulator", Term.Atom("restart_emulator"))] : (UpgradeScript[])[],
    ];

    private IEnumerable<UpgradeScript> NewEmulator(ReleaseSpecification other)
    {
        if (other.ErtsVsn == _release.Specification.ErtsVsn)
        {
            return [];
        }

        _findings.Add(RelupErrors.ErtsVsnChanged(_release.Specification, other));
        return [UpgradeScript.Made("The change of the runtime system", Term.Atom("restart_new_emulator"))];
    }

    private IEnumerable<UpgradeScript> FromUpgradeFile(UpgradeDirection direction, ResolvedApplication application, ReleaseSpecification other)
    {
        if (other.Applications.FirstOrDefault(entry => entry.Name == application.Name) is not { } entry || entry.Vsn == application.Vsn)
        {
            return [];
        }

        if (!_upgradeFiles.TryGetValue(application.Name, out var file))
        {
            _findings.Add(RelupErrors.MissingUpgradeFile(application, entry.Vsn));
            return [];
        }

        return Way(direction, application, entry.Vsn, file) is { } way
            ? [new UpgradeScript(Purpose(direction, application, entry.Vsn), way.Instructions, file.PlaceOf)]
            : [];
    }

    private UpgradePath? Way(UpgradeDirection direction, ResolvedApplication application, Vsn other, ApplicationUpgradeFile file)
    {
        if (file.Version != application.Vsn.Value)
        {
            _findings.Add(RelupErrors.BadVsn(file, application));
        }

        try
        {
            var way = direction == UpgradeDirection.Up ? file.FindUp(other) : file.FindDown(other);
            _findings.AddRange(way is null ? [RelupErrors.NoWay(file, application, other, direction)] : []);
            return way;
        }
        catch (DiagnosticException exception)
        {
            _findings.Add(exception.Diagnostic with { Place = new Place(file.Document?.File) });
            return null;
        }
    }

    private static string Purpose(UpgradeDirection direction, ResolvedApplication application, Vsn other) => direction == UpgradeDirection.Up
        ? $"The upgrade of application '{application.Name}' from '{other}' to '{application.Vsn}'"
        : $"The downgrade of application '{application.Name}' from '{application.Vsn}' to '{other}'";

    // sasl came to know the restart before new code is loaded with version 2.2. Versions are compared as systools compares them: as strings.
    private Seq<Term> RestartedLastBeforeR15(Seq<Term> instructions, ReleaseSpecification from)
    {
        var sasl = from.Applications.First(application => application.Name == ApplicationName.Sasl).Vsn;
        if (instructions is not [AtomTerm { Name: "restart_new_emulator" }, ..] || Term.String(sasl.Value) >= Term.String("2.2"))
        {
            return instructions;
        }

        _findings.Add(RelupErrors.PreR15(from, sasl));
        return [.. instructions.Skip(1).Where(instruction => !instruction.IsAtom("restart_emulator")), instructions[0]];
    }
}
