using Release.Otp.Releases;
using Release.Otp.Systools;

namespace Release.Otp.Upgrades;

/// <summary>
/// What an upgrade from or to a release must know of it: the content of the file <c>NAME-VSN.release</c>, so that the release itself need not be kept.
/// </summary>
/// <param name="Release">Its <c>.rel</c> file.</param>
/// <param name="OtpRelease">The number of the Erlang/OTP release that it runs on.</param>
/// <param name="IncludesOtp">Whether it brings the applications of OTP; without them release_handler installs nothing.</param>
/// <param name="Applications">Its applications, sorted by name.</param>
/// <param name="Consolidated">Its consolidated protocols, sorted by name.</param>
public sealed record ReleaseDescription(
    ReleaseSpecification Release, int OtpRelease, bool IncludesOtp, Seq<ApplicationDescription> Applications, Seq<ConsolidatedProtocol> Consolidated)
{
    /// <summary>The extension of the file's name.</summary>
    public const string Extension = ".release";

    /// <summary>The version of the file's format that is written, and the newest that is read.</summary>
    public const int Format = 1;

    /// <summary>The release's name.</summary>
    public string Name => Release.Name;

    /// <summary>The release's version.</summary>
    public Vsn Vsn => Release.Vsn;

    /// <summary>Where the description was read; no place for one of a release at hand.</summary>
    public Place Place { get; init; }

    /// <summary>Describes a release.</summary>
    /// <inheritdoc cref="ReleaseDescription(ReleaseSpecification, int, bool, Seq{ApplicationDescription}, Seq{ConsolidatedProtocol})"/>
    public static ReleaseDescription Of(
        ReleaseSpecification release, int otpRelease, bool includesOtp, IEnumerable<ApplicationDescription> applications, IEnumerable<ConsolidatedProtocol> consolidated) => new(
            release,
            otpRelease,
            includesOtp,
            applications.OrderBy(application => application.Name.Value, StringComparer.Ordinal).ToSeq(),
            consolidated.OrderBy(protocol => protocol.Name, StringComparer.Ordinal).ToSeq());

    /// <summary>Reads the file; all findings at once.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="file">Its name, for messages.</param>
    public static Findings<ReleaseDescription> Read(ReadOnlyMemory<byte> bytes, string file) => ReleaseDescriptionReader.Read(bytes, file);

    /// <summary>The application of that name; null where the release has none.</summary>
    public ApplicationDescription? Application(ApplicationName name) => Applications.FirstOrDefault(application => application.Name == name);

    /// <summary>The release with the checks of systools, for a <c>relup</c> that leads from it or to it.</summary>
    public Findings<CheckedRelease> Check() => ReleaseChecker.Check(Release, [.. Applications.Select(application => application.Resource)]);

    /// <summary>The text of the file, in UTF-8: the same for the same release, whoever writes it.</summary>
    /// <exception cref="DiagnosticException">REL2014: an identifier of a supervisor's child has no text.</exception>
    public string ToText() => ReleaseDescriptionText.Of(this);
}
