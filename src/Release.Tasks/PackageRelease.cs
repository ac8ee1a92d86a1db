using Microsoft.Build.Framework;
using Release.Otp.Releases;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Archives;
using Release.Tasks.Disk.Records;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>Packs the release directory into archives.</summary>
[MSBuildMultiThreadableTask]
public sealed class PackageRelease : StageTask
{
    /// <summary>The <c>.rel</c> file.</summary>
    [Required]
    public string ReleaseFile { get; set; } = "";

    /// <summary>The assembled release.</summary>
    [Required]
    public string ReleaseRoot { get; set; } = "";

    /// <summary>What AssembleRelease wrote there.</summary>
    [Required]
    public string ManifestFile { get; set; } = "";

    /// <summary>The archives to make: <c>tar.gz</c>, <c>zip</c>.</summary>
    public string[] Formats { get; set; } = [];

    /// <summary>The kind of machine that the release is for, which the archives then name; or empty.</summary>
    public string RuntimeIdentifier { get; set; } = "";

    /// <summary>Where the archives are left.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>The time that all members bear, in seconds since 1970; empty for a fixed one.</summary>
    public string SourceDateEpoch { get; set; } = "";

    /// <summary>Where the archives' paths are written, a line each.</summary>
    [Required]
    public string ArtifactsFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var release = HandWrittenRelease.Read(FullPath(ReleaseFile)).Value!;
        var archives = ArchivesOf(release, ArchiveTime.Of(SourceDateEpoch));
        // A disk that is full for one of them is full for the others: that is said once.
        if (!archives.TrueForAll(archive => Report(new ReleaseArchive(archive).Write().Diagnostics)))
        {
            return;
        }

        // What is handed on is the archive with its checksums: the target checks one by the other.
        var written = archives.SelectMany(archive => ReleaseArchive.FilesOf(archive.Archive, archive.Format)).ToList();
        ArtifactList.Replace(FullPath(ArtifactsFile), written);
        Save(new StageRecord().Wrote(written).Wrote(FullPath(ArtifactsFile)));
    }

    private List<ReleaseArchiveOptions> ArchivesOf(ReleaseSpecification release, DateTime time) =>
    [
        .. Formats.Distinct().Select(format => new ReleaseArchiveOptions
        {
            Root = Path.TrimEndingDirectorySeparator(FullPath(ReleaseRoot)),
            ManifestFile = FullPath(ManifestFile),
            Archive = Path.Join(FullPath(OutputDirectory), $"{ArtifactList.NameOf(release.Name, release.Vsn, RuntimeIdentifier)}.{format}"),
            Format = format == "zip" ? ArchiveFormat.Zip : ArchiveFormat.TarGz,
            ReleaseSpecification = $"releases/{release.Vsn}/{release.Name}.rel",
            SpecificationNames = [release.Name],
            Time = time,
            Cancellation = Cancellation,
        }),
    ];
}
