using Release.Otp;

namespace Release.Tasks.Disk.Archives;

/// <summary>What packing a release did.</summary>
/// <param name="Sha256">Of the archive, in hexadecimal. Equal for equal releases within one version of the .NET SDK.</param>
/// <param name="TarSha256">Of the tar within, uncompressed, in hexadecimal: equal for equal releases everywhere. Empty for a zip.</param>
/// <param name="Diagnostics">Every finding. Where one is an error the archive is as it was.</param>
public sealed record ReleaseArchiveResult(string Sha256, string TarSha256, Seq<Diagnostic> Diagnostics);
