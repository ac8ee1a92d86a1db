using Release.Otp;

namespace Release.Tasks.Stages;

/// <summary>What a project says in its properties and items, as it is written there; empty is unset.</summary>
public sealed record ProjectSettings
{
    /// <summary>The project file, where the user can mend what is wrong.</summary>
    public required Place Project { get; init; }

    /// <summary>Names of the releases; none where <c>mix.exs</c> says them.</summary>
    public required Seq<string> ReleaseNames { get; init; }

    /// <summary>Version of the release.</summary>
    public string ReleaseVersion { get; init; } = "";

    /// <summary>What compiles the project's own applications.</summary>
    public string BeamBuildTool { get; init; } = "";

    /// <summary>The cookie to ship.</summary>
    public string Cookie { get; init; } = "";

    /// <summary>Properties that are <c>true</c> or <c>false</c>, by name.</summary>
    public Seq<(string Property, string Value)> Flags { get; init; }

    /// <summary>Properties that name a file, with its full path.</summary>
    public Seq<(string Property, string Path)> Files { get; init; }

    /// <summary>Properties and items that only a Mix project can have, by name.</summary>
    public Seq<(string Name, string Value)> MixOnly { get; init; }

    /// <summary>The applications asked for, with their start types.</summary>
    public Seq<(string Name, string StartType)> Applications { get; init; }

    /// <summary>The formats of archives.</summary>
    public Seq<string> ArchiveFormats { get; init; }

    /// <summary>For which systems launchers are made.</summary>
    public Seq<string> ExecutablesFor { get; init; }

    /// <summary>Chunks that stripping keeps.</summary>
    public Seq<string> KeepBeamChunks { get; init; }
}
