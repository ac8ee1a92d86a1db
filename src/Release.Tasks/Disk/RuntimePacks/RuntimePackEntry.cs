using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk.RuntimePacks;

/// <summary>A file of a runtime pack, as its manifest says it.</summary>
/// <param name="Path">Below the pack's installation, with <c>/</c>.</param>
/// <param name="Mode">Its permissions, which a package manager does not keep.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">In hexadecimal.</param>
public sealed record RuntimePackEntry(string Path, UnixMode Mode, long Size, string Sha256);
