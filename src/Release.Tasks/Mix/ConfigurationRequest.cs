using Release.Otp;

namespace Release.Tasks.Mix;

/// <summary>What ConfigureRelease is asked for; all paths are full.</summary>
internal sealed record ConfigurationRequest
{
    /// <summary>The project file.</summary>
    public required string ProjectFile { get; init; }

    /// <summary>Name of the release.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the release.</summary>
    public required string Version { get; init; }

    /// <summary>The directory of the release, as templates shall see it.</summary>
    public required string ReleaseRoot { get; init; }

    /// <summary>The directory <c>erts-VSN</c> of the OTP.</summary>
    public required string ErtsSource { get; init; }

    /// <summary>Version of the runtime system.</summary>
    public required string ErtsVersion { get; init; }

    /// <summary>The applications in the order of the release.</summary>
    public required Seq<ConfiguredApplication> Applications { get; init; }

    /// <summary>The file that CompileMix wrote.</summary>
    public required string DescriptionFile { get; init; }

    /// <summary>The file of the evaluated configuration, which CompileMix wrote too.</summary>
    public required string ConfigurationFile { get; init; }

    /// <summary>The directory that holds <c>bin/elixir</c>, or null.</summary>
    public required string? ElixirRoot { get; init; }

    /// <summary>The SDK's own Elixir files.</summary>
    public required string ScriptsDirectory { get; init; }

    /// <summary>The environment of the build.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The file that configures the node at its start, or null.</summary>
    public required string? RuntimeConfiguration { get; init; }

    /// <summary>Whether <c>mix.exs</c> names config providers.</summary>
    public required bool HasConfigProviders { get; init; }

    /// <summary>The project's own config providers: a module and an expression of Elixir.</summary>
    public required Seq<(string Module, string Argument)> ConfigProviders { get; init; }

    /// <summary>Options of the release that the project sets.</summary>
    public required Seq<(string Name, bool Value)> Options { get; init; }

    /// <summary>Templates of EEx: the name in <c>releases/VSN</c>, and the file.</summary>
    public required Seq<(string Name, string File)> Templates { get; init; }

    /// <summary>Where <c>sys.config</c> and rendered templates are written.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>Whether something configures the node when it boots, which only Elixir can prepare.</summary>
    public bool IsComputedAtBoot => RuntimeConfiguration is not null || HasOwnProviders;

    /// <summary>Whether there are config providers besides the runtime configuration.</summary>
    public bool HasOwnProviders => HasConfigProviders || ConfigProviders.Count > 0;
}
