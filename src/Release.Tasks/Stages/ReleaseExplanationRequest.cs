using Release.Otp;

namespace Release.Tasks.Stages;

/// <summary>What an explanation of a release is made of.</summary>
/// <param name="Assembly">What the release directory is made of.</param>
/// <param name="ApplicationPath">Full paths of directories of applications that could be added, besides those of OTP.</param>
public sealed record ReleaseExplanationRequest(AssemblyRequest Assembly, Seq<string> ApplicationPath);
