using Release.Otp.Releases;
using Release.Otp.Systools;

namespace Release.Otp.Tests.Systools;

/// <summary>The judge is the installed systools: the same bytes, or the same kind of error.</summary>
[TestClass]
public sealed class WhenReleasesAreMadeAtRandom
{
    private const int Seed = 19_970_917;
    private const int Count = 500;

    // The kinds of systools' errors and the first error that we report.
    private static readonly Dictionary<string, string[]> Kinds = new()
    {
        ["undefined_applications"] = ["REL4009", "REL4036"],
        ["duplicate_register"] = ["REL4032"],
        ["duplicate_include"] = ["REL4033"],
        ["duplicate_modules"] = ["REL4037"],
        ["circular_dependencies"] = ["REL4035"],
        ["apps"] = ["REL4036"],
    };

    [TestMethod]
    public void SystoolsAgreesWithUsOnEveryOne()
    {
        using var directory = new TemporaryDirectory();
        var random = new RandomRelease(Seed);
        var cases = new List<SystoolsCase>();
        while (cases.Count < Count)
        {
            var one = random.Next(InstalledSystools.Library(directory, cases.Count));
            if (RandomRelease.HasIncludeCycle(one.Applications))
            {
                continue;
            }

            cases.Add(one);
        }

        var verdicts = InstalledSystools.Ask(directory, cases);

        for (var i = 0; i < Count; i++)
        {
            AssertSame(verdicts[i], cases[i].Build(), $"seed {Seed}, case {i}:\n{cases[i].Rel}{string.Join('\n', cases[i].Applications.Select(application => System.Text.Encoding.UTF8.GetString(application.Bytes)))}");
        }

        // Otherwise the generator has gone stale and proves nothing.
        Assert.IsGreaterThan(200, verdicts.Count(verdict => verdict.Error is null));
        CollectionAssert.AreEquivalent(Kinds.Keys, verdicts.Select(verdict => verdict.Error).OfType<string>().Distinct().ToArray());
    }

    [TestMethod]
    public void ACycleOfIncludesIsReportedWhereSystoolsNeverReturns()
    {
        var random = new RandomRelease(Seed);
        var cycles = Enumerable.Range(0, 2000).Select(_ => random.Next("/lib")).Where(one => RandomRelease.HasIncludeCycle(one.Applications) && IsWhole(one)).ToList();

        Assert.IsGreaterThan(5, cycles.Count);
        foreach (var one in cycles)
        {
            CollectionAssert.Contains(one.Build().Diagnostics.Select(finding => finding.Code).ToArray(), "REL4034", one.Rel);
        }
    }

    [TestMethod]
    public void AResolvedReleaseIsListedInStartOrderAndSystoolsMakesTheSameOfIt()
    {
        using var directory = new TemporaryDirectory();
        var random = new RandomRelease(Seed);
        var cases = new List<SystoolsCase>();
        var releases = new List<CheckedRelease>();
        while (cases.Count < Count / 10)
        {
            var one = random.Next(InstalledSystools.Library(directory, cases.Count));
            if (!RandomRelease.HasIncludeCycle(one.Applications) && Resolve(one).Value is { } release)
            {
                releases.Add(release);
                cases.Add(one with { Rel = release.Specification.ToText() });
            }
        }

        var verdicts = InstalledSystools.Ask(directory, cases);

        for (var i = 0; i < cases.Count; i++)
        {
            CollectionAssert.AreEqual(
                releases[i].Specification.Applications.Select(application => application.Name).ToArray(),
                releases[i].Applications.Select(application => application.Name).ToArray(),
                cases[i].Rel);
            CollectionAssert.AreEqual(verdicts[i].Boot, BootScriptBuilder.Build(releases[i], InstalledOtp.StartClean).ToBytes(InstalledOtp.AtomEncoding), cases[i].Rel);
        }
    }

    // Every application is listed, none with included applications of the release's own, and none is included twice.
    private static bool IsWhole(SystoolsCase one) =>
        one.Applications.SelectMany(application => application.Includes).GroupBy(name => name).All(name => name.Count() == 1) &&
        one.Applications.All(application => one.Rel.Contains($"{{{application.Name},", StringComparison.Ordinal)) && one.Rel.Split(",[").Length == 2;

    private static Findings<CheckedRelease> Resolve(SystoolsCase one)
    {
        var catalog = new ApplicationCatalog([new Releases.SomeSource(one.Applications), InstalledOtp.Source], InstalledOtp.OtpRelease);
        var resolution = ApplicationResolver.Resolve(new ReleaseRequest([new RequestedApplication(new ApplicationName(one.Applications[^1].Name))]), catalog);
        return resolution.Failed
            ? Findings.Of<CheckedRelease>(null, resolution.Diagnostics)
            : ReleaseChecker.Check("some", new Vsn("1"), new Vsn(InstalledOtp.ErtsVsn), resolution.Value);
    }

    private static void AssertSame(SystoolsVerdict verdict, Findings<BootScript> ours, string which)
    {
        if (verdict.Error is { } kind)
        {
            var first = ours.Diagnostics.FirstOrDefault(finding => finding.Severity == Severity.Error)?.Code;
            CollectionAssert.Contains(Kinds[kind], first, which);
        }
        else
        {
            Assert.IsFalse(ours.Failed, $"{string.Join('\n', ours.Diagnostics)}\n{which}");
            CollectionAssert.AreEqual(verdict.Boot, ours.Value.ToBytes(InstalledOtp.AtomEncoding), which);
        }
    }
}
