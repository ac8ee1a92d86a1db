using Release.Otp;

namespace Release.Tasks.Stages;

/// <summary>What an upgrade is made from; all paths are full.</summary>
internal sealed record UpgradeRequest
{
    /// <summary>The release that is being built.</summary>
    public required DescriptionRequest Release { get; init; }

    /// <summary>Releases that were built before: archives, directories or descriptions.</summary>
    public required Seq<string> From { get; init; }

    /// <summary>The user's <c>.appup</c> files, each named like its application.</summary>
    public Seq<string> AppupFiles { get; init; }

    /// <summary>The directory of <c>APP/APP.appup</c>, <c>APP/pre.appup</c> and <c>APP/post.appup</c>.</summary>
    public required string AppupDirectory { get; init; }

    /// <summary>Where <c>relup</c> and the <c>.appup</c> files are written that the release does not hold yet. It is this stage's own.</summary>
    public required string OutputDirectory { get; init; }
}
