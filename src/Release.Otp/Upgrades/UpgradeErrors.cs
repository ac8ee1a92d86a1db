using Release.Otp.Releases;

namespace Release.Otp.Upgrades;

/// <summary>What can be wrong with a release description, and what keeps a generated upgrade from being complete.</summary>
internal static class UpgradeErrors
{
    private const string WriteAgain = "Take the file that was written beside that release, or name the release's archive or directory instead.";

    /// <summary>REL6060: This is not a release description: it does not begin with {release_description, 1}.</summary>
    public static Diagnostic NoDescription(Place place) => Diagnostic.Error(6060, place,
        $"This is not a release description: it does not begin with {{release_description, {ReleaseDescription.Format}}}. {WriteAgain}");

    /// <summary>REL6061: The release description has the format 2, and this Release.Sdk reads those up to 1.</summary>
    public static Diagnostic NewerFormat(Place place, string format) => Diagnostic.Error(6061, place,
        $"The release description has the format {format}, and this Release.Sdk reads those up to {ReleaseDescription.Format}. Update Release.Sdk, or name the " +
            "release's archive or directory instead.");

    /// <summary>REL6062: This part of the release description cannot be read: an application must be {application, Name, Properties}.</summary>
    public static Diagnostic BadEntry(Place place, string shape) => Diagnostic.Error(6062, place,
        $"This part of the release description cannot be read: {shape}. {WriteAgain}");

    /// <summary>REL6063: The release description lists application 'web' 1.0, and does not describe it in that version.</summary>
    public static Diagnostic NotDescribed(Place place, ApplicationName name, Vsn vsn) => Diagnostic.Error(6063, place,
        $"The release description lists application '{name}' with version '{vsn}', and does not describe it in that version. {WriteAgain}");
}
