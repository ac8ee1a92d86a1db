namespace Release.Sdk.Tests;

/// <summary>A user's repository in a directory of its own: the packed SDK named in <c>global.json</c>, and projects that use it.</summary>
public sealed class Workspace : IDisposable
{
    // One cache for all tests of a run, gone with it: a package of the same version from an earlier run would be a stale one.
    private static readonly Lazy<TemporaryDirectory> PackageCache = new(() => new TemporaryDirectory("packages"));
    private readonly TemporaryDirectory _directory;

    public Workspace(string name = "work")
    {
        _directory = new TemporaryDirectory(name);
        Write("global.json", $$"""{ "msbuild-sdks": { "Release.Sdk": "{{Repository.SdkVersion}}" } }""");
        Write("NuGet.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="local" value="{Repository.Packages}" />
              </packageSources>
            </configuration>
            """);
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
    }

    public string Root => _directory.FullPath;

    public string Path(params ReadOnlySpan<string> parts) => _directory.Path(parts);

    public string Write(string path, string text) => _directory.Write(path, text);

    /// <summary>Puts this repository's counter sample into the directory <paramref name="name"/>.</summary>
    public string AddCounter(string name = "counter", string project = "<Project Sdk=\"Release.Sdk\" />")
    {
        foreach (var part in new[] { "src", "config", "rel" })
        {
            Copy(System.IO.Path.Combine(Repository.Root, "samples", "counter", part), System.IO.Path.Combine(name, part));
        }

        return Write(System.IO.Path.Combine(name, "counter.relproj"), project);
    }

    /// <summary>Puts a sample of this repository, without what builds left there, into a directory of its name.</summary>
    public string AddSample(string name, string project = "<Project Sdk=\"Release.Sdk\" />")
    {
        string[] built = ["bin", "obj", "_build", "deps"];
        var sample = System.IO.Path.Combine(Repository.Root, "samples", name);
        foreach (var part in Directory.GetDirectories(sample).Select(System.IO.Path.GetFileName).OfType<string>().Except(built))
        {
            Copy(System.IO.Path.Combine(sample, part), System.IO.Path.Combine(name, part));
        }

        foreach (var file in Directory.GetFiles(sample))
        {
            File.Copy(file, Path(name, System.IO.Path.GetFileName(file)));
        }

        return Write(System.IO.Path.Combine(name, $"{name}.relproj"), project);
    }

    /// <summary>Puts the files of the directory <paramref name="from"/> into the directory <paramref name="name"/>.</summary>
    public void Copy(string from, string name)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path(name, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>`dotnet build` of a project or solution, for the target <c>Release</c> unless told otherwise.</summary>
    public BuildResult Build(string project, params string[] arguments) => Build(project, environment: null, arguments);

    public BuildResult Build(string project, IReadOnlyDictionary<string, string?>? environment, params string[] arguments) => BuildUnder([], project, environment, arguments);

    /// <summary>The same by a dotnet that runs under another program, given with its arguments.</summary>
    public BuildResult BuildUnder(string[] command, string project, IReadOnlyDictionary<string, string?>? environment, params string[] arguments)
    {
        var log = Path($"{Guid.NewGuid():N}.binlog");
        string[] target = arguments.Any(argument => argument.StartsWith("-t:", StringComparison.Ordinal)) ? [] : ["-t:Release"];
        var result = Dotnet(["build", project, .. target, $"-bl:{log}", "-nodeReuse:false", "-tl:off", .. arguments], environment, command);
        return new BuildResult(result.ExitCode, result.Output + result.Errors, log);
    }

    public ToolResult Dotnet(string[] arguments, IReadOnlyDictionary<string, string?>? environment = null, string[]? under = null) =>
        Run([.. under ?? [], "dotnet", .. arguments], Root, environment);

    /// <summary>A command with the settings that every dotnet below it is to have.</summary>
    public ToolResult Run(string[] command, string directory, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var settings = new Dictionary<string, string?>(environment ?? new Dictionary<string, string?>())
        {
            ["NUGET_PACKAGES"] = PackageCache.Value.FullPath,
            // Where NuGet's locks are: builds that fill one cache at the same time must see each other's.
            ["NUGET_SCRATCH"] = PackageCache.Value.Path("scratch"),
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            // Counting for a second compilation pays in programs that run longer than a build.
            ["DOTNET_TieredPGO"] = "0",
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["TMPDIR"] = Directory.CreateDirectory(Path(".tmp")).FullName,
        };
        return Tool.Run(command[0], command[1..], directory, settings);
    }

    public void Dispose() => _directory.Dispose();

    /// <summary>Removes what all tests of a run share.</summary>
    public static void Forget()
    {
        if (PackageCache.IsValueCreated)
        {
            PackageCache.Value.Dispose();
        }
    }
}
