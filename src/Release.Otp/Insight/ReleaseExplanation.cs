using Release.Otp.Releases;

namespace Release.Otp.Insight;

/// <summary>Why a release is what it is: its applications in start order, and what they call that is not there.</summary>
/// <param name="Name">The release's name.</param>
/// <param name="Vsn">The release's version.</param>
/// <param name="ErtsVsn">The version of the runtime system.</param>
/// <param name="Applications">The applications in the order of the boot script.</param>
/// <param name="Missing">Calls to modules that are in none of them, by application, caller and module.</param>
public sealed record ReleaseExplanation(string Name, Vsn Vsn, Vsn ErtsVsn, Seq<ExplainedApplication> Applications, Seq<MissingModule> Missing)
{
    /// <summary>The bytes of all applications as they are on the build machine.</summary>
    public long Size => Applications.Sum(application => application.Facts.Size);

    /// <summary>The bytes of all applications as they are shipped.</summary>
    public long SizeInRelease => Applications.Sum(application => application.Facts.SizeInRelease);

    /// <summary>Explains a release.</summary>
    /// <param name="release">What the release is called.</param>
    /// <param name="applications">Its applications in the order of the boot script.</param>
    /// <param name="always">Modules that a node has without any application: those that are preloaded, consolidated protocols.</param>
    /// <param name="elsewhere">Modules of applications that could be added, by name.</param>
    public static ReleaseExplanation Of(
        ReleaseSpecification release, Seq<ApplicationFacts> applications, IEnumerable<string> always, ILookup<string, ApplicationName> elsewhere) =>
        new(release.Name, release.Vsn, release.ErtsVsn, Explain(applications), MissingModules.In(applications, always, elsewhere));

    /// <summary>The explanation for people: a table of the applications, and a list of what is missing.</summary>
    public string ToText() => ExplanationText.Of(this);

    private static Seq<ExplainedApplication> Explain(Seq<ApplicationFacts> applications)
    {
        var includers = applications
            .SelectMany(facts => facts.Application.Includes.Select(included => (included, facts.Application.Name)))
            .ToLookup(pair => pair.included, pair => pair.Name);
        var position = 0;
        return applications.Select(Explained).ToSeq();

        ExplainedApplication Explained(ApplicationFacts facts)
        {
            ApplicationName? includer = includers[facts.Application.Name].FirstOrDefault();
            var isStarted = includer is null && facts.Application.Application.StartType.IsStarted();
            return new ExplainedApplication(facts, isStarted ? ++position : null, includer);
        }
    }
}
