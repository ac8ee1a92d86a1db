using Release.Otp.Releases;

namespace Release.Otp.Tests.Releases;

/// <summary>The modes of <c>mix release</c>: what is asked for stands, the rest has the strongest type of its users.</summary>
[TestClass]
public sealed class WhenStartTypesAreInherited
{
    // One application of each type uses "common"; the stronger type wins in either order.
    [TestMethod]
    [DataRow("permanent", "transient", "permanent")]
    [DataRow("permanent", "temporary", "permanent")]
    [DataRow("permanent", "load", "permanent")]
    [DataRow("permanent", "none", "permanent")]
    [DataRow("transient", "temporary", "transient")]
    [DataRow("transient", "load", "transient")]
    [DataRow("transient", "none", "transient")]
    [DataRow("temporary", "load", "temporary")]
    [DataRow("temporary", "none", "temporary")]
    [DataRow("load", "none", "load")]
    [DataRow("none", "none", "none")]
    public void TheStrongestWins(string one, string other, string expected)
    {
        var catalog = Some.Catalog(Some.App("a", uses: ["common"]), Some.App("b", uses: ["common"]), Some.App("common", uses: ["deep"]), Some.App("deep"));

        Assert.AreEqual(expected, Types(catalog, $"a:{one}", $"b:{other}")["common"]);
        Assert.AreEqual(expected, Types(catalog, $"a:{other}", $"b:{one}")["deep"]);
    }

    [TestMethod]
    public void ATypeAskedForStandsAndIsPassedOn()
    {
        var catalog = Some.Catalog(Some.App("a", uses: ["b"]), Some.App("b", uses: ["c"]), Some.App("c"));

        var types = Types(catalog, "a:permanent", "b:temporary");

        Assert.AreEqual("temporary", types["b"]);
        Assert.AreEqual("temporary", types["c"]);
    }

    [TestMethod]
    public void AnIncludedApplicationIsLoadedAndSoIsWhatOnlyItUses()
    {
        var catalog = Some.Catalog(Some.App("a", includes: ["part"]), Some.App("part", uses: ["helper"]), Some.App("helper"));

        var types = Types(catalog, "a");

        Assert.AreEqual("load", types["part"]);
        Assert.AreEqual("load", types["helper"]);
    }

    [TestMethod]
    public void AnIncludedApplicationStandsInTheFourTuple()
    {
        var catalog = Some.Catalog(Some.App("a", includes: ["part"]), Some.App("part"));

        var entries = Some.Resolve(catalog, "a").Value!.Applications.Select(application => application.ToReleaseApplication().ToTerm().Elements.Count);

        CollectionAssert.AreEqual(new[] { 3, 3, 3, 4, 3 }, entries.ToArray());
    }

    [TestMethod]
    public void AnApplicationThatIsUsedAndIncludedIsRefused()
    {
        var catalog = Some.Catalog(Some.App("a", includes: ["part"]), Some.App("part"), Some.App("b", uses: ["part"]));

        var finding = Some.Resolve(catalog, "a", "b").Diagnostics.Single();

        Assert.AreEqual("REL4011", finding.Code);
        Assert.AreEqual("/somewhere/b-1.0/ebin/b.app", finding.Place.File);
    }

    [TestMethod]
    [DataRow("permanent", "load")]
    [DataRow("transient", "none")]
    [DataRow("temporary", "load")]
    public void AStartedApplicationCannotUseOneThatIsNot(string started, string unstarted)
    {
        var catalog = Some.Catalog(Some.App("a", uses: ["b"]), Some.App("b"));

        var finding = Some.Resolve(catalog, $"a:{started}", $"b:{unstarted}").Diagnostics.Single();

        Assert.AreEqual(("REL4012", "/somewhere/a-1.0/ebin/a.app"), (finding.Code, finding.Place.File));
    }

    [TestMethod]
    public void UnlessItsAuthorKnowsBetter()
    {
        var catalog = Some.Catalog(Some.App("a", uses: ["b"]), Some.App("b"));
        var request = Some.Request("a", "b:load") with { SkipModeValidationFor = [new ApplicationName("a")] };

        Assert.AreEqual(0, ApplicationResolver.Resolve(request, catalog).Diagnostics.Count);
    }

    [TestMethod]
    public void AnUnstartedApplicationMayUseAnyOther()
    {
        var catalog = Some.Catalog(Some.App("a", uses: ["b", "kernel"]), Some.App("b"));

        Assert.AreEqual("none", Types(catalog, "a:load", "b:none")["b"]);
    }

    private static Dictionary<string, string> Types(ApplicationCatalog catalog, params string[] asked) =>
        Some.Resolve(catalog, asked).Value!.Applications.ToDictionary(application => application.Name.Value, application => application.StartType.Atom());
}
