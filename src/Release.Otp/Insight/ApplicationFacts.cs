using Release.Otp.Systools;

namespace Release.Otp.Insight;

/// <summary>What is known of an application of a release.</summary>
/// <param name="Application">The application in the system.</param>
/// <param name="WhoAsked">From an application that was asked for down to the one that names this one; empty where it was asked for itself.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Directory">Where it is on the build machine.</param>
/// <param name="Modules">Its modules.</param>
/// <param name="Size">The bytes of its files as they are there.</param>
/// <param name="SizeInRelease">The bytes of its files as they are shipped; 0 where the release takes it from its host.</param>
public sealed record ApplicationFacts(
    OrderedApplication Application,
    Seq<Releases.ApplicationName> WhoAsked,
    ApplicationOrigin Origin,
    string Directory,
    Seq<ModuleFacts> Modules,
    long Size,
    long SizeInRelease);
