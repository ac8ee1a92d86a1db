using Release.Otp;
using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk.Publication;

/// <summary>Some files of a release whose sources were written anew, where at most one of them leads to another file.</summary>
/// <param name="Same">The lines of the manifest of those that stay, with what their sources are now.</param>
/// <param name="Different">The one that does not stay; null where all do.</param>
internal sealed record RenewedFiles(Seq<ManifestEntry> Same, PlannedFile? Different)
{
    /// <summary>
    /// Compares planned files with the release in <paramref name="root"/>. Null where one was not made in the same way or is not as it was published, where one
    /// cannot be read or is wrong, and where more than one differ: who looks at the whole plan tells of all that is.
    /// </summary>
    public static RenewedFiles? Of(Seq<PlannedFile> files, ReleaseManifest manifest, string root)
    {
        if (!files.All(file => manifest.Entries.TryGetValue(file.Path, out var entry) && IsOf(entry, file, root)))
        {
            return null;
        }

        try
        {
            var stamped = files.Select(file => (File: file, Now: manifest.Entries[file.Path] with { SourceStamp = ReleaseWork.StampOf(file.Content) })).ToList();
            var byContent = stamped.ToLookup(file => PlannedContent.Digest(PlannedContent.Read(file.File.Content)) == file.Now.Sha256);
            return byContent[false].Count() > 1 ? null : new RenewedFiles(byContent[true].Select(file => file.Now).ToSeq(), byContent[false].Select(file => file.File).FirstOrDefault());
        }
        catch (Exception failure) when (failure is DiagnosticException || DiskErrors.IsFailure(failure))
        {
            return null;
        }
    }

    // Whether a line of the manifest says where a planned file stands, and that it was made in the same way, and it is there.
    private static bool IsOf(ManifestEntry entry, PlannedFile file, string root) =>
        entry.Mode == file.Mode && entry.Source == PlannedContent.SourceOf(file.Content) && entry.Kind == PlannedContent.KindOf(file.Content)
        && FileStat.Of(Path.Join(root, entry.Path)) is { IsRegular: true } stat && FileStamp.IsOfPublished(stat, entry.Published);
}
