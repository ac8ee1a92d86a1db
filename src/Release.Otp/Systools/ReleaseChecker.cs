using Release.Otp.Releases;

namespace Release.Otp.Systools;

/// <summary>The checks of <c>systools:make_script/2</c>, each stage with all its findings.</summary>
public static class ReleaseChecker
{
    /// <summary>A hand-written <c>.rel</c> file: its applications, order, versions and types count as they stand.</summary>
    public static Findings<CheckedRelease> Check(ReleaseSpecification specification, ApplicationCatalog catalog) =>
        Ordered(specification, ApplicationCollector.Collect(specification, catalog));

    /// <summary>A release whose <c>.app</c> files were read before, such as an older one of which only they were kept.</summary>
    public static Findings<CheckedRelease> Check(ReleaseSpecification specification, IReadOnlyCollection<ApplicationResourceFile> files) =>
        Ordered(specification, ApplicationCollector.Collect(specification, files));

    /// <summary>
    /// A release whose applications were resolved. Its <c>.rel</c> file lists them in start order: a running system that is upgraded starts new
    /// applications in that order and does not look at what they use. With Elixir it lists them as they were resolved, as mix does: the order
    /// is that of the lists in the boot script too.
    /// </summary>
    public static Findings<CheckedRelease> Check(string name, Vsn vsn, Vsn ertsVsn, Resolution resolution)
    {
        var unsafeTexts = ReleaseSpecification.UnsafeTexts(name, vsn, ertsVsn);
        var draft = Ordered(Specify(name, vsn, ertsVsn, resolution.Applications), resolution.Applications).After(unsafeTexts);
        if (draft.Failed || resolution.HoldsElixir)
        {
            return draft;
        }

        var inStartOrder = draft.Value.Applications.Select(application => application.Application).ToSeq();
        return Ordered(Specify(name, vsn, ertsVsn, inStartOrder), inStartOrder);
    }

    private static ReleaseSpecification Specify(string name, Vsn vsn, Vsn ertsVsn, Seq<ResolvedApplication> applications) =>
        new(name, vsn, ertsVsn, applications.Select(application => application.ToReleaseApplication()).ToSeq());

    private static Findings<CheckedRelease> Ordered(ReleaseSpecification specification, Findings<Resolution> collected) => collected.Failed
        ? Findings.Of<CheckedRelease>(null, collected.Diagnostics)
        : Ordered(specification, collected.Value.Applications).After(collected.Diagnostics);

    private static Findings<CheckedRelease> Ordered(ReleaseSpecification specification, Seq<ResolvedApplication> applications)
    {
        var findings = ReleaseChecks.Check(applications).ToList();
        if (findings.Count > 0)
        {
            return Findings.Of<CheckedRelease>(null, findings);
        }

        var order = ApplicationOrder.Of(applications);
        return Findings.Of(order.Failed ? null : new CheckedRelease(specification, order.Value.ToSeq()), order.Diagnostics);
    }
}
