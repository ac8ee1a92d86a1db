using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Terms;

namespace Release.Tasks.Stages;

/// <summary>A <c>.rel</c> file, whose applications, order, versions and start types count as they stand.</summary>
internal static class HandWrittenRelease
{
    /// <summary>The release of a <c>.rel</c> file with the checks of systools, or everything wrong with it.</summary>
    public static Findings<CheckedRelease> Check(string file, ApplicationCatalog catalog)
    {
        var specification = ReleaseSpecification.Read(TermReader.Consult(File.ReadAllBytes(file), file));
        if (specification.Failed)
        {
            return Findings.Of<CheckedRelease>(null, specification.Diagnostics);
        }

        var release = ReleaseChecker.Check(specification.Value, catalog);
        return Findings.Of(release.Value, [.. specification.Diagnostics, .. release.Diagnostics]);
    }
}
