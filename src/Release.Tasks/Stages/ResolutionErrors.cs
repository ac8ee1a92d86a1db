using Release.Otp;

namespace Release.Tasks.Stages;

/// <summary>What can stand against the applications that a project wants in a release.</summary>
internal static class ResolutionErrors
{
    /// <summary>REL4040: The project is an umbrella, and the release names none of its applications. Name them under applications in mix.exs, or as ReleaseApplication items.</summary>
    public static Diagnostic UmbrellaWithoutApplications(Place place) => Diagnostic.Error(
        4040,
        place,
        "The project is an umbrella, and the release names none of its applications. Name them under applications of the release in mix.exs, or as " +
            "ReleaseApplication items.");
}
