using Release.Otp;
using Release.Otp.Releases;
using Release.Tasks.Mix;

namespace Release.Tasks.Stages;

/// <summary>What a project says about its applications. All paths are full paths.</summary>
/// <param name="Project">The project file, where the user can mend what is wrong.</param>
/// <param name="Name">Name of the release.</param>
/// <param name="Version">Version of the release; empty for that of <paramref name="VersionApplication"/>.</param>
/// <param name="VersionApplication">The application that gives the version.</param>
/// <param name="Applications">The applications asked for, with their start types as written, empty for permanent.</param>
/// <param name="RelFile">A hand-written <c>.rel</c>, or null.</param>
/// <param name="Sources">The <c>.app.src</c> files of the project's own applications.</param>
/// <param name="CompiledDirectory">Where those are compiled to.</param>
/// <param name="ApplicationPath">Directories of applications, in search order.</param>
/// <param name="Otp">The OTP on which the release will run.</param>
public sealed record ResolutionRequest(
    Place Project,
    string Name,
    string Version,
    string VersionApplication,
    Seq<(string Name, string StartType)> Applications,
    string? RelFile,
    Seq<string> Sources,
    string CompiledDirectory,
    Seq<string> ApplicationPath,
    TargetOtp Otp)
{
    /// <summary>What mix knows about the project; null for one that mix does not compile.</summary>
    public MixDescription? Mix { get; init; }

    /// <summary>What referenced projects offer.</summary>
    public Seq<OfferedApplications> References { get; init; }

    /// <summary>Applications that may use one which is not started.</summary>
    public Seq<ApplicationName> SkipModeValidationFor { get; init; }
}
