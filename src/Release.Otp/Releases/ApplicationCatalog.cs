namespace Release.Otp.Releases;

/// <summary>
/// The applications that can be found, by name. Every source is asked once for a name, every file read at most once. Not thread safe.
/// </summary>
/// <param name="sources">The sources in search order: the first that has an application wins.</param>
/// <param name="otpRelease">The target's OTP release number; it decides which <c>.app</c> files are legal.</param>
public sealed class ApplicationCatalog(IEnumerable<IApplicationSource> sources, int otpRelease)
{
    private readonly Seq<IApplicationSource> _sources = sources.ToSeq();
    private readonly Dictionary<ApplicationName, Seq<CataloguedApplication>> _found = [];

    /// <summary>The target's OTP release number.</summary>
    public int OtpRelease => otpRelease;

    /// <summary>Everything found under a name, in search order.</summary>
    public Seq<CataloguedApplication> Find(ApplicationName name)
    {
        if (!_found.TryGetValue(name, out var found))
        {
            found = _sources.SelectMany((source, index) => Offered(source, index, name)).ToSeq();
            _found.Add(name, found);
        }

        return found;
    }

    /// <summary>The newest of the first source that has the application, by version number; null where no source has it.</summary>
    public CataloguedApplication? Best(ApplicationName name)
    {
        var found = Find(name);
        var first = found.TakeWhile(application => application.Source == found[0].Source).ToList();
        return first.Count < 2 ? first.FirstOrDefault() : Newest(first);
    }

    /// <summary>The first found in each later source, which <see cref="Best"/> passes over; the same directory named twice is no duplicate.</summary>
    internal IEnumerable<CataloguedApplication> Duplicates(ApplicationName name) =>
        Find(name)
            .DistinctBy(application => application.EbinDirectory)
            .GroupBy(application => application.Source)
            .Skip(1)
            .Select(source => source.First());

    /// <summary>The others of the source of <see cref="Best"/>, where that source should have no others.</summary>
    internal IEnumerable<CataloguedApplication> Rivals(CataloguedApplication best, ApplicationName name) =>
        _sources[best.Source].HoldsVersionsSideBySide ? [] : Find(name).Where(other => other.Source == best.Source && other != best);

    private IEnumerable<CataloguedApplication> Offered(IApplicationSource source, int index, ApplicationName name) =>
        source.Find(name).Select(candidate => new CataloguedApplication(candidate, name, index, otpRelease));

    // Only here are versions compared, so a file that is the only one of its source waits until it is needed.
    private static CataloguedApplication Newest(IEnumerable<CataloguedApplication> applications) =>
        applications.OrderBy(application => application.Resource.Failed).ThenByDescending(application => application.Vsn).First();
}
