using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Tasks.Disk;

namespace Release.Tasks.Stages;

/// <summary>A <c>.rel</c> file, whose applications, order, versions and start types count as they stand.</summary>
internal static class HandWrittenRelease
{
    /// <summary>The content of a <c>.rel</c> file that this SDK wrote.</summary>
    public static Findings<ReleaseSpecification> Read(string file) => ReleaseSpecification.Read(SourceFile.Terms(file));

    /// <summary>The release of a <c>.rel</c> file with the checks of systools, or everything wrong with it.</summary>
    public static Findings<CheckedRelease> Check(string file, ApplicationCatalog catalog)
    {
        var specification = ReleaseSpecification.Read(SourceFile.Terms(file, catalog.OtpRelease));
        if (specification.Failed)
        {
            return Findings.Of<CheckedRelease>(null, specification.Diagnostics);
        }

        var release = ReleaseChecker.Check(specification.Value, catalog);
        return Findings.Of(release.Value, [.. specification.Diagnostics, .. release.Diagnostics]);
    }
}
