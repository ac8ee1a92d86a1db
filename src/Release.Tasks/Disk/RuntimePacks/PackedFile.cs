using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk.RuntimePacks;

/// <summary>A file of an installation on its way into a runtime pack.</summary>
/// <param name="Path">Where it stands below the installation.</param>
/// <param name="Mode">Its permissions.</param>
/// <param name="Source">Full path of what holds its content.</param>
internal sealed record PackedFile(string Path, UnixMode Mode, string Source);
