using Release.Otp.Releases;

namespace Release.Otp.Tests.Releases;

/// <summary>Applications in memory; counts how often a file is read.</summary>
internal sealed class SomeSource(params IEnumerable<SomeApplication> applications) : IApplicationSource
{
    public static SomeSource Otp { get; } = new(new SomeApplication("kernel") { Uses = [] }, new SomeApplication("stdlib") { Uses = ["kernel"] }, new SomeApplication("sasl"));

    public bool HoldsVersionsSideBySide { get; init; }

    public int Reads { get; private set; }

    public IEnumerable<ApplicationCandidate> Find(ApplicationName name) =>
        from application in applications
        where application.Name == name.Value
        select new ApplicationCandidate(application.Ebin, application.File, () =>
        {
            Reads++;
            return application.Bytes;
        });
}
