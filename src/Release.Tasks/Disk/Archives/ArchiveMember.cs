namespace Release.Tasks.Disk.Archives;

/// <summary>What an archive says of one of its members.</summary>
/// <param name="Name">Its path as it stands there.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Target">Where a link points; empty for everything else.</param>
/// <param name="Mode">Its permissions in Unix, 0 where the archive has none.</param>
/// <param name="Size">Bytes of its content.</param>
internal readonly record struct ArchiveMember(string Name, FileKind Kind, string Target, int Mode, long Size);
