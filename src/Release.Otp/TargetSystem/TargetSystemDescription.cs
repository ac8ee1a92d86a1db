namespace Release.Otp.TargetSystem;

/// <summary>All that a target system is made of; <see cref="TargetSystemPlanner"/> says which file it makes of what.</summary>
public sealed record TargetSystemDescription
{
    /// <summary>The release's name.</summary>
    public required string Name { get; init; }

    /// <summary>The release's version.</summary>
    public required string Version { get; init; }

    /// <summary>The version of the emulator, as in <c>erts-VSN</c>.</summary>
    public required string ErtsVersion { get; init; }

    /// <summary>The applications in the order of the <c>.rel</c>.</summary>
    public required Seq<ApplicationFiles> Applications { get; init; }

    /// <summary>The text of <c>releases/VSN/NAME.rel</c>.</summary>
    public required string ReleaseSpecification { get; init; }

    /// <summary>The boot scripts of <c>releases/VSN</c>.</summary>
    public required Seq<BootScriptFiles> BootScripts { get; init; }

    /// <summary>The content of <c>releases/VSN/sys.config</c>: the user's file as it stands, whatever its encoding.</summary>
    public required FileContent SysConfig { get; init; }

    /// <summary>Rendered scripts and settings, each at its path below the release's root.</summary>
    public Seq<RenderedFile> Rendered { get; init; }

    /// <summary>The files of <c>erts-VSN</c>, paths below it; none where the release brings no emulator.</summary>
    public Seq<InputFile> ErtsFiles { get; init; }

    /// <summary>The text of the relocatable <c>erts-VSN/bin/erl</c> that takes the place of the installed one.</summary>
    public string? ErlScript { get; init; }

    /// <summary>What is done to every module.</summary>
    public ModuleTreatment Treatment { get; init; } = ModuleTreatment.None;

    /// <summary>The modules of Elixir's consolidated protocols, each with its file name for path; none without consolidation.</summary>
    public Seq<InputFile> Consolidated { get; init; }

    /// <summary>Full path of the configuration that Elixir evaluates when the release boots, or null.</summary>
    public string? RuntimeConfig { get; init; }

    /// <summary>The cookie to ship in <c>releases/COOKIE</c>; null ships none.</summary>
    public string? Cookie { get; init; }

    /// <summary>The user's own files at their paths below the release's root; a later one wins over all before it.</summary>
    public Seq<InputFile> Overlays { get; init; }

    /// <summary>The user's directories that hold nothing, at their paths below the release's root.</summary>
    public Seq<InputDirectory> EmptyDirectories { get; init; }
}

/// <summary>A boot script in its two forms.</summary>
/// <param name="Name">The files' name without extension, as in <c>start_clean</c>.</param>
/// <param name="Script">The text of the <c>.script</c>.</param>
/// <param name="Boot">The bytes of the <c>.boot</c>.</param>
public sealed record BootScriptFiles(string Name, string Script, Seq<byte> Boot);

/// <summary>A text rendered from a template.</summary>
/// <param name="Path">Where it stands below the release's root.</param>
/// <param name="Text">What it says.</param>
/// <param name="Mode">Who may use it.</param>
public sealed record RenderedFile(string Path, string Text, UnixMode Mode = UnixMode.Ordinary);
