using Release.Otp.Releases;

namespace Release.Tasks.Stages;

/// <summary>What a referenced project offers.</summary>
public enum OfferKind
{
    /// <summary>An application that it compiles with erlc, named by its <c>.app.src</c>.</summary>
    Erlang,

    /// <summary>All applications of a Mix project, named by what CompileMix wrote about it.</summary>
    Mix,

    /// <summary>A directory in which it looks for applications.</summary>
    Path,
}

/// <summary>Applications that a referenced project offers to a release.</summary>
/// <param name="Kind">What <paramref name="File"/> is.</param>
/// <param name="File">Full path.</param>
/// <param name="CompiledDirectory">Where an Erlang application is compiled to.</param>
/// <param name="StartType">How its own applications are started.</param>
/// <param name="Project">Full path of the project that compiles them.</param>
public sealed record OfferedApplications(OfferKind Kind, string File, string CompiledDirectory, StartType StartType, string Project);
