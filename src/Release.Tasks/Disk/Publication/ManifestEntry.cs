using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk.Publication;

/// <summary>What a build wrote at one path, and what of.</summary>
/// <param name="Path">Below the release's root.</param>
/// <param name="Mode">The planned permissions.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of the content, in hexadecimal.</param>
/// <param name="Published">The stamp of the written file, see <see cref="FileStamp.OfPublished"/>.</param>
/// <param name="Kind">What was done to the source, see <see cref="PlannedContent.KindOf"/>.</param>
/// <param name="Source">The source's full path; empty where the content was made.</param>
/// <param name="SourceStamp">The stamp of the source, see <see cref="FileStamp.OfSource"/>; empty where it says nothing.</param>
internal sealed record ManifestEntry(
    string Path, UnixMode Mode, long Size, string Sha256, string Published, string Kind, string Source, string SourceStamp);
