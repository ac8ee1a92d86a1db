namespace Release.Otp.TargetSystem;

/// <summary>A regular file of the build machine, found below a directory; what links pointed to is already looked up.</summary>
/// <param name="Path">Where it stands below that directory, with <c>/</c>.</param>
/// <param name="Source">Its full path on the build machine.</param>
/// <param name="IsExecutable">Whether its owner may run it.</param>
public sealed record InputFile(string Path, string Source, bool IsExecutable = false);
