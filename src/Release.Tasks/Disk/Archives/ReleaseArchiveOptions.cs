using Release.Otp;
using Release.Tasks.Disk.Publication;

namespace Release.Tasks.Disk.Archives;

/// <summary>Which release is packed and where to.</summary>
public sealed record ReleaseArchiveOptions
{
    /// <summary>Full path of the release directory, as in <see cref="ReleaseDirectoryOptions.Root"/>.</summary>
    public required string Root { get; init; }

    /// <summary>Full path of its manifest, as in <see cref="ReleaseDirectoryOptions.ManifestFile"/>.</summary>
    public required string ManifestFile { get; init; }

    /// <summary>Full path of the archive.</summary>
    public required string Archive { get; init; }

    /// <summary>Its format.</summary>
    public ArchiveFormat Format { get; init; }

    /// <summary>
    /// Path below the root of the <c>.rel</c> that stands in the archive also as <c>releases/BASE.rel</c>: what
    /// <c>release_handler:unpack_release("BASE")</c> reads first of <c>BASE.tar.gz</c>. Null adds nothing.
    /// </summary>
    public string? ReleaseSpecification { get; init; }

    /// <summary>The names BASE; that of the archive itself comes along.</summary>
    public Seq<string> SpecificationNames { get; init; }

    /// <summary>The time of change of every member, see <see cref="ArchiveTime"/>.</summary>
    public DateTime Time { get; init; } = ArchiveTime.Default;

    /// <summary>How long to wait for another build that writes the directory or the archive.</summary>
    public TimeSpan Patience { get; init; } = OutputLock.Patience;

    /// <summary>Ends the waiting and the writing.</summary>
    public CancellationToken Cancellation { get; init; }
}
