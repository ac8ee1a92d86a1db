namespace Release.Sdk.Tests.Mix;

/// <summary>The sources of a Mix project, in a user's repository of their own.</summary>
internal sealed class MixSources : IDisposable
{
    // What builds leave beside the sources of a sample.
    private static readonly HashSet<string> Built = ["_build", "deps", "bin", "obj"];

    private readonly Workspace _workspace = new("mix");

    /// <summary>Takes the sample of this repository.</summary>
    public static MixSources Sample(string name, string project = "<Project Sdk=\"Release.Sdk\" />") => new(Path.Combine(Repository.Root, "samples", name), name, project);

    /// <summary>Takes the project that stands beside this file.</summary>
    public static MixSources OfTests(string name, string project = "<Project Sdk=\"Release.Sdk\" />") =>
        new(Path.Combine(Repository.Root, "tests", "Release.Sdk.Tests", "Mix", name), name, project);

    private MixSources(string from, string name, string project)
    {
        Name = name;
        foreach (var file in Files(from))
        {
            _workspace.Write(Path.Combine(name, Path.GetRelativePath(from, file)), File.ReadAllText(file));
        }

        Project = _workspace.Write(Path.Combine(name, $"{name}.relproj"), project);
    }

    /// <summary>Name of the project.</summary>
    public string Name { get; }

    /// <summary>The project's file.</summary>
    public string Project { get; }

    /// <summary>Where the sources are.</summary>
    public string Root => _workspace.Path(Name);

    /// <summary>The full path of a file of the project.</summary>
    public string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>Writes a file of the project.</summary>
    public void Write(string path, string text) => _workspace.Write(Path.Combine(Name, path), text);

    /// <summary>Replaces a text that stands in a file of the project.</summary>
    public void Replace(string path, string old, string text)
    {
        var before = File.ReadAllText(PathOf(path));
        StringAssert.Contains(before, old);
        Write(path, before.Replace(old, text, StringComparison.Ordinal));
    }

    /// <summary>Has <c>mix release</c> assemble a release, and answers its root.</summary>
    public string AssembleByMix(string release, params IEnumerable<string> arguments)
    {
        var root = _workspace.Path("by mix", release);
        ToolResult made;
        // Two mix in one build directory meet in its files.
        lock (_workspace)
        {
            made = Mix(["release", release, "--path", root, "--overwrite", .. arguments]);
        }

        Assert.AreEqual(0, made.ExitCode, made.Output + made.Errors);
        return root;
    }

    /// <summary>Runs mix in the project, for production.</summary>
    public ToolResult Mix(params IEnumerable<string> arguments) =>
        Tool.Run("mix", arguments, Root, new Dictionary<string, string?> { ["MIX_ENV"] = "prod", ["LC_ALL"] = "C.UTF-8" });

    /// <summary>Builds the target <c>Release</c> of the project for production.</summary>
    public BuildResult Build(params string[] arguments) => _workspace.Build(Project, ["-c", "Release", .. arguments]);

    /// <summary>The same in another environment.</summary>
    public BuildResult Build(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        _workspace.Build(Project, environment, ["-c", "Release", .. arguments]);

    /// <summary>Where the build leaves an assembled release.</summary>
    public string AssembledByTheSdk(string release) => Path.Combine(Root, "bin", "Release", "rel", release);

    public void Dispose() => _workspace.Dispose();

    private static IEnumerable<string> Files(string directory) => Directory.GetFiles(directory).Concat(
        Directory.GetDirectories(directory).Where(child => !Built.Contains(Path.GetFileName(child))).SelectMany(Files));
}
