using Release.Otp;
using Release.Otp.Releases;

namespace Release.Tasks.Mix;

/// <summary>A release of <c>mix.exs</c>. What stands there is given, what does not is null or empty.</summary>
public sealed record MixRelease
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The applications with their modes, in the order of <c>mix.exs</c>, without those that mix adds.</summary>
    public required Seq<(ApplicationName Name, StartType Mode)> Applications { get; init; }

    /// <summary>The version, or null where <see cref="VersionFromApplication"/> gives it.</summary>
    public string? Version { get; init; }

    /// <summary>The application that gives the version.</summary>
    public ApplicationName? VersionFromApplication { get; init; }

    /// <summary><c>true</c>, <c>false</c> or the directory <c>erts-VSN</c>.</summary>
    public string? IncludeErts { get; init; }

    /// <summary>The systems that launchers are made for: <c>unix</c>, <c>windows</c>.</summary>
    public Seq<string>? IncludeExecutablesFor { get; init; }

    /// <summary>Whether modules are stripped.</summary>
    public bool? StripBeams { get; init; }

    /// <summary>Chunks that stripping keeps besides.</summary>
    public Seq<string> KeepChunks { get; init; }

    /// <summary>Whether stripped modules are compressed.</summary>
    public bool? CompressBeams { get; init; }

    /// <summary>The cookie to ship.</summary>
    public string? Cookie { get; init; }

    /// <summary>Full path of the directory of the release.</summary>
    public string? Path { get; init; }

    /// <summary>Whether mix would say nothing; this SDK never says more than MSBuild asks for.</summary>
    public bool? Quiet { get; init; }

    /// <summary>Directories whose files are copied into the release, relative to the project.</summary>
    public Seq<string> Overlays { get; init; }

    /// <summary>The directory of templates.</summary>
    public string? RelTemplatesPath { get; init; }

    /// <summary>The file of configuration that is evaluated at boot, or null where there is none.</summary>
    public string? RuntimeConfigPath { get; init; }

    /// <summary>Whether there are config providers besides the file above.</summary>
    public bool HasConfigProviders { get; init; }

    /// <summary>Whether the node refuses to boot where configuration was changed that had been compiled in.</summary>
    public bool? ValidateCompileEnv { get; init; }

    /// <summary>Whether the node starts again after its configuration has been computed.</summary>
    public bool? RebootSystemAfterConfig { get; init; }

    /// <summary>Whether distribution runs while configuration is computed.</summary>
    public bool? StartDistributionDuringConfig { get; init; }

    /// <summary>Whether the computed configuration is deleted after boot.</summary>
    public bool? PruneRuntimeSysConfigAfterBoot { get; init; }

    /// <summary>Applications whose mode is not held against those of its dependencies.</summary>
    public Seq<ApplicationName> SkipModeValidationFor { get; init; }

    /// <summary>The steps: <c>assemble</c>, <c>tar</c>, and functions as Elixir shows them.</summary>
    public Seq<string> Steps { get; init; }
}
