using Release.Otp;

namespace Release.Tasks.Disk.Archives;

/// <summary>What can be wrong with a release that was built before.</summary>
internal static class BuiltReleaseErrors
{
    /// <summary>REL6120: There is no release at 'PATH'. Name an archive, a directory or a release description.</summary>
    public static Diagnostic NothingThere(string place) => Diagnostic.Error(
        6120,
        new Place(place),
        "ReleaseUpgradeFrom names this path, and nothing is there. Name a release that was built before: its archive (.tar.gz, .zip), its directory, or the description (.release) that was written beside it.");

    /// <summary>REL6121: The archive is damaged. Get it again from where it was published.</summary>
    public static Diagnostic Damaged(string archive, string why) => Diagnostic.Error(
        6121, new Place(archive), $"The archive is damaged, or is none ({why}). Get it again from where it was published, or name the release's description (.release).");

    /// <summary>REL6130: It is no release that could be upgraded from: its member '../x' holds the name '..'. Build or pack it again.</summary>
    public static Diagnostic Refused(string archive, string why) => Diagnostic.Error(
        6130, new Place(archive), $"It is no release that could be upgraded from: {why}. Build or pack it again, or name the release's description (.release).");
}
