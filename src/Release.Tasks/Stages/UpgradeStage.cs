using Release.Otp;
using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Upgrades;
using Release.Tasks.Disk.Records;

namespace Release.Tasks.Stages;

/// <summary>The files of an upgrade.</summary>
/// <param name="Relup">The text of <c>relup</c>.</param>
/// <param name="Appups">The text of each <c>.appup</c> file that the release does not hold yet, by its path below the output directory.</param>
/// <param name="Generated">Those of them that nobody wrote.</param>
/// <param name="Record">What was read.</param>
internal sealed record Upgrade(string Relup, IReadOnlyDictionary<string, string> Appups, Seq<GeneratedAppup> Generated, StageRecord Record);

/// <summary>Makes the way from releases that were built before to the one that is being built, and back: <c>.appup</c> files and a <c>relup</c>.</summary>
internal sealed class UpgradeStage
{
    private readonly UpgradeRequest _request;
    private readonly DescribedRelease _new;
    private readonly StageRecord _record;
    private readonly List<Diagnostic> _findings = [];

    private UpgradeStage(UpgradeRequest request, DescribedRelease release, StageRecord record) => (_request, _new, _record) = (request, release, record);

    /// <summary>The files, or everything that stands against the upgrade.</summary>
    public static Findings<Upgrade> Make(UpgradeRequest request)
    {
        var record = new StageRecord();
        var release = DescribedRelease.Read(request.Release, record);
        return release.Failed ? Findings.Of<Upgrade>(null, release.Diagnostics) : new UpgradeStage(request, release.Value, record).Make();
    }

    private Findings<Upgrade> Make()
    {
        var from = Bases();
        if (HasFailed)
        {
            return Findings.Of<Upgrade>(null, _findings);
        }

        var files = UpgradeFiles.Read(_request, _new, from, _record);
        _findings.AddRange(files.Findings);
        if (HasFailed)
        {
            return Findings.Of<Upgrade>(null, _findings);
        }

        var generated = Take(AppupGenerator.Generate(new AppupRequest(_new.Description, from) { HandWritten = files.Written.Keys.ToSeq(), Fragments = files.Fragments })) ?? [];
        var appups = generated.Select(appup => (appup.Name, appup.File)).Concat(files.Written.Select(written => (written.Key, written.Value.File)))
            .ToDictionary(appup => appup.Item1, appup => appup.File);
        _findings.AddRange(from.SelectMany(other => UpgradeLint.Check(_new.Description, other, appups)).Distinct());
        var relup = HasFailed ? null : Relup(from, appups);
        return Findings.Of(relup is null ? null : new Upgrade(relup.ToText(), Texts(files, generated), generated.ToSeq(), _record), _findings);
    }

    private bool HasFailed => _findings.Any(finding => finding.Severity == Severity.Error);

    private Seq<ReleaseDescription> Bases()
    {
        _record.Read(_request.From);
        var from = _request.From.Select(place => Take(UpgradeBase.Read(place, Installed))).OfType<ReleaseDescription>().ToSeq();
        _findings.AddRange(from.Where(other => other.Name != _new.Description.Name).Select(other => UpgradeInputErrors.AnotherName(other, _new.Description.Name)));
        _findings.AddRange(from.Where(other => other.Vsn == _new.Description.Vsn).Select(UpgradeInputErrors.SameVersion));
        _findings.AddRange(from.GroupBy(other => other.Vsn).SelectMany(group => group.Skip(1).Select(other => UpgradeInputErrors.NamedTwice(other, group.First()))));
        return from;
    }

    // A release that brought no OTP ran on one of the same versions, if that is at hand.
    private ApplicationDescription? Installed(ReleaseApplication entry) =>
        _new.Description.Application(entry.Name) is { } application && application.Vsn == entry.Vsn ? application : null;

    private Relup? Relup(Seq<ReleaseDescription> from, Dictionary<ApplicationName, ApplicationUpgradeFile> appups)
    {
        var bases = from.Select(other => Take(other.Check())).OfType<CheckedRelease>().Select(other => new RelupBase(other)).ToSeq();
        return HasFailed ? null : Take(RelupBuilder.Build(_new.Release, appups, bases, bases));
    }

    private T? Take<T>(Findings<T> findings)
        where T : class
    {
        _findings.AddRange(findings.Diagnostics);
        return findings.Value;
    }

    private static Dictionary<string, string> Texts(UpgradeFiles files, IEnumerable<GeneratedAppup> generated) => files.Written
        .Where(written => written.Value.Text is not null)
        .Select(written => (written.Key, Text: written.Value.Text!))
        .Concat(generated.Select(appup => (appup.Name, appup.ToText())))
        .ToDictionary(appup => $"{appup.Item1}.appup", appup => appup.Item2, StringComparer.Ordinal);
}
