using Release.Otp;
using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk.Publication;

/// <summary>One file of a plan, and the line of the manifest that says it already stands in the published tree.</summary>
/// <param name="File">The planned file.</param>
/// <param name="Reuse">Null where the file must be written.</param>
internal readonly record struct FileWork(PlannedFile File, ManifestEntry? Reuse);

/// <summary>The difference between a plan and a published tree.</summary>
internal sealed class ReleaseWork
{
    private readonly PublishedTree _published;
    private readonly ReleaseManifest _manifest;

    private ReleaseWork(TargetSystemPlan plan, PublishedTree published, ReleaseManifest manifest, ReleaseDirectoryOptions options)
    {
        _published = published;
        _manifest = manifest;
        EmptyDirectories = plan.EmptyDirectories;
        var files = new FileWork[plan.Files.Count];
        Findings.ForEach(
            plan.Files,
            file => PlannedContent.SourceOf(file.Content) ?? file.Path,
            index => files[index] = Compare(plan.Files[index]),
            options.Cancellation);
        Files = files;
        Removed = CountRemoved(plan, options.Kept);
    }

    /// <summary>The planned files in the plan's order.</summary>
    public IReadOnlyList<FileWork> Files { get; }

    /// <summary>The plan's directories that hold nothing.</summary>
    public Seq<string> EmptyDirectories { get; }

    /// <summary>What bad sources were met; then nothing may be written.</summary>
    public FileFindings Findings { get; } = new();

    /// <summary>Published files and directories that the plan does not know.</summary>
    public int Removed { get; }

    /// <summary>Files that no published tree holds.</summary>
    public int Added => Files.Count(work => !_published.Files.ContainsKey(work.File.Path));

    /// <summary>Files that stay as they are.</summary>
    public int Unchanged => Files.Count(work => work.Reuse is not null);

    /// <summary>Whether the published tree is what the plan says.</summary>
    public bool IsDone => Differs(by: 0);

    /// <summary>The only file that is to be written, where another one stands in its place and everything else is as the plan says; null otherwise.</summary>
    public PlannedFile? OnlyFile =>
        Differs(by: 1) && Files.First(work => work.Reuse is null).File is var file && _published.Files.TryGetValue(file.Path, out var stat) && stat.IsRegular
            ? file
            : null;

    /// <summary>Whether the manifest would be the same after this work.</summary>
    public bool IsKnown => _manifest.EmptyDirectories == EmptyDirectories && _manifest.Entries.Count == Files.Count && Files.All(work => work.Reuse is { } reuse && _manifest.Entries[reuse.Path] == reuse);

    /// <summary>Compares without changing anything. A source is read only where its stamp is not the one in the manifest.</summary>
    public static ReleaseWork Of(TargetSystemPlan plan, PublishedTree published, ReleaseManifest manifest, ReleaseDirectoryOptions options) =>
        new(plan, published, manifest, options);

    /// <summary>The stamp of the content's source as it is now; empty where there is none.</summary>
    public static string StampOf(FileContent content) =>
        PlannedContent.SourceOf(content) is { } source && FileStat.Of(source, follow: true) is { } stat ? FileStamp.OfSource(stat) : "";

    /// <summary>The manifest after this work; <paramref name="written"/> is the line of a file that was written, where there was one.</summary>
    public ReleaseManifest Manifest(string root, ManifestEntry? written) =>
        new(root, Files.ToDictionary(file => file.File.Path, file => file.Reuse ?? written!, StringComparer.Ordinal), EmptyDirectories);

    // Whether the published tree is what the plan says but for so many files.
    private bool Differs(int by) => _published.Exists && Removed == 0 && Files.Count - Unchanged == by && EmptyDirectories.All(_published.Directories.Contains);

    private FileWork Compare(PlannedFile file)
    {
        if (!_manifest.Entries.TryGetValue(file.Path, out var entry) || entry.Mode != file.Mode || !IsAsWritten(entry))
        {
            return new FileWork(file, null);
        }

        var source = PlannedContent.SourceOf(file.Content) ?? "";
        var kind = PlannedContent.KindOf(file.Content);
        if (entry.Source == source && entry.Kind == kind && source.Length > 0 && FileStat.Of(source, follow: true) is { } stat && FileStamp.IsOfSource(stat, entry.SourceStamp))
        {
            return new FileWork(file, entry);
        }

        var stamp = StampOf(file.Content);
        var isSame = PlannedContent.Digest(PlannedContent.Read(file.Content)) == entry.Sha256;
        return new FileWork(file, isSame ? entry with { Kind = kind, Source = source, SourceStamp = stamp } : null);
    }

    private bool IsAsWritten(ManifestEntry entry) =>
        _published.Files.TryGetValue(entry.Path, out var stat) && stat.IsRegular && FileStamp.IsOfPublished(stat, entry.Published);

    private int CountRemoved(TargetSystemPlan plan, Seq<string> kept)
    {
        var files = plan.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var directories = plan.Directories.Concat(kept.SelectMany(TargetPath.Parents)).ToHashSet(StringComparer.Ordinal);
        return _published.Files.Keys.Count(path => !files.Contains(path)) + _published.Directories.Count(path => !directories.Contains(path));
    }
}
