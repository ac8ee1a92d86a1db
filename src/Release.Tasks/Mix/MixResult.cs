using Release.Otp;
using Release.Tasks.Disk.Records;

namespace Release.Tasks.Mix;

/// <summary>What a compilation by mix came to.</summary>
/// <param name="Diagnostics">Everything found.</param>
/// <param name="Said">What mix wrote, for the log.</param>
/// <param name="Description">What is known of the project; null where there was an error.</param>
/// <param name="Record">What was read and written; null where the next build has to ask mix again.</param>
internal sealed record MixResult(Seq<Diagnostic> Diagnostics, string Said, MixDescription? Description, StageRecord? Record);
