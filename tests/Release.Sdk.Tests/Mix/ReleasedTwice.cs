namespace Release.Sdk.Tests.Mix;

/// <summary>One project's releases, each made by mix and by this SDK from sources of their own, so that neither takes what the other compiled.</summary>
internal sealed class ReleasedTwice : IDisposable
{
    /// <summary>The releases that are compared, by their names, and the projects they come from.</summary>
    public static IReadOnlyDictionary<string, string> Releases { get; } = new Dictionary<string, string>
    {
        ["greeter"] = "greeter",
        ["shop"] = "umbrella",
        ["web"] = "umbrella",
        ["worker"] = "umbrella",
        ["everything"] = "everything",
        ["lean"] = "everything",
        ["given"] = "everything",
    };

    private static readonly Dictionary<string, Lazy<ReleasedTwice>> Projects = new()
    {
        ["greeter"] = new(() => new ReleasedTwice(() => Mix.MixSources.Sample("greeter"))),
        ["umbrella"] = new(() => new ReleasedTwice(() => Mix.MixSources.Sample("umbrella"))),
        ["everything"] = new(() => new ReleasedTwice(() => Mix.MixSources.OfTests("everything"))),
    };

    private readonly Mix.MixSources _mix;
    private readonly Mix.MixSources _sdk;
    private readonly Dictionary<string, Lazy<string>> _byMix;

    private ReleasedTwice(Func<Mix.MixSources> sources)
    {
        _mix = sources();
        _sdk = sources();
        _byMix = Releases.Keys.ToDictionary(name => name, name => new Lazy<string>(() => _mix.AssembleByMix(name)));
        Build = _sdk.Build();
    }

    /// <summary>The project that a release comes from.</summary>
    public static ReleasedTwice Of(string release) => Projects[Releases[release]].Value;

    /// <summary>How the build of all releases of the project ended.</summary>
    public BuildResult Build { get; }

    /// <summary>The sources that mix compiled.</summary>
    public string MixSources => _mix.Root;

    /// <summary>The sources that this SDK had compiled.</summary>
    public string SdkSources => _sdk.Root;

    /// <summary>The root of a release that mix assembled.</summary>
    public string ByMix(string release) => _byMix[release].Value;

    /// <summary>The root of a release that this SDK assembled.</summary>
    public string BySdk(string release)
    {
        Assert.AreEqual(0, Build.ExitCode, Build.Output);
        // Where mix.exs says where.
        return release == "everything" ? _sdk.PathOf("out", release) : _sdk.AssembledByTheSdk(release);
    }

    /// <summary>A copy of a release to run; it is gone with the project.</summary>
    public string Copy(string root)
    {
        var copy = _sdk.PathOf("..", "copies", $"{Guid.NewGuid():N}");
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        Assert.AreEqual(0, Tool.Run("cp", ["-al", root, copy]).ExitCode);
        return Path.GetFullPath(copy);
    }

    /// <summary>Removes what was made.</summary>
    public static void Forget()
    {
        foreach (var project in Projects.Values.Where(project => project.IsValueCreated))
        {
            project.Value.Dispose();
        }
    }

    public void Dispose()
    {
        _mix.Dispose();
        _sdk.Dispose();
    }
}
