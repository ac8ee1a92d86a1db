using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Terms;

namespace Release.Otp.Tests.Systools;

/// <summary>The installed OTP as a source of applications.</summary>
internal sealed class InstalledOtp : IApplicationSource
{
    private static readonly Lazy<StartClean> Modules = new(() =>
    {
        var file = Path.Combine(ReleaseDirectory, "start_clean.script");
        return StartClean.ReadScript(File.ReadAllBytes(file), file);
    });

    public static InstalledOtp Source { get; } = new();

    public static int OtpRelease => int.Parse(Path.GetFileName(ReleaseDirectory), System.Globalization.CultureInfo.InvariantCulture);

    public static StartClean StartClean => Modules.Value;

    public static AtomEncoding AtomEncoding => AtomEncodings.Of(OtpRelease);

    /// <summary>Every application, by directory name.</summary>
    public static IEnumerable<string> Names { get; } = Libraries("*").Select(library => Path.GetFileName(library).Split('-')[0]);

    public static string ErtsVsn { get; } = Path.GetFileName(Directory.GetDirectories(Erlang.Root, "erts-*").Single())["erts-".Length..];

    private static string ReleaseDirectory =>
        Directory.GetDirectories(Path.Combine(Erlang.Root, "releases")).Single(directory => File.Exists(Path.Combine(directory, "start_clean.script")));

    public static string Vsn(string name) => Path.GetFileName(Libraries(name + "-*").Single())[(name.Length + 1)..];

    public bool HoldsVersionsSideBySide => true;

    public IEnumerable<ApplicationCandidate> Find(ApplicationName name) =>
        from library in Libraries(name.Value + "-*")
        let file = Path.Combine(library, "ebin", name.Value + ".app")
        where File.Exists(file)
        select new ApplicationCandidate(Path.Combine(library, "ebin"), file, () => File.ReadAllBytes(file));

    private static IEnumerable<string> Libraries(string pattern) =>
        Directory.GetDirectories(Path.Combine(Erlang.Root, "lib"), pattern).Order(StringComparer.Ordinal);
}
