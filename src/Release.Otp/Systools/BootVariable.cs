namespace Release.Otp.Systools;

/// <summary>A name that <c>erl -boot_var NAME DIRECTORY</c> gives a directory when the node boots.</summary>
/// <param name="Name">The variable, without <c>$</c>.</param>
/// <param name="Directory">The directory on the build machine that it stands for.</param>
public sealed record BootVariable(string Name, string Directory);
