using System.Text.RegularExpressions;
using Release.Otp;
using Release.Otp.Releases;
using Release.Tasks.Disk;
using static Release.Otp.Diagnostic;

namespace Release.Tasks.Stages;

/// <summary>What can be wrong with a project's own settings.</summary>
internal static partial class ProjectErrors
{
    /// <summary>Everything wrong with what a project says.</summary>
    public static IEnumerable<Diagnostic> In(ProjectSettings settings) =>
    [
        .. settings.ReleaseNames.SelectMany(name => InName(settings.Project, name)),
        .. settings.ReleaseVersion.Length > 0 ? InVersion(settings.Project, settings.ReleaseVersion) : [],
        .. settings.BeamBuildTool is "erlc" or "mix" or "none" ? [] : (Diagnostic[])[UnknownTool(settings.Project, settings.BeamBuildTool)],
        .. settings.BeamBuildTool is "mix" ? [] : settings.MixOnly.Where(setting => setting.Value.Length > 0).Select(setting => NeedsMix(settings.Project, setting.Name)),
        .. settings.Flags.Where(flag => !IsFlag(flag.Value)).Select(flag => BadFlag(settings.Project, flag.Property, flag.Value)),
        .. settings.Files.Where(file => !SourceFile.Exists(file.Path)).Select(file => NoSuchFile(settings.Project, file.Property, file.Path)),
        .. settings.Applications.Where(item => !IsStartType(item.StartType)).Select(item => BadStartType(settings.Project, item.Name, item.StartType)),
        .. settings.ArchiveFormats.Where(format => format is not ("tar.gz" or "zip")).Select(format => UnknownFormat(settings.Project, format)),
        .. settings.ExecutablesFor.Where(system => system is not ("unix" or "windows")).Select(system => UnknownSystem(settings.Project, system)),
        .. settings.KeepBeamChunks.Where(chunk => !Chunks().IsMatch(chunk)).Select(chunk => BadChunk(settings.Project, chunk)),
        .. settings.Cookie.Length > 0 && !Cookies().IsMatch(settings.Cookie) ? (Diagnostic[])[BadCookie(settings.Project)] : [],
    ];

    /// <summary>What is wrong with the name of a release.</summary>
    public static IEnumerable<Diagnostic> InName(Place place, string name) => ReleaseNames().IsMatch(name) ? [] : [BadName(place, name)];

    /// <summary>What is wrong with the version of a release.</summary>
    public static IEnumerable<Diagnostic> InVersion(Place place, string version) => Versions().IsMatch(version) ? [] : [BadVersion(place, version)];

    /// <summary>What makes a hand-written <c>.rel</c> impossible to assemble, though systools would make a boot script of it.</summary>
    public static IEnumerable<Diagnostic> In(ReleaseSpecification release, string ertsVersion)
    {
        if (!FileNames().IsMatch(release.Name))
        {
            yield return BadName(release.NamePlace, release.Name);
        }

        foreach (var fault in InVersion(release.VsnPlace, release.Vsn.Value))
        {
            yield return fault;
        }

        if (release.ErtsVsn.Value != ertsVersion)
        {
            yield return OtherErts(release.ErtsVsnPlace, release.ErtsVsn, ertsVersion);
        }
    }

    /// <summary>REL1002: BeamBuildTool is 'rebar3'; this version compiles with mix and erlc. Set it to one of these, or to none and name the directory of the compiled applications.</summary>
    public static Diagnostic UnknownTool(Place place, string tool) => Error(
        1002, place, $"BeamBuildTool is '{tool}'; this version compiles with mix and erlc. Set BeamBuildTool to mix for a project with mix.exs, to erlc to compile src/ and apps/*/src/ with it, or to none and name the directory of the compiled applications as an ApplicationPath item.");

    /// <summary>REL1003: 'My-App' cannot name a release. Set ReleaseName to lower-case letters, digits and '_', a letter first.</summary>
    public static Diagnostic BadName(Place place, string name) => Error(
        1003, place, $"'{name}' cannot name a release. Set ReleaseName to lower-case letters, digits and '_', a letter first.");

    /// <summary>REL1004: '1/0' cannot be the version of a release, since it names a directory. Use letters, digits and '.', '_', '+', '~', '-', a letter or digit first.</summary>
    public static Diagnostic BadVersion(Place place, string version) => Error(
        1004, place, $"'{version}' cannot be the version of a release, since it names a directory. Use letters, digits and '.', '_', '+', '~', '-', a letter or digit first.");

