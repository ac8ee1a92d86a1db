using Release.Otp;
using Release.Otp.Releases;

namespace Release.Tasks.Stages;

/// <summary>An application of the release and where it is on the build machine.</summary>
/// <param name="Name">The application.</param>
/// <param name="Vsn">Its version.</param>
/// <param name="StartType">Its start type.</param>
/// <param name="Included">The included applications that count instead of the <c>.app</c> file's; null for the file's own.</param>
/// <param name="Ebin">Full path of the directory of its <c>.app</c> file and modules.</param>
/// <param name="Source">Full path of the file that the user edits, <c>.app.src</c> or <c>mix.exs</c>; of the <c>.app</c> where there is none.</param>
public sealed record ApplicationPlace(ApplicationName Name, Vsn Vsn, StartType StartType, Seq<ApplicationName>? Included, string Ebin, string Source)
{
    /// <summary>From an application that was asked for down to the one that names this one; empty where it was asked for itself.</summary>
    public Seq<ApplicationName> WhoAsked { get; init; }

    /// <summary>Full path of the application's directory: <c>ebin</c> and, for a compiled application, <c>priv</c> and <c>include</c>.</summary>
    public string Directory => Path.GetDirectoryName(Ebin)!;

    /// <summary>Full path of the directory of <c>priv</c> and <c>include</c>: beside the sources, where the project has them.</summary>
    public string SourceDirectory => IsFromSource ? Path.GetDirectoryName(Path.GetDirectoryName(Source))! : Directory;

    /// <summary>Whether the project compiles it from an <c>.app.src</c>.</summary>
    public bool IsFromSource => Source.EndsWith(".app.src", StringComparison.Ordinal);

    /// <summary>Whether a build tool wrote the <c>.app</c> file, so that its faults are mended elsewhere.</summary>
    public bool IsGenerated => Source != ResourceFile;

    /// <summary>Full path of the <c>.app</c> file.</summary>
    public string ResourceFile => Path.Join(Ebin, Name.Value + ".app");
}
