using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk.Publication;

/// <summary>
/// Builds the new tree beside the published one. A file that did not change gets a second name for the published file (never for a
/// source, which belongs to others); every other file is written fresh. Nothing in the published tree is changed.
/// </summary>
internal sealed class ReleaseStage(string stage, ReleaseDirectoryOptions options, FileChanges changes)
{
    private readonly HashSet<string> _directories = new(StringComparer.Ordinal);

    /// <summary>What went wrong with the files; the stage is then incomplete.</summary>
    public FileFindings Findings { get; } = new();

    /// <summary>Writes the tree and answers its manifest.</summary>
    public ReleaseManifest Write(TargetSystemPlan plan, ReleaseWork work)
    {
        changes.CreateDirectory(stage);
        foreach (var directory in plan.Directories)
        {
            CreateDirectory(directory);
        }

        var entries = new ManifestEntry[work.Files.Count];
        Findings.ForEach(work.Files, file => StagePath(file.File.Path), index => entries[index] = WriteFile(work.Files[index]), options.Cancellation);
        if (Findings.IsEmpty)
        {
            CarryOver();
        }

        return Findings.IsEmpty
            ? new ReleaseManifest(options.Root, entries.ToDictionary(entry => entry.Path, StringComparer.Ordinal), plan.EmptyDirectories)
            : ReleaseManifest.None;
    }

    private ManifestEntry WriteFile(FileWork work) =>
        work.Reuse is { } entry && changes.TryLink(Path.Join(options.Root, entry.Path), StagePath(entry.Path)) ? entry : WriteFresh(work.File, StagePath(work.File.Path), changes);

    /// <summary>Writes a planned file to <paramref name="path"/> and answers its line of the manifest.</summary>
    public static ManifestEntry WriteFresh(PlannedFile file, string path, FileChanges changes)
    {
        var stamp = ReleaseWork.StampOf(file.Content);
        var bytes = ReadContent(file.Content);
        changes.WriteFile(path, bytes, file.Mode);
        return new ManifestEntry(
            file.Path,
            file.Mode,
            bytes.Length,
            PlannedContent.Digest(bytes),
            FileStamp.OfPublished(FileStat.Of(path) ?? throw new FileNotFoundException($"'{path}' was removed while it was written.")),
            PlannedContent.KindOf(file.Content),
            PlannedContent.SourceOf(file.Content) ?? "",
            stamp);
    }

    // A source that cannot be read is named itself, not the file that would have been made of it.
    private static byte[] ReadContent(FileContent content)
    {
        try
        {
            return PlannedContent.Read(content);
        }
        catch (Exception exception) when (DiskErrors.IsFailure(exception) && PlannedContent.SourceOf(content) is { } source)
        {
            throw new Otp.DiagnosticException(DiskErrors.From(exception, source), exception);
        }
    }

    // Kept files are here before the swap, so that no moment lacks the cookie; kept directories, which cannot be in two places, move after it.
    private void CarryOver()
    {
        foreach (var kept in options.Kept)
        {
            if (KeptPaths.Find(options.Root, kept) is { } stat)
            {
                foreach (var parent in TargetPath.Parents(kept))
                {
                    CreateDirectory(parent);
                }

                CarryOver(Path.Join(options.Root, kept), StagePath(kept), stat);
            }
        }
    }

    private void CarryOver(string from, string to, FileStat stat)
    {
        if (stat.Kind == FileKind.Link)
        {
            changes.CreateLink(to, new FileInfo(from).LinkTarget!);
        }
        else if (stat.IsRegular && !changes.TryLink(from, to))
        {
            changes.WriteFile(to, File.ReadAllBytes(from), (UnixMode)stat.Mode);
        }
    }

    private void CreateDirectory(string path)
    {
        if (_directories.Add(path))
        {
            changes.CreateDirectory(StagePath(path));
        }
    }

    private string StagePath(string path) => Path.Join(stage, path);
}
