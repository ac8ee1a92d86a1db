using Release.Otp.Releases;
using Release.Otp.Systools;

namespace Release.Otp.Tests.Releases;

[TestClass]
public sealed class WhenApplicationsAreResolved
{
    [TestMethod]
    public void AllThatTheyNeedComesWithThem()
    {
        var catalog = Some.Catalog(Some.App("web", uses: ["kernel", "stdlib", "http"]), Some.App("http", uses: ["kernel", "stdlib", "net"]), Some.App("net"), Some.App("other"));

        Assert.AreEqual("kernel stdlib sasl web http net", Names(Some.Resolve(catalog, "web")));
    }

    [TestMethod]
    public void SaslIsLeftOutWhereTheUserSaysSo()
    {
        var resolved = ApplicationResolver.Resolve(Some.Request("web") with { Defaults = [ApplicationName.Kernel, ApplicationName.Stdlib] }, Some.Catalog(Some.App("web")));

        Assert.AreEqual("kernel stdlib web", Names(resolved));
    }

    [TestMethod]
    public void AnOptionalApplicationComesWhereItIsFound()
    {
        var web = Some.App("web", uses: ["kernel", "json"], optional: ["json"]);

        Assert.AreEqual("kernel stdlib sasl web", Names(Some.Resolve(Some.Catalog(web), "web")));
        Assert.AreEqual("kernel stdlib sasl web json", Names(Some.Resolve(Some.Catalog(web, Some.App("json")), "web")));
    }

    [TestMethod]
    public void WhatIsOptionalToOneIsMissingToAnother()
    {
        var catalog = Some.Catalog(Some.App("web", uses: ["json", "db"], optional: ["json"]), Some.App("db", uses: ["json"]));

        var finding = Some.Resolve(catalog, "web").Diagnostics.Single();

        Assert.AreEqual("REL4010", finding.Code);
        StringAssert.Contains(finding.Message, "web -> db -> json");
    }

    [TestMethod]
    public void AMissingOneIsReportedWhereItIsNamedWithTheChainThatLeadsToIt()
    {
        var catalog = Some.Catalog(Some.App("web", uses: ["http"]), Some.App("http", uses: ["kernel", "ranch"]));

        var finding = Some.Resolve(catalog, "web").Diagnostics.Single();

        Assert.AreEqual("REL4010", finding.Code);
        StringAssert.Contains(finding.Message, "web -> http -> ranch");
        Assert.AreEqual(new Place("/somewhere/http-1.0/ebin/http.app", 6, 23), finding.Place);
    }

    [TestMethod]
    public void EveryMissingOneIsReportedAtOnce()
    {
        var catalog = Some.Catalog(Some.App("web", uses: ["a", "b"]), Some.App("shop", uses: ["a", "c"], includes: ["d"]));

        CollectionAssert.AreEqual(
            new[] { "'a'", "'b'", "'c'", "'d'", "'nowhere'" },
            Some.Resolve(catalog, "web", "shop", "nowhere").Diagnostics.Select(finding => finding.Message.Split(' ')[1]).Order(StringComparer.Ordinal).ToArray());
    }

    [TestMethod]
    public void ABrokenFileIsReportedOnceWithItsOwnError()
    {
        var catalog = Some.Catalog(Some.App("web", uses: ["db"]), Some.App("shop", uses: ["db"]), Some.App("db") with { Text = "{application, db, [{vsn, 1}]}." });

        CollectionAssert.AreEqual(
            new[] { "REL4022", "REL4021", "REL4021", "REL4021", "REL4021" },
            Some.Resolve(catalog, "web", "shop").Diagnostics.Codes().ToArray());
    }

    [TestMethod]
    public void TheChainToEachIsKnown()
    {
        var catalog = Some.Catalog(Some.App("web", uses: ["http"]), Some.App("http", uses: ["net"]), Some.App("net"));

        var resolved = Some.Resolve(catalog, "web").Value!.Applications.ToDictionary(application => application.Name.Value, application => string.Join(' ', application.WhoAsked));

        Assert.AreEqual("web http", resolved["net"]);
        Assert.AreEqual("", resolved["web"]);
    }

    [TestMethod]
    public void TheOrderOfTheSourcesDecidesAndTheLaterOneIsReported()
    {
        var (own, other) = (Some.App("web", "1.0") with { Directory = "/own" }, Some.App("web", "2.0") with { Directory = "/other" });
        var catalog = new ApplicationCatalog([new SomeSource(own), new SomeSource(other), SomeSource.Otp], Some.OtpRelease);

        var resolved = Some.Resolve(catalog, "web");

        Assert.AreEqual("/own/web-1.0/ebin", resolved.Value!.Applications[^1].EbinDirectory);
        var warning = resolved.Diagnostics.Single();
        Assert.AreEqual(("REL4014", Severity.Warning, "/other/web-2.0/ebin/web.app"), (warning.Code, warning.Severity, warning.Place.File));
    }

