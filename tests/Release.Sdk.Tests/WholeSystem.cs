namespace Release.Sdk.Tests;

/// <summary>
/// A release of many applications, compiled already: built once, from <c>OtpRoot</c> alone, with nothing but dotnet on the <c>PATH</c>,
/// while strace writes down what is executed.
/// </summary>
public sealed class WholeSystem : IDisposable
{
    private readonly Workspace _workspace = new();
    private readonly string _root;
    private readonly string _trace;

    /// <param name="name">Name of the release.</param>
    /// <param name="elements">What stands in the project besides where OTP is and that nothing is compiled.</param>
    /// <param name="rel">A hand-written <c>.rel</c>, or nothing.</param>
    public WholeSystem(string name, string elements, string? rel = null)
    {
        _root = _workspace.Path(name, "bin", "Debug", "rel", name);
        _trace = _workspace.Path("execve");
        if (rel is not null)
        {
            _workspace.Write($"{name}/{name}.rel", rel);
        }

        var project = _workspace.Write($"{name}/{name}.relproj", $"""
            <Project Sdk="Release.Sdk">
              <PropertyGroup>
                <BeamBuildTool>none</BeamBuildTool>
                <OtpRoot>{Erlang.Root}</OtpRoot>
              </PropertyGroup>
              {elements}
            </Project>
            """);
        Build = _workspace.BuildUnder(Strace.Command(_trace), project, OnlyDotnetOnThePath());
    }

    /// <summary>How the build ended.</summary>
    public BuildResult Build { get; }

    /// <summary>The programs that the build executed.</summary>
    public IReadOnlyList<string> Executed => Strace.Executed(_trace);

    /// <summary>The assembled release, if the build succeeded; fails the test otherwise.</summary>
    public string Root
    {
        get
        {
            Build.ShouldSucceed();
            return _root;
        }
    }

    public void Dispose() => _workspace.Dispose();

    private Dictionary<string, string?> OnlyDotnetOnThePath()
    {
        var dotnet = Tool.Run("sh", ["-c", "readlink -f \"$(command -v dotnet)\""]).Output.Trim();
        var only = Directory.CreateDirectory(_workspace.Path("only"));
        File.CreateSymbolicLink(Path.Combine(only.FullName, "dotnet"), dotnet);
        return new() { ["PATH"] = only.FullName };
    }
}
