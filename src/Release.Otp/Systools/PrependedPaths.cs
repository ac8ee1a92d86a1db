using Release.Otp.Releases;

namespace Release.Otp.Systools;

/// <summary>Directories whose modules win over those of some applications.</summary>
/// <param name="Directories">The directories as the boot script names them.</param>
/// <param name="Before">They stand in front of every code path that holds one of these applications.</param>
public sealed record PrependedPaths(Seq<string> Directories, Seq<ApplicationName> Before);