    /// <summary>REL1005: The release has no version. Set ReleaseVersion, or ReleaseVersionFromApplication to one of its applications; there is no application 'web' in it.</summary>
    public static Diagnostic NoVersion(Place place, string application) => Error(
        1005, place, $"The release has no version. Set ReleaseVersion, or ReleaseVersionFromApplication to one of its applications; there is no application '{application}' in it.");

    /// <summary>REL1006: 'always' is not a start type of application 'web'. Use permanent, transient, temporary, load or none.</summary>
    public static Diagnostic BadStartType(Place place, string application, string type) => Error(
        1006, place, $"'{type}' is not a start type of application '{application}'. Use permanent, transient, temporary, load or none.");

    /// <summary>REL1007: RelFile names 'web.rel', which is not there. Correct the path.</summary>
    public static Diagnostic NoSuchFile(Place place, string property, string file) => Error(
        1007, place, $"{property} names '{file}', which is not there. Correct the path.");

    /// <summary>REL1008: The release is written for ERTS 14.0, and the OTP installation has 13.1.5. Correct the file, or set OtpRoot to an installation with that ERTS.</summary>
    public static Diagnostic OtherErts(Place place, Vsn written, string installed) => Error(
        1008, place, $"The release is written for ERTS {written}, and the OTP installation has {installed}. Correct the file, or set OtpRoot to an installation with that ERTS.");

    /// <summary>REL1009: 'rar' is not a format of archives. ReleaseArchiveFormats may hold tar.gz and zip.</summary>
    public static Diagnostic UnknownFormat(Place place, string format) => Error(
        1009, place, $"'{format}' is not a format of archives. ReleaseArchiveFormats may hold tar.gz and zip.");

    /// <summary>REL1010: ReleaseCookie must be 1 to 255 printable ASCII characters without spaces, quotes and backslashes. Or leave it out: the first start makes one.</summary>
    public static Diagnostic BadCookie(Place place) => Error(
        1010, place, "ReleaseCookie must be 1 to 255 printable ASCII characters without spaces, quotes and backslashes. Or leave it out: the first start makes one.");

    /// <summary>REL1011: 'bsd' is not a kind of system to make launchers for. ExecutablesFor may hold unix and windows.</summary>
    public static Diagnostic UnknownSystem(Place place, string system) => Error(
        1011, place, $"'{system}' is not a kind of system to make launchers for. ExecutablesFor may hold unix and windows.");

    /// <summary>REL1012: 'Dbgi2' is not the name of a chunk: KeepBeamChunk takes names of four characters, such as Docs.</summary>
    public static Diagnostic BadChunk(Place place, string chunk) => Error(
        1012, place, $"'{chunk}' is not the name of a chunk: KeepBeamChunk takes names of four characters, such as Docs.");

    /// <summary>REL1013: IncludeErts is '/opt/otp', which is neither true, false nor the directory erts-VSN of an OTP installation. Correct it.</summary>
    public static Diagnostic NoErts(Place place, string value) => Error(
        1013, place, $"IncludeErts is '{value}', which is neither true, false nor the directory erts-VSN of an OTP installation. Correct it.");

    /// <summary>REL1014: StripBeams is 'maybe'. Set it to true or false.</summary>
    public static Diagnostic BadFlag(Place place, string property, string value) => Error(
        1014, place, $"{property} is '{value}'. Set it to true or false.");

    /// <summary>REL1016: RuntimeConfigPath needs Elixir, and BeamBuildTool is not mix. Write the configuration into SysConfig, or build with mix.</summary>
    public static Diagnostic NeedsMix(Place place, string setting) => Error(
        1016, place, $"{setting} needs Elixir, and BeamBuildTool is not mix. Write the configuration into SysConfig, or build with mix.");

    private static bool IsStartType(string text) => text.Length == 0 || StartTypes.Parse(text) is not null;

    // As MSBuild's own conditions compare them, which take no blank or line break for nothing.
    private static bool IsFlag(string text) => text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A[!-~]{4}\z")]
    private static partial Regex Chunks();

    [GeneratedRegex(@"\A[a-z][a-z0-9_]*\z")]
    private static partial Regex ReleaseNames();

    // A hand-written .rel is older than our rule for names; still its name becomes one of files, and a word in shell scripts.
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_-]*\z")]
    private static partial Regex FileNames();

    [GeneratedRegex(@"\A[!-~-[""'\\`]]{1,255}\z")]
    private static partial Regex Cookies();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._+~-]*\z")]
    private static partial Regex Versions();
}
