namespace Release.Otp.Releases;

/// <summary>An application that comes along with another one, unless something in the release needs it anyway.</summary>
/// <param name="With">The application whose presence brings it.</param>
/// <param name="Application">What comes, where it can be found.</param>
public sealed record CompanionApplication(ApplicationName With, RequestedApplication Application)
{
    /// <summary>As with <c>mix release</c>, a release with Elixir brings the modules of its shell, for <c>remote</c>, and starts nothing of it.</summary>
    public static CompanionApplication ShellOfElixir { get; } = new(ApplicationName.Elixir, new RequestedApplication(ApplicationName.Iex, StartType.None));
}
