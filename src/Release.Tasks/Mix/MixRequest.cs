using Release.Otp;

namespace Release.Tasks.Mix;

/// <summary>What CompileMix is asked for; all paths are full.</summary>
/// <param name="Run">How mix is run.</param>
/// <param name="ReleaseNames">The releases that the user wants; empty for all.</param>
/// <param name="Ignored">Directories and files that are no sources of mix.</param>
/// <param name="OutputDirectory">Where the description is written.</param>
internal sealed record MixRequest(MixRun Run, Seq<string> ReleaseNames, Seq<string> Ignored, string OutputDirectory);
