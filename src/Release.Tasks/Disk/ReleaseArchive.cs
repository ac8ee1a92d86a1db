using System.Security.Cryptography;
using System.Text;
using Release.Otp;
using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk;

/// <summary>
/// Packs a published release. The manifest says which files with which modes; their content must be what the build wrote, so nothing
/// that a running release added or changed gets in. The archive is written beside its place and put there in one step, then its checksum beside it.
/// </summary>
public sealed class ReleaseArchive
{
    private readonly ReleaseArchiveOptions _options;
    private readonly FileChanges _changes;
    private readonly string _stage;
    private readonly string _sumStage;

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
        _sumStage = Siblings.Of(options.Archive, "sum.tmp");
    }

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
            _changes.WriteFile(_sumStage, Encoding.UTF8.GetBytes($"{archive}  {Path.GetFileName(_options.Archive)}\n"), UnixMode.Ordinary);
            // At no moment the sum of another archive stands beside this one.
            _changes.DeleteTree(SumOf(_options.Archive));
            _changes.Replace(_stage, _options.Archive);
            _changes.Replace(_sumStage, SumOf(_options.Archive));
            return new ReleaseArchiveResult(archive, tar, []);
        }
        catch (Exception failure) when (failure is DiagnosticException || DiskErrors.IsFailure(failure))
        {
            Discard();
            throw;
        }
    }

    /// <summary>The file beside an archive with its SHA-256, as <c>sha256sum</c> writes and checks it.</summary>
    public static string SumOf(string archive) => archive + ".sha256";

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
        _changes.DeleteTree(_sumStage);
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
