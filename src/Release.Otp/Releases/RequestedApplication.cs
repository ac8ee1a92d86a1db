namespace Release.Otp.Releases;

/// <summary>An application that the user wants in the release.</summary>
/// <param name="Name">The application.</param>
/// <param name="StartType">Its start type; nothing that uses it changes this.</param>
/// <param name="Place">Where the user asks for it.</param>
public sealed record RequestedApplication(ApplicationName Name, StartType StartType = StartType.Permanent, Place Place = default);
