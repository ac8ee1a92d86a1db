namespace Release.Tasks.Stages;

/// <summary>A file of a published .NET project that stands in an application of the release.</summary>
/// <param name="Application">The application.</param>
/// <param name="Path">The path in it: <c>priv/…</c>.</param>
/// <param name="Source">Full path of the published file.</param>
/// <param name="Project">Full path of the .NET project.</param>
/// <param name="IsRequired">Whether the release itself asks for it: then its application must be there.</param>
public sealed record PortProgram(string Application, string Path, string Source, string Project, bool IsRequired);
