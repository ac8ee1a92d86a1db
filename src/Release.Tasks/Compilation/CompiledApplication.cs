namespace Release.Tasks.Compilation;

/// <summary>A compiled application of the project.</summary>
/// <param name="Name">The application's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Directory">Full path of the directory that holds <c>ebin</c>.</param>
/// <param name="SourceDirectory">Full path of the directory that holds its <c>src</c>, <c>priv</c> and <c>include</c>.</param>
internal sealed record CompiledApplication(string Name, string Version, string Directory, string SourceDirectory);
