using Release.Otp.Releases;

namespace Release.Otp.Systools;

/// <summary>An application in the system as a whole: what it uses and includes, as the boot script will say it.</summary>
/// <param name="Application">The application.</param>
/// <param name="Uses">What must be started before it: instead of an application that another includes, the one that starts it. In the order of
/// the release.</param>
/// <param name="Includes">What it includes, in the order of the release.</param>
public sealed record OrderedApplication(ResolvedApplication Application, Seq<ApplicationName> Uses, Seq<ApplicationName> Includes)
{
    /// <summary>The application.</summary>
    public ApplicationName Name => Application.Name;
}
