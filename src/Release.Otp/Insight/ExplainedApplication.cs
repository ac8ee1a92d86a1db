using Release.Otp.Releases;

namespace Release.Otp.Insight;

/// <summary>Why and how an application is in a release.</summary>
/// <param name="Facts">What is known of it.</param>
/// <param name="StartPosition">Its place in the order of starting, from 1; null where nothing starts it, or the application that includes it.</param>
/// <param name="IncludedBy">The application that includes it and starts it; null where none does.</param>
public sealed record ExplainedApplication(ApplicationFacts Facts, int? StartPosition, ApplicationName? IncludedBy)
{
    /// <summary>The application.</summary>
    public ApplicationName Name => Facts.Application.Name;

    /// <summary>Its version.</summary>
    public Vsn Vsn => Facts.Application.Application.Vsn;

    /// <summary>Its start type.</summary>
    public StartType StartType => Facts.Application.Application.StartType;
}
