using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk.Records;

/// <summary>Removes outputs, under the lock that their writers take.</summary>
/// <param name="root">Full path of the release directory.</param>
/// <param name="cancellation">Ends the waiting for another build.</param>
internal sealed class CleanedOutput(string root, CancellationToken cancellation)
{
    private readonly FileChanges _changes = new();

    /// <summary>
    /// Removes what the records in <paramref name="stages"/> name, the locks beside it, the directories of the release that are then empty,
    /// and <paramref name="stages"/> itself.
    /// </summary>
    public void Remove(string stages)
    {
        if (Directory.Exists(stages))
        {
            RemoveFiles(Directory.EnumerateFiles(stages, "*.record").SelectMany(StageRecord.WrittenIn));
            Directory.Delete(stages, recursive: true);
        }
    }

    private void RemoveFiles(IEnumerable<string> files)
    {
        if (!Directory.Exists(Path.GetDirectoryName(root)))
        {
            return;
        }

        using var held = OutputLock.Take(root, cancellation);
        foreach (var file in files.Where(file => !IsBehindLink(file)).ToList())
        {
            File.Delete(file);
            File.Delete(OutputLock.PathOf(file));
        }

        foreach (var leftover in (string[])["stage.tmp", "old.tmp"])
        {
            _changes.DeleteTree(Siblings.Of(root, leftover));
        }

        RemoveEmpty(new DirectoryInfo(root));
        // Last, and while it is held: a build that waits for it takes the next file of that name.
        File.Delete(OutputLock.PathOf(root));
        RemoveIfEmpty(new DirectoryInfo(Path.GetDirectoryName(root)!));
    }

    // A directory that became a link since the build leads to files of somebody else.
    private bool IsBehindLink(string file) =>
        !Directory.Exists(Path.GetDirectoryName(file))
        || (file.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && TargetPath.Parents(Path.GetRelativePath(root, file).Replace('\\', '/')).Any(directory => FileStat.Of(Path.Join(root, directory)) is { Kind: FileKind.Link }));

    private static void RemoveEmpty(DirectoryInfo directory)
    {
        if (!directory.Exists || directory.LinkTarget is not null)
        {
            return;
        }

        foreach (var inner in directory.EnumerateDirectories())
        {
            RemoveEmpty(inner);
        }

        RemoveIfEmpty(directory);
    }

    private static void RemoveIfEmpty(DirectoryInfo directory)
    {
        if (directory.EnumerateFileSystemInfos().Any())
        {
            return;
        }

        try
        {
            directory.Delete();
        }
        catch (IOException) when (directory.EnumerateFileSystemInfos().Any())
        {
            // A release that runs here wrote into it meanwhile: it is not empty, so it stays.
        }
    }
}
