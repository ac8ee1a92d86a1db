namespace Release.Sdk.Tests.Scripts;

/// <summary>
/// The target systems of the counter application beside this file, assembled once for all tests by the packed SDK. Tests get copies of them.
/// </summary>
internal static class CounterRelease
{
    public const string Name = "counter";
    public const string Version = "0.1.0";

    private static readonly Lazy<Workspace> Projects = new(() => new Workspace("counter"));
    private static readonly Lazy<string> WithErts = new(() => Assemble("with", "<IncludeErts>true</IncludeErts>"));
    private static readonly Lazy<string> WithoutErts = new(() => Assemble("without", "<IncludeErts>false</IncludeErts>"));

    /// <summary>Root of the target system; not to be changed.</summary>
    public static string Root => WithErts.Value;

    /// <summary>Root of the one that takes the Erlang of its host; not to be changed.</summary>
    public static string RootWithoutErts => WithoutErts.Value;

    /// <summary>The shipped scripts and templates.</summary>
    public static string Templates { get; } = Path.Combine(Repository.Root, "src", "Release.Sdk", "templates");

    /// <summary>A program of the release's Erlang.</summary>
    public static string ErtsProgram(string root, string name) => Path.Combine(Directory.GetDirectories(root, "erts-*").Single(), "bin", name);

    public static void Forget()
    {
        if (Projects.IsValueCreated)
        {
            Projects.Value.Dispose();
        }
    }

    private static string Assemble(string directory, string properties)
    {
        var workspace = Projects.Value;
        workspace.Copy(Path.Combine(Repository.Root, "tests", "Release.Sdk.Tests", "Scripts", "counter"), directory);
        var project = workspace.Write($"{directory}/{Name}.relproj", $"<Project Sdk=\"Release.Sdk\"><PropertyGroup>{properties}</PropertyGroup></Project>");
        workspace.Build(project).ShouldSucceed();
        return workspace.Path(directory, "bin", "Debug", "rel", Name);
    }
}
