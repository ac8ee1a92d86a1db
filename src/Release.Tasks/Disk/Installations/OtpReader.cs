using Release.Otp;
using Release.Otp.Terms;

namespace Release.Tasks.Disk.Installations;

/// <summary>Reads what an Erlang/OTP installation says of itself.</summary>
internal static class OtpReader
{
    private const int LongestStartErlData = 4096;

    /// <summary>Reads the installation in <paramref name="root"/>, see <see cref="OtpInstallation.Find"/>.</summary>
    public static OtpInstallation Read(string root, string? ertsVersion)
    {
        var started = StartErlData(root);
        var erts = ErtsVersion(root, ertsVersion, started?.Erts);
        var release = Release(root, started?.Release);
        var applications = Applications(root).ToSeq();
        CheckTogether(root, release, erts, applications);
        return new OtpInstallation(root, release, Version(root, release), erts, applications);
    }

    /// <summary>The versions of the emulators in <paramref name="root"/>.</summary>
    public static IEnumerable<string> ErtsVersions(string root) =>
        from directory in Directory.EnumerateDirectories(root, "erts-*")
        where Directory.Exists(Path.Join(directory, "bin"))
        select Path.GetFileName(directory)["erts-".Length..];

    /// <summary>The number of the latest release in <paramref name="root"/>, without a look at anything else; null where there is none.</summary>
    public static int? ReleaseNumber(string root)
    {
        var directory = Path.Join(root, "releases");
        return Directory.Exists(directory) ? Directory.EnumerateDirectories(directory).Select(path => int.TryParse(Path.GetFileName(path), out var number) ? number : (int?)null).Max() : null;
    }

    private static string ErtsVersion(string root, string? asked, string? started)
    {
        var versions = ErtsVersions(root).Order(VersionOrder.Instance).ToList();
        return (asked, started, versions) switch
        {
            (_, _, []) => throw new DiagnosticException(OtpErrors.NoErts(root, asked)),
            ({ } version, _, _) => versions.Contains(version) ? version : throw new DiagnosticException(OtpErrors.NoErts(root, version)),
            (_, { } version, _) => versions.Contains(version) ? version : throw Mismatch(root, StartErlDataPath(root), $"erts-{version}"),
            (_, _, [var only]) => only,
            _ => throw new DiagnosticException(OtpErrors.SeveralErts(root, versions)),
        };
    }

    private static string Release(string root, string? started)
    {
        var directory = Path.Join(root, "releases");
        var releases = Directory.Exists(directory)
            ? Directory.EnumerateDirectories(directory).Where(path => File.Exists(Path.Join(path, "start_clean.script"))).Select(path => Path.GetFileName(path)).ToList()
            : [];
        return started is not null && releases.Contains(started)
            ? started
            : releases.Max(VersionOrder.Instance) ?? throw new DiagnosticException(OtpErrors.NoStartClean(root));
    }

    private static string Version(string root, string release)
    {
        var file = Path.Join(root, "releases", release, "OTP_VERSION");
        return File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 0 } version ? version : release;
    }

    private static IEnumerable<InstalledApplication> Applications(string root)
    {
        var applications =
            from directory in Directory.EnumerateDirectories(Path.Join(root, "lib"))
            let parts = Path.GetFileName(directory).Split('-', 2)
            where parts.Length == 2 && File.Exists(Path.Join(directory, "ebin", $"{parts[0]}.app"))
            select new InstalledApplication(parts[0], parts[1], directory);
        return applications
            .OrderBy(application => application.Name, StringComparer.Ordinal)
            .ThenByDescending(application => application.Vsn, VersionOrder.Instance);
    }

    // The release that OTP was installed as: an emulator and libraries that were built together.
    private static void CheckTogether(string root, string release, string erts, Seq<InstalledApplication> applications)
    {
        var file = Path.Join(root, "releases", release, "start_clean.rel");
        if (!File.Exists(file) || TermReader.Consult(File.ReadAllBytes(file), file).Terms is not [TupleTerm { Elements: [_, _, TupleTerm emulator, ListTerm libraries] }])
        {
            return;
        }

        if (TextOf(emulator, 1) is { } wanted && wanted != erts)
        {
            throw Mismatch(root, file, $"erts-{wanted}");
        }

        foreach (var library in libraries.Elements.OfType<TupleTerm>())
        {
            if (NameOf(library) is { } name && TextOf(library, 1) is { } vsn && !applications.Any(application => (application.Name, application.Vsn) == (name, vsn)))
            {
                throw Mismatch(root, file, $"{name}-{vsn}");
            }
        }
    }

    private static string? NameOf(TupleTerm tuple) => tuple.Elements is [AtomTerm name, ..] ? name.Name : null;

    // Versions are ASCII; a text that is not equals no version.
    private static string? TextOf(TupleTerm tuple, int index) =>
        tuple.Elements.Count > index && tuple.Elements[index] is ListTerm text
            ? string.Concat(text.Elements.Select(element => element is IntegerTerm { Value: var value } && value > 0 && value < 128 ? (char)value : '?'))
            : null;

    private static (string Erts, string Release)? StartErlData(string root)
    {
        var file = StartErlDataPath(root);
        return File.Exists(file) && new FileInfo(file).Length < LongestStartErlData
            && File.ReadAllText(file).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var erts, var release]
                ? (erts, release)
                : null;
    }

    private static string StartErlDataPath(string root) => Path.Join(root, "releases", "start_erl.data");

    private static DiagnosticException Mismatch(string root, string file, string wanted) => new(OtpErrors.Mismatch(root, file, wanted));
}
