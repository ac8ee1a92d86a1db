using Release.Otp.Releases;

namespace Release.Tasks.Mix;

/// <summary>An application of the release, as Elixir's templates and the checks at boot see it.</summary>
/// <param name="Name">The application.</param>
/// <param name="Mode">How it starts.</param>
/// <param name="Directory">Full path of the directory that holds its <c>ebin</c>.</param>
/// <param name="IsOtp">Whether it is one of OTP's own.</param>
internal sealed record ConfiguredApplication(ApplicationName Name, StartType Mode, string Directory, bool IsOtp);
