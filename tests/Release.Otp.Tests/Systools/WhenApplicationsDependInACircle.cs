using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Tests.Releases;

namespace Release.Otp.Tests.Systools;

[TestClass]
public sealed class WhenApplicationsDependInACircle
{
    [TestMethod]
    public void TheCircleIsPrintedAsAPathAtTheFirstFileThatNamesTheNext()
    {
        var finding = Check(Some.App("x", uses: ["a"]), Some.App("a", uses: ["kernel", "b"]), Some.App("b", uses: ["c"]), Some.App("c", uses: ["a"])).Single();

        Assert.AreEqual("REL4035", finding.Code);
        StringAssert.Contains(finding.Message, "a -> b -> c -> a");
        Assert.AreEqual(new Place("/somewhere/a-1.0/ebin/a.app", 6, 23), finding.Place);
    }

    [TestMethod]
    public void EveryCircleIsReported()
    {
        var findings = Check(Some.App("a", uses: ["b"]), Some.App("b", uses: ["a"]), Some.App("c", uses: ["d"]), Some.App("d", uses: ["c"]));

        CollectionAssert.AreEqual(new[] { "REL4035", "REL4035" }, findings.Codes().ToArray());
    }

    [TestMethod]
    public void IncludesCountAsWell()
    {
        var finding = Check(Some.App("a", includes: ["b"]), Some.App("b", uses: ["c"]), Some.App("c", uses: ["a"])).Single();

        StringAssert.Contains(finding.Message, "a -> b -> c -> a");
    }

    [TestMethod]
    public void ACircleOfIncludesIsPrintedTheSameWay()
    {
        var finding = Check(Some.App("x", includes: ["a"]), Some.App("a", includes: ["b"]), Some.App("b", includes: ["c"]), Some.App("c", includes: ["y"]), Some.App("y"));
        Assert.AreEqual(0, finding.Count);

        finding = Check(Some.App("a", includes: ["b"]), Some.App("b", includes: ["c"]), Some.App("c", includes: ["a"]));

        Assert.AreEqual("REL4034", finding.Single().Code);
        StringAssert.Contains(finding.Single().Message, "a -> b -> c -> a");
        Assert.AreEqual(new Place("/somewhere/a-1.0/ebin/a.app", 8, 25), finding.Single().Place);
    }

    [TestMethod]
    public void AnApplicationThatIncludesItselfIsACircle() =>
        StringAssert.Contains(Check(Some.App("a", includes: ["a"])).Single().Message, "a -> a");

    [TestMethod]
    public void ALongChainIsNoCircleAndNoFault()
    {
        const int Length = 3000;
        var chain = Enumerable.Range(0, Length).Select(i => Some.App($"a{i}", uses: i + 1 < Length ? [$"a{i + 1}"] : ["kernel"])).ToArray();

        var release = CheckAll(chain).Value!;

        Assert.AreEqual("a0", release.Applications[^1].Name.Value);
    }

    private static Seq<Diagnostic> Check(params SomeApplication[] applications) => CheckAll(applications).Diagnostics;

    private static Findings<CheckedRelease> CheckAll(SomeApplication[] applications)
    {
        var rel = Some.Rel(["{sasl,\"1.0\"}", .. applications.Select(application => $"{{{application.Name},\"1.0\"}}")]);
        return ReleaseChecker.Check(ReleaseSpecification.Read(Some.Text(rel)).Value!, Some.Catalog(applications));
    }
}
