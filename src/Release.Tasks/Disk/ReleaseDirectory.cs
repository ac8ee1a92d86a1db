using Release.Otp;
using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk;

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
    private readonly bool _canExchange;
    private readonly string _root;
    private readonly string _stage;
    private readonly string _old;
    private readonly string _newManifest;

    /// <summary>A writer of one release directory.</summary>
    public ReleaseDirectory(ReleaseDirectoryOptions options)
        : this(options, new FileChanges())
    {
    }

    internal ReleaseDirectory(ReleaseDirectoryOptions options, FileChanges changes, bool canExchange = true)
    {
        _options = options;
        _changes = changes;
        _canExchange = canExchange;
        _root = options.Root;
        _stage = Siblings.Of(_root, "stage.tmp");
        _old = Siblings.Of(_root, "old.tmp");
        _newManifest = options.ManifestFile + ".tmp";
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
            RefuseLinks();
            RefuseForeignFiles();
            _changes.EnsureDirectory(Path.GetDirectoryName(_root)!);
            _changes.EnsureDirectory(Path.GetDirectoryName(_options.ManifestFile)!);
            using var held = OutputLock.Take(_root, _options.Patience, _changes, _options.Cancellation);
            Recover();
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
        RefuseForeignFiles();
        var reading = Task.Run(() => ReleaseManifest.Read(_options.ManifestFile, _root));
        var published = PublishedTree.Scan(_root, options.Kept);
        var work = ReleaseWork.Of(plan, published, reading.GetAwaiter().GetResult(), options);
        return work switch
        {
            { Findings.IsEmpty: false } => ReleaseDirectoryResult.Failed(work.Findings.All),
            { IsDone: true } => Remember(work),
            { OnlyFile: { } file } => ReplaceOne(file, work),
            _ => StageAndPublish(plan, work, options),
        };
    }

    private ReleaseDirectoryResult? WriteAnewLocked(Seq<PlannedFile> files)
    {
        RefuseForeignFiles();
        var manifest = ReleaseManifest.Read(_options.ManifestFile, _root);
        var entries = manifest.Entries.ToDictionary(StringComparer.Ordinal);
        if (!files.All(file => entries.TryGetValue(file.Path, out var entry) && IsOf(entry, file)))
        {
            return null;
        }

        if (Compared(files, entries) is not { } work || work.Count(one => !one.IsSame) > 1)
        {
            return null;
        }

        try
        {
            foreach (var (file, stamp, isSame) in work)
            {
                entries[file.Path] = isSame ? entries[file.Path] with { SourceStamp = stamp } : Replace(file);
            }

            WriteManifest(manifest with { Entries = entries });
            _changes.Replace(_newManifest, _options.ManifestFile);
        }
        catch (Exception failure) when (failure is DiagnosticException || DiskErrors.IsFailure(failure))
        {
            Discard();
            throw;
        }

        var changed = work.Count(one => !one.IsSame);
        return new ReleaseDirectoryResult(0, changed, 0, entries.Count - changed, []) { IsReplaced = changed > 0 };
    }

    // Null where one cannot be read, or is wrong: who looks at the whole plan tells of all that is.
    private static List<(PlannedFile File, string Stamp, bool IsSame)>? Compared(Seq<PlannedFile> files, Dictionary<string, ManifestEntry> entries)
    {
        try
        {
            return [.. files.Select(file => (file, ReleaseWork.StampOf(file.Content), ReleaseWork.Digest(PlannedContent.Read(file.Content)) == entries[file.Path].Sha256))];
        }
        catch (Exception failure) when (failure is DiagnosticException || DiskErrors.IsFailure(failure))
        {
            return null;
        }
    }

    // Whether a line of the manifest says where a planned file stands, and that it was made in the same way, and it is there.
    private bool IsOf(ManifestEntry entry, PlannedFile file) =>
        entry.Mode == file.Mode && entry.Source == PlannedContent.SourceOf(file.Content) && entry.Kind == PlannedContent.KindOf(file.Content)
        && FileStat.Of(Path.Join(_root, entry.Path)) is { IsRegular: true } stat && FileStamp.IsOfPublished(stat, entry.Published);

    // Half a release is never seen: it leaves its place in one step.
    private ReleaseDirectoryResult Remember(ReleaseWork work)
    {
        if (!work.IsKnown)
        {
            WriteManifest(new ReleaseManifest(_root, work.Files.ToDictionary(file => file.File.Path, file => file.Reuse!, StringComparer.Ordinal), work.EmptyDirectories));
            _changes.Replace(_newManifest, _options.ManifestFile);
        }

        return ResultOf(work, []);
    }

    private ReleaseDirectoryResult ReplaceOne(PlannedFile file, ReleaseWork work)
    {
        try
        {
            var entry = Replace(file);
            WriteManifest(new ReleaseManifest(_root, work.Files.ToDictionary(one => one.File.Path, one => one.Reuse ?? entry, StringComparer.Ordinal), work.EmptyDirectories));
            _changes.Replace(_newManifest, _options.ManifestFile);
            return ResultOf(work, []);
        }
        catch (Exception failure) when (failure is DiagnosticException || DiskErrors.IsFailure(failure))
        {
            Discard();
            throw;
        }
    }

    private ManifestEntry Replace(PlannedFile file)
    {
        var target = Path.Join(_root, file.Path);
        var entry = ReleaseStage.WriteFresh(file, _stage, _changes);
        _changes.Replace(_stage, target);
        // The new name is a change that the stamp tells.
        return entry with { Published = FileStamp.OfPublished(FileStat.Of(target) ?? throw new FileNotFoundException($"'{target}' was removed while it was published.")) };
    }

    private ReleaseDirectoryResult StageAndPublish(TargetSystemPlan plan, ReleaseWork work, ReleaseDirectoryOptions options)
    {
        try
        {
            var stage = new ReleaseStage(_stage, options, _changes);
            var manifest = stage.Write(plan, work);
            if (!stage.Findings.IsEmpty)
            {
                Discard();
                return ReleaseDirectoryResult.Failed(stage.Findings.All);
            }

            WriteManifest(manifest);
            return Publish(work, options);
        }
        catch (Exception failure) when (DiskErrors.IsFailure(failure))
        {
            Discard();
            throw;
        }
    }

    private ReleaseDirectoryResult Publish(ReleaseWork work, ReleaseDirectoryOptions options)
    {
        var former = Swap();
        KeptPaths.Move(former, _root, options.Kept, _changes);
        _changes.Replace(_newManifest, _options.ManifestFile);
        try
        {
            _changes.DeleteTree(former);
            return ResultOf(work, []);
        }
        catch (Exception failure) when (DiskErrors.IsFailure(failure))
        {
            return ResultOf(work, [DiskErrors.LeftBehind(former, failure)]);
        }
    }

    // Answers where the former tree is now.
    private string Swap()
    {
        if (FileStat.Of(_root) is null)
        {
            _changes.Rename(_stage, _root);
            return _old;
        }

        if (_canExchange && _changes.TryExchange(_stage, _root))
        {
            return _stage;
        }

        _changes.Rename(_root, _old);
        try
        {
            _changes.Rename(_stage, _root);
        }
        catch (Exception failure) when (DiskErrors.IsFailure(failure))
        {
            _changes.Rename(_old, _root);
            throw;
        }

        return _old;
    }

    private void Recover()
    {
        if (FileStat.Of(_root) is null && FileStat.Of(_old) is { IsDirectory: true })
        {
            _changes.Rename(_old, _root);
        }

        foreach (var leftover in (string[])[_stage, _old])
        {
            KeptPaths.Move(leftover, _root, _options.Kept, _changes);
            _changes.DeleteTree(leftover);
        }
    }

    // The failure itself is what the user must hear of; what this leaves, the next build recovers from.
    private void Discard()
    {
        try
        {
            if (FileStat.Of(_root) is not null)
            {
                KeptPaths.Move(_stage, _root, _options.Kept, _changes);
            }

            _changes.DeleteTree(_stage);
            _changes.DeleteTree(_newManifest);
        }
        catch (Exception failure) when (DiskErrors.IsFailure(failure))
        {
        }
    }

    private void WriteManifest(ReleaseManifest manifest)
    {
        _changes.DeleteTree(_newManifest);
        _changes.WriteFile(_newManifest, manifest.ToBytes(), UnixMode.Ordinary);
    }

    private void RefuseLinks()
    {
        var below = _options.OutputRoot is { } output ? Path.GetRelativePath(output, Path.GetDirectoryName(_root)!).Replace('\\', '/') : ".";
        if (below == "." || TargetPath.Fault(below) is not null)
        {
            return;
        }

        foreach (var directory in TargetPath.Parents(below + "/").Select(path => Path.Join(_options.OutputRoot, path)))
        {
            if (FileStat.Of(directory) is { Kind: FileKind.Link })
            {
                throw new DiagnosticException(DiskErrors.LinkInOutput(directory));
            }
        }
    }

    // A mistyped ReleaseRoot must not cost a home directory, nor leave a lock beside it.
    private void RefuseForeignFiles()
    {
        var isOurs = FileStat.Of(_root) switch
        {
            null or { Kind: FileKind.Link } => true,
            { IsDirectory: true } => IsRelease() || !Directory.EnumerateFileSystemEntries(_root).Any() || ReleaseManifest.Read(_options.ManifestFile, _root).Entries.Count > 0,
            _ => false,
        };
        if (!isOurs)
        {
            throw new DiagnosticException(DiskErrors.NotARelease(_root));
        }
    }

    // An installed OTP has a start_erl.data too, but also says its own version.
    private bool IsRelease() =>
        KeptPaths.Find(_root, "releases/start_erl.data") is { IsRegular: true }
        && !Directory.EnumerateFiles(Path.Join(_root, "releases"), "OTP_VERSION", SearchOption.AllDirectories).Any();

    private static ReleaseDirectoryResult ResultOf(ReleaseWork work, Seq<Diagnostic> diagnostics) =>
        new(work.Added, work.Files.Count - work.Unchanged - work.Added, work.Removed, work.Unchanged, diagnostics) { IsReplaced = !work.IsDone };
}