    [TestMethod]
    public void TheSameDirectoryInTwoSourcesIsNoDuplicate()
    {
        var own = Some.App("web");
        var catalog = new ApplicationCatalog([new SomeSource(own), new SomeSource(own), SomeSource.Otp], Some.OtpRelease);

        Assert.AreEqual(0, Some.Resolve(catalog, "web").Diagnostics.Count);
    }

    [TestMethod]
    public void TheNewestIsTakenWhereVersionsStandSideBySide()
    {
        var otp = new SomeSource(Some.App("crypto", "5.9"), Some.App("crypto", "5.10"), Some.App("crypto", "5.1")) { HoldsVersionsSideBySide = true };

        var resolved = Some.Resolve(new ApplicationCatalog([otp, SomeSource.Otp], Some.OtpRelease), "crypto");

        Assert.AreEqual("5.10", resolved.Value!.Applications[^1].Vsn.Value);
        Assert.IsEmpty(resolved.Diagnostics);
    }

    [TestMethod]
    public void TwoVersionsAreRefusedWhereNobodyChooses()
    {
        var catalog = Some.Catalog(Some.App("web", "5.9"), Some.App("web", "5.10"));

        var finding = Some.Resolve(catalog, "web").Diagnostics.Single();

        Assert.AreEqual(("REL4015", Severity.Error, "/somewhere/web-5.9/ebin/web.app"), (finding.Code, finding.Severity, finding.Place.File));
        StringAssert.Contains(finding.Message, "'5.10' (/somewhere/web-5.10/ebin)");
        StringAssert.Contains(finding.Message, "'5.9' (/somewhere/web-5.9/ebin)");
        StringAssert.Contains(finding.Message, "RelFile");
    }

    [TestMethod]
    public void TwoVersionsThatNobodyNeedsAreNoFault() =>
        Assert.IsEmpty(Some.Resolve(Some.Catalog(Some.App("web"), Some.App("old", "1"), Some.App("old", "2")), "web").Diagnostics);

    [TestMethod]
    public void ABrokenFileBesideAGoodOneIsReported()
    {
        var catalog = Some.Catalog(Some.App("web"), Some.App("web", "2.0") with { Text = "{application, web" });

        CollectionAssert.AreEqual(new[] { "REL2009" }, Some.Resolve(catalog, "web").Diagnostics.Codes().ToArray());
    }

    [TestMethod]
    public void TheSameVersionTwiceInOnePlaceIsAWarning()
    {
        var catalog = Some.Catalog(Some.App("web"), Some.App("web") with { Directory = "/somewhere/web" });

        var resolved = Some.Resolve(catalog, "web");

        Assert.AreEqual("/somewhere/web-1.0/ebin", resolved.Value!.Applications[^1].EbinDirectory);
        CollectionAssert.AreEqual(new[] { "REL4014" }, resolved.Diagnostics.Codes().ToArray());
    }

    [TestMethod]
    public void ARelChoosesAmongVersionsOfOnePlace()
    {
        var catalog = Some.Catalog(Some.App("web", "5.9"), Some.App("web", "5.10"));
        var specification = ReleaseSpecification.Read(Some.Text(Some.Rel("{sasl,\"1.0\"}", "{web,\"5.9\"}"))).Value!;

        var release = ReleaseChecker.Check(specification, catalog);

        Assert.AreEqual("5.9", release.Value!.Applications[^1].Application.Vsn.Value);
        Assert.IsEmpty(release.Diagnostics);
    }

    [TestMethod]
    public void NoFileIsReadThatNobodyNeeds()
    {
        var source = new SomeSource(Some.App("web"), Some.App("other"));

        Some.Resolve(new ApplicationCatalog([source, SomeSource.Otp], Some.OtpRelease), "web");

        Assert.AreEqual(1, source.Reads);
    }

    [TestMethod]
    public void AskingTwiceForTheSameIsAskingOnce()
    {
        Assert.AreEqual("kernel stdlib sasl web", Names(Some.Resolve(Some.Catalog(Some.App("web")), "web", "web")));
        CollectionAssert.AreEqual(new[] { "REL4013" }, Some.Resolve(Some.Catalog(Some.App("web")), "web", "web:load").Diagnostics.Codes().ToArray());
    }

    [TestMethod]
    public void KernelAndStdlibStayPermanent()
    {
        CollectionAssert.AreEqual(new[] { "REL4006" }, Some.Resolve(Some.Catalog(), "kernel:load").Diagnostics.Codes().ToArray());
        Assert.AreEqual("kernel stdlib sasl", Names(Some.Resolve(Some.Catalog(), "kernel", "stdlib")));
    }

    private static string Names(Findings<Resolution> resolved) => string.Join(' ', resolved.Value!.Applications.Select(application => application.Name));
}
