using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Terms;
using Release.Otp.Tests.Releases;

namespace Release.Otp.Tests.Systools;

[TestClass]
public sealed class WhenAReleaseIsResolvedAndChecked
{
    [TestMethod]
    public void ItsReleaseFileListsTheApplicationsInStartOrder()
    {
        var catalog = Some.Catalog(Some.App("web", uses: ["kernel", "stdlib", "zip", "db"]), Some.App("zip"), Some.App("db", uses: ["net"]), Some.App("net"));

        Assert.AreEqual("kernel stdlib sasl net db zip web", Listed(Check(catalog, "web")));
    }

    [TestMethod]
    public void TheOrderOfAskingCountsWhereNothingElseDoes()
    {
        var catalog = Some.Catalog(Some.App("a"), Some.App("b"), Some.App("c"));

        Assert.AreEqual("kernel stdlib sasl c a b", Listed(Check(catalog, "c", "a", "b")));
    }

    [TestMethod]
    public void WhatUsesAnIncludedApplicationWaitsForTheOneThatStartsIt()
    {
        var catalog = Some.Catalog(Some.App("user", uses: ["part"]), Some.App("whole", includes: ["part"]), Some.App("part"));
        var rel = Some.Text(Some.Rel("{user,\"1.0\"}", "{whole,\"1.0\"}", "{part,\"1.0\"}"));

        var release = ReleaseChecker.Check(ReleaseSpecification.Read(rel).Value!, catalog).Value!;

        Assert.AreEqual("kernel stdlib part whole user", string.Join(' ', release.Applications.Select(application => application.Name)));
        Assert.AreEqual("kernel stdlib user whole part", Listed(release));
    }

    [TestMethod]
    public void EverythingThatDoesNotFitTogetherIsReportedAtOnce()
    {
        var catalog = Some.Catalog(
            Some.App("a", includes: ["c"]) with { Modules = ["m"], Registered = ["r"] },
            Some.App("b", uses: ["nowhere"], includes: ["c"]) with { Modules = ["m"], Registered = ["r"] },
            Some.App("c"));
        var rel = Some.Text(Some.Rel("{sasl,\"1.0\"}", "{a,\"1.0\"}", "{b,\"1.0\"}", "{c,\"1.0\"}"));

        CollectionAssert.AreEqual(
            new[] { "REL4009", "REL4032", "REL4033", "REL4037" },
            ReleaseChecker.Check(ReleaseSpecification.Read(rel).Value!, catalog).Diagnostics.Codes().ToArray());
    }

    [TestMethod]
    public void EveryApplicationThatIsNotThereIsReportedAtItsEntry()
    {
        var rel = Some.Text(Some.Rel("{sasl,\"1.0\"}", "{a,\"1.0\"}", "{b,\"1.0\"}", "{c,\"2.0\"}"));

        var findings = ReleaseChecker.Check(ReleaseSpecification.Read(rel).Value!, Some.Catalog(Some.App("c"))).Diagnostics;

        CollectionAssert.AreEqual(
            new[] { ("REL4030", 5), ("REL4030", 6), ("REL4030", 7) },
            findings.Select(finding => (finding.Code, finding.Place.Line)).ToArray());
    }

    [TestMethod]
    public void ANameThatLeadsOutOfTheReleaseIsRefused()
    {
        var resolution = Some.Resolve(Some.Catalog()).Value!;

        CollectionAssert.AreEqual(
            new[] { "REL4003", "REL4003" },
            ReleaseChecker.Check("../a", new Vsn("1/2"), new Vsn("13"), resolution).Diagnostics.Codes().ToArray());
    }

    [TestMethod]
    public void ForStartCleanOnlyKernelAndStdlibAreStarted()
    {
        var catalog = Some.Catalog(Some.App("web", includes: ["part"]), Some.App("part"), Some.App("data"));
        var startClean = new StartClean(["erlang"], ["error_handler"]);

        var script = BootScriptBuilder.Build(Check(catalog, "web", "data:none").StartClean(), startClean);

        CollectionAssert.AreEqual(
            new[] { "load stdlib", "load sasl", "load part", "load web", "start_boot kernel", "start_boot stdlib" },
            script.Instructions.Select(Applied).OfType<string>().ToArray());
    }

    private static CheckedRelease Check(ApplicationCatalog catalog, params string[] asked) =>
        ReleaseChecker.Check("some", new Vsn("1"), new Vsn("13"), Some.Resolve(catalog, asked).Value!).Value!;

    private static string Listed(CheckedRelease release) => string.Join(' ', release.Specification.Applications.Select(application => application.Name));

    private static string? Applied(Term instruction) => instruction is TupleTerm
    {
        Elements: [AtomTerm { Name: "apply" }, TupleTerm { Elements: [AtomTerm { Name: "application" }, AtomTerm function, ListTerm { Elements: [var first, ..] }] }]
    }
        ? $"{function.Name} {(first is TupleTerm application ? application.Elements[1] : first) switch { AtomTerm name => name.Name, _ => "?" }}"
        : null;
}
