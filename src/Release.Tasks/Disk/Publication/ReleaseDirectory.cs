using Release.Otp;
using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk.Publication;

/// <summary>
/// Writes a target system into a directory so that at every moment there is the old release or the new one, whole.
/// </summary>
/// <remarks>
/// The protocol, all of it under the lock <c>.NAME.lock</c>; every name beside the target is fixed, so the next build finds what a
/// killed one left:
/// <list type="number">
/// <item>Recover: a target that a killed build moved to <c>.NAME.old.tmp</c> comes back; kept files (see
/// <see cref="ReleaseDirectoryOptions.Kept"/>) that a leftover still holds go to the target; leftovers are deleted.</item>
/// <item>Compare plan, manifest and target. Nothing to do ends here, without a change on the disk.</item>
/// <item>Where one file alone is another: write it as <c>.NAME.stage.tmp</c>, rename it over the old one, and put the new manifest in the place of the
/// old one. A kill between the two leaves a stamp that does not fit, so the file is written again.</item>
/// <item>Else stage the new tree as <c>.NAME.stage.tmp</c>. Unchanged files are hard links to the target's files, which are not changed.</item>
/// <item>Write the new manifest beside the old one.</item>
/// <item>Swap stage and target in one step (renameat2 with RENAME_EXCHANGE), or by a plain rename where there was no target. Where the
/// system has no exchange, by two renames: target to <c>.NAME.old.tmp</c>, stage to target; only there is a moment without a release.</item>
/// <item>Move kept directories from the old tree to the new one.</item>
/// <item>Put the new manifest in the place of the old one. A kill before this leaves the old manifest with the new tree: its stamps do
/// not fit the files that changed, so those are written again.</item>
/// <item>Delete the old tree. While it and the new one share files, nobody writes to the old one.</item>
/// </list>
/// This is safe against the death of the process and against every failing call, not against the loss of power: nothing is flushed.
/// Of empty directories those are made that the plan names.
/// </remarks>
public sealed class ReleaseDirectory
{
    private readonly ReleaseDirectoryOptions _options;
    private readonly FileChanges _changes;
    private readonly ReleasePublication _publication;
    private readonly string _root;

    /// <summary>A writer of one release directory.</summary>
    public ReleaseDirectory(ReleaseDirectoryOptions options)
        : this(options, new FileChanges())
    {
    }

    internal ReleaseDirectory(ReleaseDirectoryOptions options, FileChanges changes, bool canExchange = true)
    {
        _options = options;
        _changes = changes;
        _publication = new ReleasePublication(options, changes, canExchange);
        _root = options.Root;
    }

    /// <summary>Makes the directory what <paramref name="plan"/> says. Nothing is written where a finding is an error.</summary>
    /// <exception cref="OperationCanceledException">The build was cancelled; the directory is as it was.</exception>
    public ReleaseDirectoryResult Write(TargetSystemPlan plan) => Locked(() => WriteLocked(plan))!;

    /// <summary>
    /// Makes some files what <paramref name="files"/> say, in a directory that is otherwise as it was written. Null, and nothing is done, where they are not such
    /// files of it, more than one of them has another content, or one is wrong: then the whole plan is needed.
    /// </summary>
    /// <exception cref="OperationCanceledException">The build was cancelled; the directory is as it was.</exception>
    public ReleaseDirectoryResult? WriteAnew(Seq<PlannedFile> files) => Locked(() => WriteAnewLocked(files));

    private ReleaseDirectoryResult? Locked(Func<ReleaseDirectoryResult?> write)
    {
        try
        {
            ReleasePlace.RefuseLinks(_options);
            ReleasePlace.RefuseForeignFiles(_options);
            _changes.EnsureDirectory(Path.GetDirectoryName(_root)!);
            _changes.EnsureDirectory(Path.GetDirectoryName(_options.ManifestFile)!);
            using var held = OutputLock.Take(_root, _options.Patience, _changes, _options.Cancellation);
            _publication.Recover();
            // Who had the lock before may have left something else here.
            ReleasePlace.RefuseForeignFiles(_options);
            return write();
        }
        catch (DiagnosticException refused)
        {
            return ReleaseDirectoryResult.Failed([refused.Diagnostic]);
        }
        catch (Exception failure) when (DiskErrors.IsFailure(failure))
        {
            return ReleaseDirectoryResult.Failed([DiskErrors.From(failure, _root)]);
        }
    }

