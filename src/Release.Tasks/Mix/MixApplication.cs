using Release.Otp.Releases;

namespace Release.Tasks.Mix;

/// <summary>An application that mix compiled: the project's own, a child of the umbrella, or a dependency.</summary>
/// <param name="Name">The application.</param>
/// <param name="Ebin">Full path of its <c>ebin</c>.</param>
/// <param name="Source">Full path of the directory of its sources.</param>
public sealed record MixApplication(ApplicationName Name, string Ebin, string Source);
