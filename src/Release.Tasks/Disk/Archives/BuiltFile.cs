namespace Release.Tasks.Disk.Archives;

/// <summary>A file of a release that was built before.</summary>
/// <param name="Path">Its path below the release's root, with <c>/</c>.</param>
/// <param name="Bytes">Its content.</param>
internal sealed record BuiltFile(string Path, byte[] Bytes);
