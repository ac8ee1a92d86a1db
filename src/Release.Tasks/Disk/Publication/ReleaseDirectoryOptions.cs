using Release.Otp;

namespace Release.Tasks.Disk.Publication;

/// <summary>Where a release is published and how.</summary>
public sealed record ReleaseDirectoryOptions
{
    /// <summary>
    /// What a running release writes into its own directory and a new build leaves there: the cookie made by the first start, and the
    /// directory of pipes and logs. All else that no plan names is removed.
    /// </summary>
    public static Seq<string> DefaultKept { get; } = ["releases/COOKIE", "tmp"];

    /// <summary>Full path of the release directory, without a slash at its end.</summary>
    public required string Root { get; init; }

    /// <summary>Full path of the file that remembers what was written, in the intermediate directory.</summary>
    public required string ManifestFile { get; init; }

    /// <summary>Full path of the build's output directory; between it and <see cref="Root"/> no link is followed. Null checks nothing.</summary>
    public string? OutputRoot { get; init; }

    /// <summary>Paths below the root that are kept where the plan does not name them or anything below them.</summary>
    public Seq<string> Kept { get; init; } = DefaultKept;

    /// <summary>How long to wait for another build that writes the same directory.</summary>
    public TimeSpan Patience { get; init; } = OutputLock.Patience;

    /// <summary>Ends the waiting and the writing.</summary>
    public CancellationToken Cancellation { get; init; }
}
