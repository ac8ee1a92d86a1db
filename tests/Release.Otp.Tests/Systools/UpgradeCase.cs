using System.Runtime.CompilerServices;
using System.Text;
using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Terms;
using Release.Otp.Tests.Releases;

namespace Release.Otp.Tests.Systools;

/// <summary>A release and the older ones that it shall be upgraded from, for systools and for us.</summary>
/// <param name="Rel">The text of its <c>.rel</c> file.</param>
/// <param name="Bases">The texts of the others' <c>.rel</c> files; every one is a way up and a way down.</param>
/// <param name="Applications">The applications of all of them; kernel, stdlib and sasl are those of the installed OTP where they are not here.</param>
/// <param name="UpgradeFiles">The texts of <c>.appup</c> files by the application and version that they lie beside.</param>
internal sealed record UpgradeCase(
    string Rel, IReadOnlyList<string> Bases, IReadOnlyList<SomeApplication> Applications, IReadOnlyDictionary<(string Name, string Vsn), string> UpgradeFiles)
{
    private static readonly ConditionalWeakTable<IReadOnlyList<SomeApplication>, List<ApplicationResourceFile>> Read = [];

    private static readonly Lazy<List<ApplicationResourceFile>> Otp = new(() =>
    [
        .. from name in (string[])["kernel", "stdlib", "sasl"]
           from candidate in InstalledOtp.Source.Find(new ApplicationName(name))
           select ApplicationResourceFile.Read(candidate.Read(InstalledOtp.OtpRelease), InstalledOtp.OtpRelease).Value!,
    ]);

    /// <summary>What the release handler shows about a way, by the number of the base; none for most.</summary>
    public IReadOnlyDictionary<int, string> Descriptions { get; init; } = new Dictionary<int, string>();

    /// <summary>The option <c>restart_emulator</c>.</summary>
    public bool RestartsEmulator { get; init; }

    /// <summary>The release as it is checked; null where it is wrong in itself.</summary>
    public CheckedRelease? Checked(string rel) => ReleaseChecker.Check(ReleaseSpecification.Read(Some.Text(rel)).Value!, Read.GetValue(Applications, Files)).Value;

    /// <summary>What we make of it.</summary>
    public Findings<Relup> Build()
    {
        var bases = Bases.Select((rel, i) => new RelupBase(Checked(rel)!) { Description = Description(i) }).ToSeq();
        var release = Checked(Rel)!;
        var read = release.Specification.Applications
            .Where(application => UpgradeFiles.ContainsKey((application.Name.Value, application.Vsn.Value)))
            .ToDictionary(application => application.Name, UpgradeFile);
        var unreadable = read.Values.SelectMany(found => found.Diagnostics.Where(finding => finding.Severity == Severity.Error)).ToList();
        var warnings = read.Values.SelectMany(found => found.Diagnostics);
        return unreadable.Count > 0
            ? Findings.Of<Relup>(null, unreadable)
            : With(warnings, RelupBuilder.Build(release, read.ToDictionary(pair => pair.Key, pair => pair.Value.Value!), bases, bases, RestartsEmulator));
    }

    /// <summary>What the release handler shows about the way of a base.</summary>
    public Term Description(int number) => Term.String(Descriptions.GetValueOrDefault(number, ""));

    /// <summary>The <c>.appup</c> files, for humans.</summary>
    public override string ToString() => string.Join('\n', [Rel, .. Bases, .. UpgradeFiles.Select(file => $"{file.Key}: {file.Value}"), .. Applications.Select(application => Encoding.UTF8.GetString(application.Bytes))]);

    private static Findings<Relup> With(IEnumerable<Diagnostic> warnings, Findings<Relup> built) => Findings.Of(built.Value, [.. warnings, .. built.Diagnostics]);

    private Findings<ApplicationUpgradeFile> UpgradeFile(ReleaseApplication application)
    {
        try
        {
            return ApplicationUpgradeFile.Read(Some.Text(UpgradeFiles[(application.Name.Value, application.Vsn.Value)], $"{application.Name}.appup"));
        }
        catch (DiagnosticException exception)
        {
            return Findings.Of<ApplicationUpgradeFile>(null, exception.Diagnostic);
        }
    }

    private static List<ApplicationResourceFile> Files(IReadOnlyList<SomeApplication> applications) =>
    [
        .. applications.Select(application => ApplicationResourceFile.Read(Some.Text(Encoding.UTF8.GetString(application.Bytes), application.File), InstalledOtp.OtpRelease).Value!),
        .. Otp.Value,
    ];
}
