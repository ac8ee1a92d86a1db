using Release.Otp.Releases;
using Release.Otp.Terms;
using Release.Tasks.Disk;

namespace Release.Tasks.Stages;

/// <summary>Applications of which it is known where they are. What is wrong with one that the project compiles is shown in its source.</summary>
public sealed class PlacedApplications(IEnumerable<ApplicationPlace> places) : IApplicationSource
{
    private readonly Dictionary<ApplicationName, ApplicationPlace> _places = places.ToDictionary(place => place.Name);

    /// <inheritdoc/>
    public bool HoldsVersionsSideBySide => false;

    /// <inheritdoc/>
    public IEnumerable<ApplicationCandidate> Find(ApplicationName name) =>
        _places.TryGetValue(name, out var place) && SourceFile.Exists(place.ResourceFile) ? [new(place.Ebin, place.Source, otpRelease => Consult(place, otpRelease))] : [];

    // A later OTP than the release's may have compiled it: what it wrote can be read, its source perhaps not.
    private static TermDocument Consult(ApplicationPlace place, int otpRelease)
    {
        var resource = SourceFile.Terms(place.ResourceFile, otpRelease);
        return place.IsFromSource ? resource.PlacedAs(place.Source, () => SourceFile.Terms(place.Source, otpRelease))
            : place.IsGenerated ? resource.PlacedIn(place.Source)
            : resource;
    }
}
