using Release.Otp.Releases;

namespace Release.Otp.Upgrades;

/// <summary>
/// What a user adds to a generated <c>.appup</c> file, in files of the same form. All entries whose pattern is for the other version count, in their
/// order; in a pattern that is a string, <c>*</c> stands for one part of a version, and at its end for all that follow: <c>"1.*"</c>.
/// </summary>
/// <param name="Pre">Instructions before the generated ones, each way; null for none.</param>
/// <param name="Post">Instructions behind them; null for none.</param>
public sealed record AppupFragments(ApplicationUpgradeFile? Pre, ApplicationUpgradeFile? Post)
{
    /// <summary>Nothing is added.</summary>
    public static AppupFragments None { get; } = new(null, null);
}
