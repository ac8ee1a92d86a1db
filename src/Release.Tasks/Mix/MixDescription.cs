using Release.Otp;
using Release.Otp.Releases;
using Release.Tasks.Disk;

namespace Release.Tasks.Mix;

/// <summary>
/// What mix knows about a project and its releases, as the task CompileMix writes it to <c>mix.term</c>: what the stages of a
/// release read in place of <c>mix.exs</c>.
/// </summary>
public sealed record MixDescription
{
    /// <summary>The version of Elixir that compiled the project.</summary>
    public required string ElixirVersion { get; init; }

    /// <summary><c>MIX_ENV</c>.</summary>
    public required string MixEnv { get; init; }

    /// <summary><c>MIX_TARGET</c>, <c>host</c> by default.</summary>
    public required string MixTarget { get; init; }

    /// <summary>Full path of the directory that holds <c>elixir/ebin</c>, <c>iex/ebin</c>, <c>logger/ebin</c> and so on.</summary>
    public required string ElixirLibrary { get; init; }

    /// <summary>The project's application; null for an umbrella.</summary>
    public ApplicationName? App { get; init; }

    /// <summary>The project's version.</summary>
    public string? Version { get; init; }

    /// <summary>Whether the project is an umbrella.</summary>
    public bool IsUmbrella { get; init; }

    /// <summary>The project's own applications: its one, or the umbrella's children.</summary>
    public required Seq<ApplicationName> Own { get; init; }

    /// <summary>Every application that mix compiled, the project's own first.</summary>
    public required Seq<MixApplication> Applications { get; init; }

    /// <summary>Full path of the directory of consolidated protocols; null where protocols are not consolidated.</summary>
    public string? Consolidated { get; init; }

    /// <summary>The release that is meant where none is named.</summary>
    public string? DefaultRelease { get; init; }

    /// <summary>The releases in the order of <c>mix.exs</c>; the one that mix makes up where it names none.</summary>
    public required Seq<MixRelease> Releases { get; init; }

    /// <summary>Reads a description.</summary>
    /// <exception cref="DiagnosticException">REL7018: it holds something else.</exception>
    public static MixDescription Read(string file)
    {
        try
        {
            return MixDescriptionReader.Read(SourceFile.Terms(file));
        }
        catch (InvalidDataException damaged)
        {
            throw new DiagnosticException(DiskErrors.NotOurs(file), damaged);
        }
    }

    /// <summary>The release of that name.</summary>
    public MixRelease? Release(string name) => Releases.FirstOrDefault(release => release.Name == name);
}
