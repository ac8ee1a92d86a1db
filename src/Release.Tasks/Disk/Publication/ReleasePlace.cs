using Release.Otp;
using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk.Publication;

/// <summary>Where a release may be written. A mistyped <c>ReleaseRoot</c> must not cost a home directory, nor leave a lock beside it.</summary>
internal static class ReleasePlace
{
    /// <summary>Refuses a place below the output directory that a link there leads out to.</summary>
    /// <exception cref="DiagnosticException">REL7012.</exception>
    public static void RefuseLinks(ReleaseDirectoryOptions options)
    {
        var below = options.OutputRoot is { } output ? Path.GetRelativePath(output, Path.GetDirectoryName(options.Root)!).Replace('\\', '/') : ".";
        if (below == "." || TargetPath.Fault(below) is not null)
        {
            return;
        }

        foreach (var directory in TargetPath.Parents(below + "/").Select(path => Path.Join(options.OutputRoot, path)))
        {
            if (FileStat.Of(directory) is { Kind: FileKind.Link })
            {
                throw new DiagnosticException(DiskErrors.LinkInOutput(directory));
            }
        }
    }

    /// <summary>Refuses a place that holds something else than a release.</summary>
    /// <exception cref="DiagnosticException">REL7014.</exception>
    public static void RefuseForeignFiles(ReleaseDirectoryOptions options)
    {
        var isOurs = FileStat.Of(options.Root) switch
        {
            null or { Kind: FileKind.Link } => true,
            { IsDirectory: true } => IsRelease(options.Root) || !Directory.EnumerateFileSystemEntries(options.Root).Any() || ReleaseManifest.Read(options.ManifestFile, options.Root).Entries.Count > 0,
            _ => false,
        };
        if (!isOurs)
        {
            throw new DiagnosticException(DiskErrors.NotARelease(options.Root));
        }
    }

    // An installed OTP has a start_erl.data too, but also says its own version.
    private static bool IsRelease(string root) =>
        KeptPaths.Find(root, "releases/start_erl.data") is { IsRegular: true }
        && !Directory.EnumerateFiles(Path.Join(root, "releases"), "OTP_VERSION", SearchOption.AllDirectories).Any();
}