    private ReleaseDirectoryResult WriteLocked(TargetSystemPlan plan)
    {
        var options = _options with { Kept = KeptPaths.NotIn(plan, _options.Kept) };
        var reading = Task.Run(() => ReleaseManifest.Read(_options.ManifestFile, _root));
        var published = PublishedTree.Scan(_root, options.Kept);
        var work = ReleaseWork.Of(plan, published, reading.GetAwaiter().GetResult(), options);
        return work switch
        {
            { Findings.IsEmpty: false } => ReleaseDirectoryResult.Failed(work.Findings.All),
            { IsDone: true } => Remember(work),
            { OnlyFile: { } file } => _publication.OrDiscard(() => ReplaceOne(file, work)),
            _ => _publication.OrDiscard(() => StageAndPublish(plan, work, options)),
        };
    }

    private ReleaseDirectoryResult? WriteAnewLocked(Seq<PlannedFile> files)
    {
        var manifest = ReleaseManifest.Read(_options.ManifestFile, _root);
        return RenewedFiles.Of(files, manifest, _root) is { } renewed ? _publication.OrDiscard(() => Renew(renewed, manifest)) : null;
    }

    private ReleaseDirectoryResult Renew(RenewedFiles files, ReleaseManifest manifest)
    {
        var entries = manifest.Entries.ToDictionary(StringComparer.Ordinal);
        foreach (var entry in files.Same)
        {
            entries[entry.Path] = entry;
        }

        if (files.Different is { } file)
        {
            entries[file.Path] = _publication.Replace(file);
        }

        _publication.Remember(manifest with { Entries = entries });
        var changed = files.Different is null ? 0 : 1;
        return new ReleaseDirectoryResult(0, changed, 0, entries.Count - changed, []) { IsReplaced = changed > 0 };
    }

    // Half a release is never seen: it leaves its place in one step.
    private ReleaseDirectoryResult Remember(ReleaseWork work)
    {
        if (!work.IsKnown)
        {
            _publication.Remember(work.Manifest(_root, null));
        }

        return ResultOf(work, []);
    }

    private ReleaseDirectoryResult ReplaceOne(PlannedFile file, ReleaseWork work)
    {
        _publication.Remember(work.Manifest(_root, _publication.Replace(file)));
        return ResultOf(work, []);
    }

    private ReleaseDirectoryResult StageAndPublish(TargetSystemPlan plan, ReleaseWork work, ReleaseDirectoryOptions options)
    {
        var stage = new ReleaseStage(_publication.Stage, options, _changes);
        var manifest = stage.Write(plan, work);
        if (!stage.Findings.IsEmpty)
        {
            _publication.Discard();
            return ReleaseDirectoryResult.Failed(stage.Findings.All);
        }

        return ResultOf(work, Delete(_publication.Publish(manifest, options.Kept)));
    }

    // That it stays is not for the release to fail of.
    private Seq<Diagnostic> Delete(string former)
    {
        try
        {
            _changes.DeleteTree(former);
            return [];
        }
        catch (Exception failure) when (DiskErrors.IsFailure(failure))
        {
            return [DiskErrors.LeftBehind(former, failure)];
        }
    }

    private static ReleaseDirectoryResult ResultOf(ReleaseWork work, Seq<Diagnostic> diagnostics) =>
        new(work.Added, work.Files.Count - work.Unchanged - work.Added, work.Removed, work.Unchanged, diagnostics) { IsReplaced = !work.IsDone };
}
