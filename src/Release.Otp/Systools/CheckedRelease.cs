using Release.Otp.Releases;

namespace Release.Otp.Systools;

/// <summary>A release that systools would accept.</summary>
/// <param name="Specification">The content of its <c>.rel</c> file.</param>
/// <param name="Applications">Its applications in the order in which they are loaded and started.</param>
public sealed record CheckedRelease(ReleaseSpecification Specification, Seq<OrderedApplication> Applications)
{
    /// <summary>
    /// The same release with nothing started but kernel and stdlib, for commands that run beside the system. See <see
    /// cref="ReleaseSpecification.StartClean"/>, also for <paramref name="others"/>.
    /// </summary>
    public CheckedRelease StartClean(StartType others = StartType.Load)
    {
        var specification = Specification.StartClean(others);
        var types = specification.Applications.ToDictionary(application => application.Name, application => application.StartType);
        return new CheckedRelease(
            specification,
            Applications.Select(ordered => ordered with { Application = ordered.Application with { StartType = types[ordered.Name] } }).ToSeq());
    }
}
