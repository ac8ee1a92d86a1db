using Release.Otp.Terms;

namespace Release.Otp.Releases;

/// <summary>What can be wrong with a <c>.rel</c> file.</summary>
internal static class ReleaseErrors
{
    /// <summary>REL4001: This is not a release resource file.</summary>
    public static Diagnostic BadlyFormatted(Place place) => Diagnostic.Error(4001, place,
        "This is not a release resource file: it must hold one term {release, {Name, Vsn}, {erts, ErtsVsn}, [Application, …]}. See rel(4).");

    /// <summary>REL4002: The release's name must be a string.</summary>
    public static Diagnostic IllegalText(Place place, string what) => Diagnostic.Error(4002, place,
        $"{what} must be a string in double quotes.");

    /// <summary>REL4003: The release's version '1/0' cannot be a part of a file name.</summary>
    public static Diagnostic UnsafeText(Place place, string what, string text) => Diagnostic.Error(4003, place,
        $"{what} '{text}' becomes a part of file names: it may not hold a slash, a backslash or a control character.");

    /// <summary>REL4004: This is none of the forms of an application in a release.</summary>
    public static Diagnostic IllegalApplication(Place place, Term entry) => Diagnostic.Error(4004, place,
        $"{Shown.Short(entry)} is no application of a release: write {{Name, Vsn}}, {{Name, Vsn, Type}}, " +
        "{Name, Vsn, Included} or {Name, Vsn, Type, Included}, where Type is permanent, transient, temporary, load or none, " +
        "and Included is a list of atoms.");

    /// <summary>REL4005: The release does not list 'kernel', which every release must hold.</summary>
    public static Diagnostic MissingMandatoryApplication(Place place, ApplicationName name) => Diagnostic.Error(4005, place,
        $"The release does not list '{name}', which every release must hold. Add {{{name}, Vsn}}.");

    /// <summary>REL4006: 'kernel' must be permanent, and it is 'load'.</summary>
    public static Diagnostic MandatoryApplicationNotPermanent(Place place, ApplicationName name, StartType type) => Diagnostic.Error(4006, place,
        $"Application '{name}' must have start type permanent, and it has '{type.Atom()}': no system runs without it.");

    /// <summary>REL4007: The release does not list 'sasl': it cannot be upgraded while it runs. A warning.</summary>
    public static Diagnostic MissingSasl(Place place) => Diagnostic.Warning(4007, place,
        "The release does not list 'sasl', so it cannot be upgraded while it runs. Add it unless that is meant.");

    /// <summary>REL4008: The release lists 'web' twice, with versions '1.0' and '1.1'.</summary>
    public static Diagnostic ListedTwice(Place place, ApplicationName name, Vsn first, Vsn second) => Diagnostic.Error(4008, place,
        first == second
            ? $"The release lists application '{name}' twice. Remove one of the entries."
            : $"The release lists two versions of application '{name}', '{first}' and '{second}'; a system can hold only one. Remove one of the " +
              "entries.");
}
