namespace Release.Otp.TargetSystem;

/// <summary>A directory of the build machine that holds nothing.</summary>
/// <param name="Path">Where it stands below the release's root, with <c>/</c>.</param>
/// <param name="Source">Its full path on the build machine.</param>
public sealed record InputDirectory(string Path, string Source);
