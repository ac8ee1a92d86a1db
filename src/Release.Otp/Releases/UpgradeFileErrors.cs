using Release.Otp.Terms;

namespace Release.Otp.Releases;

/// <summary>What can be wrong with an <c>.appup</c> file.</summary>
internal static class UpgradeFileErrors
{
    /// <summary>REL6001: This is not an application upgrade file: it must hold one term {Vsn, UpFrom, DownTo}.</summary>
    public static Diagnostic BadlyFormatted(Place place) => Diagnostic.Error(6001, place,
        "This is not an application upgrade file: it must hold one term {Vsn, [{UpFromVsn, Instructions}, …], [{DownToVsn, Instructions}, …]}. See " +
        "appup(4).");

    /// <summary>REL6002: Only the first term of an application upgrade file counts. A warning.</summary>
    public static Diagnostic MoreTerms(Place place) => Diagnostic.Warning(6002, place,
        "Only the first term of an application upgrade file counts, and a running system refuses a file that holds more. Remove this one.");

    /// <summary>REL6003: The version that an application upgrade file is for must be a string. A warning.</summary>
    public static Diagnostic NoVersion(Place place, Term version) => Diagnostic.Warning(6003, place,
        $"The version that an application upgrade file is for must be a string, and this is {Shown.Short(version)}. Write the version of the " +
        "application in double quotes.");

    /// <summary>REL6004: This is no way from one version to another, and is passed over. A warning.</summary>
    public static Diagnostic NotAPath(Place place, Term element) => Diagnostic.Warning(6004, place,
        $"{Shown.Short(element)} is no way from one version to another, and is passed over. Write {{Vsn, Instructions}}, where Vsn is a string, or a " +
        "binary with a regular expression.");

    /// <summary>REL6005: The instructions for version "1.0" must be a list.</summary>
    public static Diagnostic NotAList(Place place, VersionPattern from) => Diagnostic.Error(6005, place,
        $"The instructions for version {from} must be a list, such as [{{load_module, web}}]. See appup(4).");

    /// <summary>REL6006: The regular expression '(1' cannot be used: it is not complete.</summary>
    public static Diagnostic BadExpression(string expression, string reason) => Diagnostic.Error(6006, Place.None,
        $"The regular expression '{expression}' cannot be used for versions: {reason.TrimEnd('.')}. Write it as re(3) wants it, or give the version " +
        "as a string.");

    /// <summary>REL6007: The regular expression is not UTF-8.</summary>
    public static Diagnostic NotUtf8(Place place) => Diagnostic.Error(6007, place,
        "The regular expression for a version is a binary that is not UTF-8. Write it with ASCII characters: <<\"1\\\\.[0-9]+\">>.");
}
