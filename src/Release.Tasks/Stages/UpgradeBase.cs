using System.Globalization;
using Release.Otp;
using Release.Otp.Beam;
using Release.Otp.Releases;
using Release.Otp.Terms;
using Release.Otp.Upgrades;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Archives;

namespace Release.Tasks.Stages;

/// <summary>Describes a release that was built before, from its archive or its directory; of one that was described, reads the description.</summary>
internal sealed class UpgradeBase
{
    // The releases of OTP and the first numbers of their runtime systems go together since OTP 23 and erts-11.
    private const int OtpWithoutErts = 12;
    private const int LastErts = 1000;

    private readonly string _place;
    private readonly Dictionary<string, byte[]> _specifications = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ModuleDescription>> _modules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ConsolidatedProtocol>> _consolidated = new(StringComparer.Ordinal);
    private string? _current;

    private UpgradeBase(string place) => _place = place;

    /// <summary>The description, or everything that stands against it.</summary>
    /// <param name="place">Full path of an archive, a directory or a <c>.release</c> file.</param>
    /// <param name="installed">Describes an application of OTP at hand, for a release that brought none; null where there is none of that version.</param>
    public static Findings<ReleaseDescription> Read(string place, Func<ReleaseApplication, ApplicationDescription?> installed)
    {
        try
        {
            if (place.EndsWith(ReleaseDescription.Extension, StringComparison.Ordinal) && SourceFile.Exists(place))
            {
                return ReleaseDescription.Read(SourceFile.Bytes(place), place);
            }

            var read = new UpgradeBase(place);
            BuiltRelease.Read(place, IsWanted, read.Add);
            return read.Describe(installed);
        }
        catch (DiagnosticException refused)
        {
            return Findings.Of<ReleaseDescription>(null, refused.Diagnostic);
        }
    }

    private static bool IsWanted(string path) => (path.Split('/'), Path.GetExtension(path)) is
        (["releases", "start_erl.data"], _)
        or (["releases", _, _], ".rel")
        or (["releases", _, "consolidated", _], ".beam")
        or (["lib", _, "ebin", _], ".app" or ".beam");

    private void Add(BuiltFile file)
    {
        switch (file.Path.Split('/'))
        {
            case ["releases", _]:
                _current = System.Text.Encoding.UTF8.GetString(file.Bytes).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries) is [_, var current] ? current : null;
                break;
            case ["releases", _, _]:
                _specifications[file.Path] = file.Bytes;
                break;
            case ["releases", var version, _, _]:
                ListOf(_consolidated, version).Add(ConsolidatedProtocol.Of(Module(file)));
                break;
            case ["lib", _, _, var name] when name.EndsWith(".app", StringComparison.Ordinal):
                _resources[file.Path] = file.Bytes;
                break;
            case var module:
                ListOf(_modules, module[1]).Add(ModuleDescription.Of(Module(file)));
                break;
        }
    }

    private BeamFile Module(BuiltFile file) => BeamFile.ReadNamed(file.Bytes, Inside(file.Path));

    private static List<T> ListOf<T>(Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }

    private Findings<ReleaseDescription> Describe(Func<ReleaseApplication, ApplicationDescription?> installed)
    {
        var chosen = Specification();
        if (chosen.Value is not { } file)
        {
            return Findings.Of<ReleaseDescription>(null, chosen.Diagnostics);
        }

        var release = ReleaseSpecification.Read(TermReader.Consult(_specifications[file], Inside(file)));
        if (release.Failed)
        {
            return Findings.Of<ReleaseDescription>(null, release.Diagnostics);
        }

        if (OtpRelease(release.Value.ErtsVsn) is not { } otp)
        {
            return Findings.Of<ReleaseDescription>(null, UpgradeInputErrors.UnknownRuntime(new Place(_place), release.Value.ErtsVsn));
        }

        var applications = release.Value.Applications.Select(entry => Application(entry, otp, installed)).ToList();
        var version = file.Split('/')[1];
        return applications.Any(application => application.Failed)
            ? Findings.Of<ReleaseDescription>(null, applications.SelectMany(application => application.Diagnostics))
            : Findings.Of(
                ReleaseDescription.Of(
                    release.Value, otp, Holds(release.Value, ApplicationName.Kernel), applications.Select(application => application.Value!), _consolidated.GetValueOrDefault(version) ?? []) with
                {
                    Place = new Place(_place),
                });
    }

    private bool Holds(ReleaseSpecification release, ApplicationName name) =>
        release.Applications.Any(entry => entry.Name == name && _resources.ContainsKey(ResourceOf(entry)));

    // A system that was upgraded holds several releases, and says which of them starts.
    private Findings<string> Specification() => (_specifications.Keys.ToList(), _specifications.Keys.Where(path => path.Split('/')[1] == _current).ToList()) switch
    {
        ([], _) => Findings.Of<string>(null, UpgradeInputErrors.NoRelease(_place)),
        ([var only], _) => Findings.Of(only),
        (_, [var current]) => Findings.Of(current),
        var (all, _) => Findings.Of<string>(null, UpgradeInputErrors.SeveralReleases(_place, all.Select(path => path.Split('/')[1]).Order(StringComparer.Ordinal))),
    };

    private static int? OtpRelease(Vsn erts) =>
        int.TryParse(erts.Value.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first <= LastErts ? first + OtpWithoutErts : null;

    private Findings<ApplicationDescription> Application(ReleaseApplication entry, int otp, Func<ReleaseApplication, ApplicationDescription?> installed)
    {
        var path = ResourceOf(entry);
        if (!_resources.TryGetValue(path, out var bytes))
        {
            return installed(entry) is { } same ? Findings.Of(same) : Findings.Of<ApplicationDescription>(null, UpgradeInputErrors.ApplicationMissing(_place, entry));
        }

        var resource = ApplicationResourceFile.Read(TermReader.Consult(bytes, Inside(path), otp), otp);
        return resource.Failed
            ? Findings.Of<ApplicationDescription>(null, resource.Diagnostics)
            : Findings.Of(ApplicationDescription.Of(resource.Value, _modules.GetValueOrDefault($"{entry.Name}-{entry.Vsn}") ?? []));
    }

    private static string ResourceOf(ReleaseApplication entry) => $"lib/{entry.Name}-{entry.Vsn}/ebin/{entry.Name}.app";

    private string Inside(string path) => $"{_place}/{path}";
}
