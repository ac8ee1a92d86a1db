using Release.Otp;
using Release.Otp.Beam;
using Release.Otp.Native;
using Release.Otp.TargetSystem;
using Release.Tasks.Mix;

namespace Release.Tasks.Stages;

/// <summary>A file or directory of the user that is copied into the release.</summary>
/// <param name="Target">Path in the release; empty for the source's name at its root.</param>
/// <param name="Source">Full path.</param>
public sealed record Overlay(string Target, string Source);

/// <summary>What a release directory is made of, besides its applications. All paths are full paths; null and empty say "none".</summary>
public sealed record AssemblyRequest
{
    /// <summary>The <c>.rel</c> file.</summary>
    public required string ReleaseFile { get; init; }

    /// <summary>What ResolveApplications wrote.</summary>
    public required string ApplicationsFile { get; init; }

    /// <summary>The directory of the boot scripts.</summary>
    public required string BootScriptDirectory { get; init; }

    /// <summary>The OTP on which the release will run.</summary>
    public required TargetOtp Otp { get; init; }

    /// <summary>The directory of the SDK's own scripts and templates.</summary>
    public required string TemplatesDirectory { get; init; }

    /// <summary>Whether the runtime system and OTP's applications are shipped.</summary>
    public bool IncludesErts { get; init; } = true;

    /// <summary>Whether modules are stripped.</summary>
    public bool StripsBeams { get; init; } = true;

    /// <summary>Chunks that stripping keeps, besides those that a running system needs.</summary>
    public Seq<string> KeepChunks { get; init; }

    /// <summary>Whether gzip is put around every module.</summary>
    public bool CompressesBeams { get; init; }

    /// <summary>What mix knows about the project.</summary>
    public MixDescription? Mix { get; init; }

    /// <summary>Where the applications of mix are built, in this project and in referenced ones.</summary>
    public IReadOnlySet<string> BuiltByMix { get; init; } = new HashSet<string>();

    /// <summary>The files of published .NET projects.</summary>
    public Seq<PortProgram> Programs { get; init; }

    /// <summary>The project file, where the user can mend what is wrong with them.</summary>
    public Place Project { get; init; }

    /// <summary>The configuration that Elixir evaluates when the release boots.</summary>
    public string? RuntimeConfig { get; init; }

    /// <summary>The directory of the configuration and the templates that ConfigureRelease made.</summary>
    public string? ConfigurationDirectory { get; init; }

    /// <summary>The directory of <c>relup</c> and <c>.appup</c> files that GenerateRelup made.</summary>
    public string? UpgradeDirectory { get; init; }

    /// <summary>The directory that the release is assembled in, which templates of Elixir may name.</summary>
    public required string Root { get; init; }

    /// <summary>The cookie to ship.</summary>
    public string? Cookie { get; init; }

    /// <summary>For which systems launchers are made: <c>unix</c>, <c>windows</c>.</summary>
    public Seq<string> ExecutablesFor { get; init; }

    /// <summary>The configuration of the applications.</summary>
    public string? SysConfig { get; init; }

    /// <summary>The user's templates instead of the SDK's, by the name of the file in <c>releases/VSN</c>.</summary>
    public required IReadOnlyDictionary<string, string?> Templates { get; init; }

    /// <summary>The kind of machine that the release is for; null for that of its own emulator.</summary>
    public RuntimeIdentifier? RuntimeIdentifier { get; init; }

    /// <summary>The oldest glibc that the release is to run with.</summary>
    public GlibcVersion? MinimumGlibc { get; init; }

    /// <summary>The user's own files.</summary>
    public Seq<Overlay> Overlays { get; init; }

    /// <summary>The directories whose files are among <see cref="Overlays"/>, and whose empty directories are made in the release.</summary>
    public Seq<string> OverlayDirectories { get; init; }

    /// <summary>What is done to modules; reads that from OTP.</summary>
    public ModuleTreatment ReadTreatment() => new(
        StripsBeams ? (Seq<ChunkId>)[.. Otp.ReadSignificantChunks(), ChunkId.Attributes, .. KeepChunks.Select(chunk => new ChunkId(chunk))] : null,
        CompressesBeams,
        Otp.ReadLoaderLimits());

    /// <summary>Whether the files of an application are shipped; OTP's are not where its host has them.</summary>
    public bool Ships(ApplicationPlace place) => IncludesErts || !Otp.Holds(place.Ebin);
}
