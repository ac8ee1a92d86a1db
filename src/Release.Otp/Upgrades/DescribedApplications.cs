using System.Text;
using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Upgrades;

/// <summary>The applications of a described release, as one that stood on a disk would offer them.</summary>
internal sealed class DescribedApplications(ReleaseDescription release) : IApplicationSource
{
    /// <inheritdoc/>
    public bool HoldsVersionsSideBySide => false;

    /// <inheritdoc/>
    public IEnumerable<ApplicationCandidate> Find(ApplicationName name) => release.Application(name) is { } application
        ? [new ApplicationCandidate($"lib/{application.Name}-{application.Vsn}/ebin", release.Place.File ?? "", () => Document(application))]
        : [];

    private TermDocument Document(ApplicationDescription application)
    {
        var term = Term.Tuple(Term.Atom("application"), Term.Atom(application.Name.Value), application.Resource.Properties);
        return TermReader.Consult(Encoding.UTF8.GetBytes(TermPrinter.File([term])), release.Place.File);
    }
}
