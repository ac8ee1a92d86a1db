using Release.Otp;
using Release.Otp.Releases;
using Release.Otp.Upgrades;

namespace Release.Tasks.Stages;

/// <summary>What can be wrong with the releases and files that an upgrade is made from.</summary>
internal static class UpgradeInputErrors
{
    /// <summary>REL6122: There is no release in it: no 'releases/VSN/NAME.rel'. Name a release that this SDK, mix or relx built.</summary>
    public static Diagnostic NoRelease(string place) => Diagnostic.Error(
        6122, new Place(place), "There is no release in it: no 'releases/VSN/NAME.rel'. Name the root of a release, its archive or its description.");

    /// <summary>REL6123: It holds several releases (1.0, 1.1), and its releases/start_erl.data does not say which one counts. Name the archive of one.</summary>
    public static Diagnostic SeveralReleases(string place, IEnumerable<string> versions) => Diagnostic.Error(
        6123,
        new Place(place),
        $"It holds several releases ({string.Join(", ", versions)}), and its releases/start_erl.data does not say which one counts. Name the archive or the description of the one to upgrade from.");

    /// <summary>REL6124: It is a release of 'shop', and this one is 'store'. Only releases of one name replace each other.</summary>
    public static Diagnostic AnotherName(ReleaseDescription from, string name) => Diagnostic.Error(
        6124, from.Place, $"It is a release of '{from.Name}', and this one is '{name}': their commands stand in different files of bin/, so one cannot replace the other. Name an older release of '{name}'.");

    /// <summary>REL6125: It is version '1.0', as this release is. Give this release another version.</summary>
    public static Diagnostic SameVersion(ReleaseDescription from) => Diagnostic.Error(
        6125, from.Place, $"It is version '{from.Vsn}', as this release is, and a running system tells releases apart by their versions. Give this release another ReleaseVersion.");

    /// <summary>REL6126: Version '1.0' is named twice. Remove one of the items.</summary>
    public static Diagnostic NamedTwice(ReleaseDescription from, ReleaseDescription other) => Diagnostic.Error(
        6126, from.Place, $"Version '{from.Vsn}' is also that of '{other.Place.File}', and a relup has one way from a version. Remove one of the two ReleaseUpgradeFrom items.");

    /// <summary>REL6127: No application of the release is called 'shop'. A warning.</summary>
    public static Diagnostic NoSuchApplication(string file, ApplicationName name) => Diagnostic.Warning(
        6127, new Place(file), $"It is passed over: no application of the release is called '{name}'. Name the file after its application, or add the application.");

    /// <summary>REL6128: 'lib/stdlib-4.2/ebin/stdlib.app' is not in the release to upgrade from. Name the release's description instead.</summary>
    public static Diagnostic ApplicationMissing(string place, ReleaseApplication application) => Diagnostic.Error(
        6128,
        new Place(place),
        $"'lib/{application.Name}-{application.Vsn}/ebin/{application.Name}.app' is not in it, as in a release without the libraries of OTP. Name the description (.release) that was written beside that release: it holds what is needed.");

    /// <summary>REL6129: The version of the runtime system is 'new'. Its first number must be known.</summary>
    public static Diagnostic UnknownRuntime(Place place, Vsn erts) => Diagnostic.Error(
        6129, place, $"The version of its runtime system is '{erts}', of which no OTP release is known. Name the release's description (.release) instead.");
}
