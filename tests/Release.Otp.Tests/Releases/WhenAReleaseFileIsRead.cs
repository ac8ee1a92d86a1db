using Release.Otp.Releases;

namespace Release.Otp.Tests.Releases;

[TestClass]
public sealed class WhenAReleaseFileIsRead
{
    [TestMethod]
    public void AllFourFormsOfAnEntryComeBackAsTheyWere()
    {
        var document = Some.Text(Some.Rel("{a,\"1\"}", "{b,\"1\",load}", "{c,\"1\",[x]}", "{d,\"1\",none,[]}"));

        var release = ReleaseSpecification.Read(document).Value!;

        Assert.AreEqual(document.Terms[0], release.ToTerm());
        Assert.AreEqual(document.Terms[0], Some.Text(release.ToText()).Terms[0]);
        CollectionAssert.AreEqual(
            new[] { StartType.Permanent, StartType.Load, StartType.Permanent, StartType.None },
            release.Applications.Skip(2).Select(application => application.StartType).ToArray());
    }

    [TestMethod]
    public void EveryFaultIsReportedAtItsPlace()
    {
        var findings = ReleaseSpecification.Read(Some.Text("{release,{some,\"1\"},{erts,13},\n[{kernel,\"1\"},\n {a},\n {stdlib,\"1\",load}]}.")).Diagnostics;

        CollectionAssert.AreEqual(
            new[]
            {
                ("REL4002", new Place("some.rel", 1, 11)), ("REL4002", new Place("some.rel", 1, 27)), ("REL4004", new Place("some.rel", 3, 2)),
                ("REL4006", new Place("some.rel", 4, 2)), ("REL4007", new Place("some.rel", 2, 1)),
            },
            findings.Select(finding => (finding.Code, finding.Place)).ToArray());
    }

    [TestMethod]
    public void TwoVersionsOfOneApplicationAreRefused()
    {
        var finding = ReleaseSpecification.Read(Some.Text(Some.Rel("{sasl,\"1\"}", "{a,\"1\"}", "{a,\"2\"}"))).Diagnostics.Single();

        Assert.AreEqual(("REL4008", 6), (finding.Code, finding.Place.Line));
        StringAssert.Contains(finding.Message, "'1' and '2'");
    }

    [TestMethod]
    public void WithoutSaslItIsWarnedOf()
    {
        var release = ReleaseSpecification.Read(Some.Text(Some.Rel()));

        Assert.IsFalse(release.Failed);
        Assert.AreEqual(("REL4007", Severity.Warning), (release.Diagnostics.Single().Code, release.Diagnostics.Single().Severity));
    }

    [TestMethod]
    [DataRow("{\"../some\",\"1\"}")]
    [DataRow("{\"some\",\"..\"}")]
    public void ANameThatLeadsOutOfTheReleaseIsRefused(string name)
    {
        var text = Some.Rel("{sasl,\"1\"}").Replace("{\"some\",\"1\"}", name, StringComparison.Ordinal);

        CollectionAssert.AreEqual(new[] { "REL4003" }, ReleaseSpecification.Read(Some.Text(text)).Diagnostics.Codes().ToArray());
    }

    [TestMethod]
    public void ForStartCleanItLoadsAllAndStartsOnlyKernelAndStdlib()
    {
        var release = ReleaseSpecification.Read(Some.Text(Some.Rel("{a,\"1\"}", "{b,\"1\",none}", "{c,\"1\",transient,[d]}"))).Value!;

        CollectionAssert.AreEqual(
            new[] { "kernel permanent", "stdlib permanent", "a load", "b none", "c load" },
            release.StartClean().Applications.Select(application => $"{application.Name} {application.StartType.Atom()}").ToArray());
    }
}
