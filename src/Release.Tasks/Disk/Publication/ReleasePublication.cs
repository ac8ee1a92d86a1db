using Release.Otp;
using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk.Publication;

/// <summary>The changes by which a new release comes into the place of the old one, and what leads back from each of them. Under the lock of <see cref="ReleaseDirectory"/> only.</summary>
internal sealed class ReleasePublication
{
    private readonly FileChanges _changes;
    private readonly bool _canExchange;
    private readonly Seq<string> _kept;
    private readonly string _root;
    private readonly string _old;
    private readonly string _manifest;
    private readonly string _newManifest;

    public ReleasePublication(ReleaseDirectoryOptions options, FileChanges changes, bool canExchange)
    {
        _changes = changes;
        _canExchange = canExchange;
        _kept = options.Kept;
        _root = options.Root;
        _old = Siblings.Of(_root, "old.tmp");
        _manifest = options.ManifestFile;
        _newManifest = _manifest + ".tmp";
        Stage = Siblings.Of(_root, "stage.tmp");
    }

    /// <summary>Where the new tree, or the one new file, is made.</summary>
    public string Stage { get; }

    /// <summary>Takes up what a killed build left: the old release comes back where there is none, and leftovers go.</summary>
    public void Recover()
    {
        if (FileStat.Of(_root) is null && FileStat.Of(_old) is { IsDirectory: true })
        {
            _changes.Rename(_old, _root);
        }

        foreach (var leftover in (string[])[Stage, _old])
        {
            KeptPaths.Move(leftover, _root, _kept, _changes);
            _changes.DeleteTree(leftover);
        }
    }

    /// <summary>Runs a change of the release; where it fails, removes what it left and throws again.</summary>
    public T OrDiscard<T>(Func<T> change)
    {
        try
        {
            return change();
        }
        catch (Exception failure) when (failure is DiagnosticException || DiskErrors.IsFailure(failure))
        {
            Discard();
            throw;
        }
    }

    /// <summary>Removes what was made of the new release. What this leaves, the next build recovers from: the failure that led here is what the user must hear of.</summary>
    public void Discard()
    {
        try
        {
            if (FileStat.Of(_root) is not null)
            {
                KeptPaths.Move(Stage, _root, _kept, _changes);
            }

            _changes.DeleteTree(Stage);
            _changes.DeleteTree(_newManifest);
        }
        catch (Exception failure) when (DiskErrors.IsFailure(failure))
        {
        }
    }

    /// <summary>Puts one file in the place of another and answers its line of the manifest.</summary>
    public ManifestEntry Replace(PlannedFile file)
    {
        var target = Path.Join(_root, file.Path);
        var entry = ReleaseStage.WriteFresh(file, Stage, _changes);
        _changes.Replace(Stage, target);
        // The new name is a change that the stamp tells.
        return entry with { Published = FileStamp.OfPublished(FileStat.Of(target) ?? throw new FileNotFoundException($"'{target}' was removed while it was published.")) };
    }

    /// <summary>Puts the manifest of a release that is in its place into the place of the former one.</summary>
    public void Remember(ReleaseManifest manifest)
    {
        Write(manifest);
        _changes.Replace(_newManifest, _manifest);
    }

    /// <summary>Puts the stage, and what of the release is kept, in the place of the release. Answers where the former tree is now, which nobody needs.</summary>
    public string Publish(ReleaseManifest manifest, Seq<string> kept)
    {
        Write(manifest);
        var former = Swap();
        KeptPaths.Move(former, _root, kept, _changes);
        _changes.Replace(_newManifest, _manifest);
        return former;
    }

    private string Swap()
    {
        if (FileStat.Of(_root) is null)
        {
            _changes.Rename(Stage, _root);
            return _old;
        }

        if (_canExchange && _changes.TryExchange(Stage, _root))
        {
            return Stage;
        }

        _changes.Rename(_root, _old);
        try
        {
            _changes.Rename(Stage, _root);
        }
        catch (Exception failure) when (DiskErrors.IsFailure(failure))
        {
            _changes.Rename(_old, _root);
            throw;
        }

        return _old;
    }

    private void Write(ReleaseManifest manifest)
    {
        _changes.DeleteTree(_newManifest);
        _changes.WriteFile(_newManifest, manifest.ToBytes(), UnixMode.Ordinary);
    }
}
