namespace Release.Tasks.Disk;

/// <summary>Where a path leads.</summary>
internal static class RealPath
{
    /// <summary>The path without links, or null where it leads nowhere. Beside Linux only a link at its end is followed.</summary>
    public static string? Of(string path) => OperatingSystem.IsLinux()
        ? LinuxFile.RealPath(path)
        : new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
}
