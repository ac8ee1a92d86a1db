namespace Release.Tasks.Compilation;

/// <summary>An application that a compilation made.</summary>
/// <param name="Name">The application's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Directory">Full path of the directory that holds <c>src</c>.</param>
internal sealed record KnownApplication(string Name, string Version, string Directory);
