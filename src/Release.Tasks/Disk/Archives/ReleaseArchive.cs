using System.Security.Cryptography;
using System.Text;
using Release.Otp;
using Release.Otp.TargetSystem;
using Release.Tasks.Disk.Publication;

namespace Release.Tasks.Disk.Archives;

/// <summary>
/// Packs a published release. The manifest says which files with which modes; their content must be what the build wrote, so nothing
/// that a running release added or changed gets in.
/// </summary>
/// <remarks>
/// The order, under a lock: archive and checksums are written beside their places; the checksums of the old archive are deleted; the new archive takes the
/// place of the old one in one step; then its checksums take theirs. So whenever this ends, the archive is the old one or the new one, whole, and a
/// checksum beside it is its own: one may be missing, which the target accepts, and none is of another archive, which it would refuse.
/// </remarks>
public sealed class ReleaseArchive
{
    private readonly ReleaseArchiveOptions _options;
    private readonly FileChanges _changes;
    private readonly string _stage;
    private readonly List<(string Stage, string File)> _sums;

    /// <summary>A writer of one archive.</summary>
    public ReleaseArchive(ReleaseArchiveOptions options)
        : this(options, new FileChanges())
    {
    }

    internal ReleaseArchive(ReleaseArchiveOptions options, FileChanges changes)
    {
        _options = options;
        _changes = changes;
        _stage = Siblings.Of(options.Archive, "stage.tmp");
        _sums = SumsOf(options.Archive, options.Format).Select(sum => (Siblings.Of(sum, "stage.tmp"), sum)).ToList();
    }

    /// <summary>What is written for an archive: itself, and the files beside it with its SHA-256 and, of a <c>.tar.gz</c>, that of the tar within.</summary>
    public static Seq<string> FilesOf(string archive, ArchiveFormat format) => [archive, .. SumsOf(archive, format)];

    /// <summary>Writes the archive. A build that publishes the same release waits meanwhile.</summary>
    public ReleaseArchiveResult Write()
    {
        try
        {
            _changes.EnsureDirectory(Path.GetDirectoryName(_options.Archive)!);
            using var release = OutputLock.Take(_options.Root, _options.Patience, _changes, _options.Cancellation);
            using var archive = OutputLock.Take(_options.Archive, _options.Patience, _changes, _options.Cancellation);
            return WriteLocked();
        }
        catch (DiagnosticException refused)
        {
            return Failed(refused.Diagnostic);
        }
        catch (Exception failure) when (DiskErrors.IsFailure(failure))
        {
            return Failed(DiskErrors.From(failure, _options.Archive));
        }
    }

    private ReleaseArchiveResult WriteLocked()
    {
        DeleteStages();
        var files = Files();
        try
        {
            var (archive, tar) = WriteStage(files);
            foreach (var ((stage, sum), digest) in _sums.Zip([archive, tar]))
            {
                // As sha256sum writes and checks it; beside NAME.tar.gz.sha256 of NAME.tar.gz stands NAME.tar.sha256 of NAME.tar.
                _changes.WriteFile(stage, Encoding.UTF8.GetBytes($"{digest}  {Path.GetFileNameWithoutExtension(sum)}\n"), UnixMode.Ordinary);
            }

            _sums.ForEach(sum => _changes.DeleteTree(sum.File));
            _changes.Replace(_stage, _options.Archive);
            _sums.ForEach(sum => _changes.Replace(sum.Stage, sum.File));
            return new ReleaseArchiveResult(archive, tar, []);
        }
        catch (Exception failure) when (failure is DiagnosticException || DiskErrors.IsFailure(failure))
        {
            Discard();
            throw;
        }
    }

    private static Seq<string> SumsOf(string archive, ArchiveFormat format) => format switch
    {
        ArchiveFormat.TarGz => [archive + ".sha256", Path.ChangeExtension(archive, null) + ".sha256"],
        _ => [archive + ".sha256"],
    };

    private (string Archive, string Tar) WriteStage(IReadOnlyList<ArchiveFile> files)
    {
        using var file = _changes.CreateFile(_stage, UnixMode.Ordinary);
        using var sum = SHA256.Create();
        using var summed = new CryptoStream(file, sum, CryptoStreamMode.Write, leaveOpen: true);
        var tar = _options.Format switch
        {
            ArchiveFormat.TarGz => TarGzArchive.Write(files, summed, _options.Time, _options.Cancellation),
            _ => ZipArchive.Write(files, summed, _options.Time, _options.Cancellation),
        };
        summed.FlushFinalBlock();
        return (Convert.ToHexStringLower(sum.Hash!), tar);
    }

    private List<ArchiveFile> Files()
    {
        var manifest = ReleaseManifest.Read(_options.ManifestFile, _options.Root);
        var entries = manifest.Entries;
        var files = entries.Values.Select(entry => new ArchiveFile(entry.Path, entry.Mode, Path.Join(_options.Root, entry.Path), entry.Sha256)).ToList();
        if (files.Count == 0)
        {
            throw new DiagnosticException(DiskErrors.ChangedSinceBuild(_options.Root));
        }

        if (_options.ReleaseSpecification is { } specification && entries.TryGetValue(specification, out var source))
        {
            files.AddRange(
                from name in _options.SpecificationNames.Append(BaseName()).Distinct(StringComparer.Ordinal)
                let path = $"releases/{name}.rel"
                where !entries.ContainsKey(path)
                select new ArchiveFile(path, source.Mode, Path.Join(_options.Root, specification), source.Sha256));
        }

        files.AddRange(manifest.EmptyDirectories.Select(ArchiveFile.Directory));
        return files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
    }

    private string BaseName()
    {
        var name = Path.GetFileName(_options.Archive);
        var extension = _options.Format == ArchiveFormat.TarGz ? ".tar.gz" : ".zip";
        return name.EndsWith(extension, StringComparison.Ordinal) ? name[..^extension.Length] : name;
    }

    private void DeleteStages()
    {
        _changes.DeleteTree(_stage);
        _sums.ForEach(sum => _changes.DeleteTree(sum.Stage));
    }

    // The failure itself is what the user must hear of; what this leaves, the next build deletes.
    private void Discard()
    {
        try
        {
            DeleteStages();
        }
        catch (Exception failure) when (DiskErrors.IsFailure(failure))
        {
        }
    }

    private static ReleaseArchiveResult Failed(Diagnostic diagnostic) => new("", "", [diagnostic]);
}
