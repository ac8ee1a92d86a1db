using Release.Otp.Releases;
using Release.Otp.Upgrades;

namespace Release.Otp.Tests.Upgrades;

/// <summary>What stands in a generated file, case by case; that systools takes it is another test's matter.</summary>
[TestClass]
public sealed class WhenAnAppupIsGenerated
{
    [TestMethod]
    public void EachKindOfModuleGetsItsInstruction()
    {
        var request = Request(
            [Some.Module("gone"), Some.Server("server"), Some.Supervisor("sup"), Some.Module("util"), Some.Module("same")],
            [Some.Module("new"), Some.Server("server", "2"), Some.Supervisor("sup", "2"), Some.Module("util", "2"), Some.Module("same")]);

        Assert.AreEqual("{add_module,new} {update,server,{advanced,[]}} {update,sup,supervisor} {load_module,util} {delete_module,gone}", Some.Up(request, "web"));
        Assert.AreEqual("{add_module,gone} {load_module,util} {update,sup,supervisor} {update,server,{advanced,[]}} {delete_module,new}", Some.Down(request, "web"));
    }

    [TestMethod]
    public void ASpecialProcessIsUpdatedToo()
    {
        var special = Some.Module("special", "2") with { ExportsSystemCodeChange = true };

        Assert.AreEqual("{update,special,{advanced,[]}}", Some.Up(Request([Some.Module("special")], [special]), "web"));
    }

    [TestMethod]
    public void WhatIsCalledIsLoadedFirstAndNamedAsADependency()
    {
        var request = Request(
            [Some.Module("a"), Some.Server("b"), Some.Module("c"), Some.Module("d")],
            [Some.Module("a", "2", "b", "lists", "a"), Some.Server("b", "2", "c", "d"), Some.Module("c", "2"), Some.Module("d", "", "c")]);

        Assert.AreEqual("{load_module,c} {update,b,{advanced,[]},[c]} {load_module,a,[b]}", Some.Up(request, "web"));
        Assert.AreEqual("{load_module,a,[b]} {update,b,{advanced,[]},[c]} {load_module,c}", Some.Down(request, "web"));
    }

    [TestMethod]
    public void ACircleOfCallsIsKept()
    {
        var request = Request(
            [Some.Module("a"), Some.Module("b"), Some.Module("c")],
            [Some.Module("a", "2", "b"), Some.Module("b", "2", "c"), Some.Module("c", "2", "a")]);

        Assert.AreEqual("{load_module,c,[a]} {load_module,b,[c]} {load_module,a,[b]}", Some.Up(request, "web"));
    }

    [TestMethod]
    public void AnotherVersionWithTheSameCodeHasNoInstructions()
    {
        var file = Some.Appup(Request([Some.Module("a")], [Some.Module("a")]), "web")!;

        Assert.AreEqual("{\"2.0\",[{\"1.0\",[]}],[{\"1.0\",[]}]}", Printed(file));
    }

    [TestMethod]
    public void TheSameVersionHasNoFile() =>
        Assert.IsNull(Some.Appup(new AppupRequest(Some.Release("2", Some.Application("web", "1.0", Some.Module("a", "2"))), [Some.Release("1", Some.Application("web", "1.0", Some.Module("a")))]), "web"));

    [TestMethod]
    public void AFileThatSomebodyWroteIsLeftAlone() =>
        Assert.IsNull(Some.Appup(Request([Some.Module("a")], [Some.Module("a", "2")]) with { HandWritten = [new ApplicationName("web")] }, "web"));

    [TestMethod]
    public void ManyReleasesGiveOnePathForEachVersionTheNewestFirst()
    {
        var request = new AppupRequest(
            Some.Release("3", Some.Application("web", "1.10", Some.Module("a", "3"))),
            [
                Some.Release("1", Some.Application("web", "1.2", Some.Module("a", "1"))),
                Some.Release("2", Some.Application("web", "1.9", Some.Module("a", "2"))),
                Some.Release("1b", Some.Application("web", "1.2", Some.Module("a", "1"))),
                Some.Release("0", Some.Application("other", "1.2")),
            ]);

        Assert.AreEqual("{\"1.10\",[{\"1.9\",[{load_module,a}]},{\"1.2\",[{load_module,a}]}],[{\"1.9\",[{load_module,a}]},{\"1.2\",[{load_module,a}]}]}", Printed(Some.Appup(request, "web")!));
        Assert.AreEqual(Some.Appup(request, "web"), Some.Appup(request with { From = request.From.Reverse().ToSeq() }, "web"));
    }

    [TestMethod]
    public void TwoCodesOfOneVersionAreBothReplacedWithAWarning()
    {
        var request = new AppupRequest(
            Some.Release("3", Some.Application("web", "2", Some.Module("a", "3"), Some.Module("b"), Some.Module("c"))),
            [Some.Release("1", Some.Application("web", "1", Some.Module("a", "1"), Some.Module("old"))), Some.Release("2", Some.Application("web", "1", Some.Module("a", "3"), Some.Module("b")))]);
        var generated = AppupGenerator.Generate(request);

        Assert.AreEqual("REL6065", generated.Diagnostics.Single().Code);
        Assert.AreEqual("{add_module,c} {load_module,a} {load_module,b} {delete_module,old}", Some.Up(request, "web"));
    }

    [TestMethod]
    public void OnlyListedModulesHaveInstructions()
    {
        var request = new AppupRequest(
            Some.Release("2", Some.Application("web", "2.0", ["a", "b"], [Some.Module("a", "2"), Some.Module("b"), Some.Module("x", "2")])),
            [Some.Release("1", Some.Application("web", "1.0", ["a"], [Some.Module("a"), Some.Module("b"), Some.Module("x")]))]);

        Assert.AreEqual("{add_module,b} {load_module,a}", Some.Up(request, "web"));
    }

    [TestMethod]
    public void AModuleThatMovesToAnotherApplicationIsNotDeleted()
    {
        var request = new AppupRequest(
            Some.Release("2", Some.Application("web", "2.0", Some.Module("a")), Some.Application("db", "2.0", Some.Module("moved"))),
            [Some.Release("1", Some.Application("web", "1.0", Some.Module("a"), Some.Module("moved")), Some.Application("db", "1.0"))]);

        Assert.AreEqual("", Some.Up(request, "web"));
        Assert.AreEqual("{add_module,moved}", Some.Up(request, "db"));
        Assert.AreEqual("{add_module,moved}", Some.Down(request, "web"));
        Assert.AreEqual("", Some.Down(request, "db"));
    }

    [TestMethod]
    public void WhatTheReleaseHandlerStandsOnTakesANewEmulator()
    {
        var request = new AppupRequest(
            Some.Release("2", Some.Application("sasl", "4.3", Some.Server("release_handler", "2"))),
            [Some.Release("1", Some.Application("sasl", "4.2", Some.Server("release_handler")))]);

        Assert.AreEqual("restart_new_emulator", Some.Up(request, "sasl"));
    }

    [TestMethod]
    public void FragmentsStandAroundIt()
    {
        var fragments = new AppupFragments(
            Some.File("""{"2.*",[{".*",[before_all]},{"1.0",[before]},{"9",[never]},{<<"1\\..">>,[{load_module,b}]}],[{"1.*",[before_down]}]}."""),
            Some.File("""{"2.0",[{"1.0",[{apply,{supervisor,restart_child,[sup,x]}}]}],[{"1.0.1",[never]}]}."""));
        var request = Request([Some.Module("a"), Some.Module("b")], [Some.Module("a", "2", "b"), Some.Module("b", "2")], fragments);

        Assert.AreEqual("before_all before {load_module,b} {load_module,a,[b]} {apply,{supervisor,restart_child,[sup,x]}}", Some.Up(request, "web"));
        Assert.AreEqual("before_down {load_module,a,[b]} {load_module,b}", Some.Down(request, "web"));
    }

    [TestMethod]
    public void AFragmentThatRestartsTheApplicationReplacesTheRest() => Assert.AreEqual("{restart_application,web}", Some.Up(
        Request([Some.Module("a")], [Some.Module("a", "2")], new AppupFragments(null, Some.File("""{"2.0",[{"1.0",[{restart_application,web}]}],[]}."""))), "web"));

    [TestMethod]
    public void AFragmentOfAnotherVersionIsLeftOutWithAWarning()
    {
        var request = Request([Some.Module("a")], [Some.Module("a", "2")], new AppupFragments(Some.File("""{"1.9",[{"1.0",[x]}],[]}."""), null));
        var finding = AppupGenerator.Generate(request).Diagnostics.Single();

        Assert.AreEqual(("REL6067", new Place("some.appup", 1, 1)), (finding.Code, finding.Place));
        Assert.AreEqual("{load_module,a}", Some.Up(request, "web"));
    }

    [TestMethod]
    public void TheTextSaysWhatItIsAndHasAnInstructionALine()
    {
        var request = Request([Some.Module("a"), Some.Server("b")], [Some.Module("a", "2", "b"), Some.Server("b", "2")]);
        var lines = AppupGenerator.Generate(request).Value!.Single().ToText().Split('\n');

        Assert.AreEqual("%% coding: utf-8", lines[0]);
        Assert.AreEqual("%% Generated by Release.Sdk: how web 2.0 replaces 1.0 while it runs, and goes back.", lines[1]);
        Assert.StartsWith("%% Read it", lines[2]);
        CollectionAssert.AreEqual(
            new[] { "{\"2.0\",", " [{\"1.0\",", "   [{update,b,{advanced,[]}},", "    {load_module,a,[b]}]}],", " [{\"1.0\",", "   [{load_module,a,[b]},", "    {update,b,{advanced,[]}}]}]}.", "" },
            lines[4..]);
    }

    [TestMethod]
    public void OtpConsultsTheSameTerms()
    {
        var fragments = new AppupFragments(null, Some.File("""{"2.0",[{"1.0",[{apply,{io,format,["~s a long text that has to be broken, with \"quotes\" and \n line ends and ünïcode", ["another long text, another long text"]]}}]}],[]}."""));
        var request = Request([Some.Module("a")], [Some.Module("a", "2"), Some.Module("Elixir.A b'c")], fragments);
        var loading = request with { To = request.To with { Consolidated = [Some.Protocol("Elixir.P")] } };
        var texts = new[] { request, loading }.Select(one => AppupGenerator.Generate(one).Value!.Single()).ToList();

        var verdicts = Tests.Terms.Judge.Consult([.. texts.Select(appup => System.Text.Encoding.UTF8.GetBytes(appup.ToText()))]);

        for (var i = 0; i < texts.Count; i++)
        {
            Assert.IsTrue(verdicts[i].IsAccepted, verdicts[i].Reason);
            Assert.AreEqual(Release.Otp.Terms.Term.List(texts[i].File.ToTerm()), Release.Otp.Terms.EtfReader.Read(verdicts[i].Terms, null));
        }
    }

    private static AppupRequest Request(IEnumerable<ModuleDescription> old, IEnumerable<ModuleDescription> @new, AppupFragments? fragments = null) =>
        new(Some.Release("2", Some.Application("web", "2.0", @new)), [Some.Release("1", Some.Application("web", "1.0", old))])
        {
            Fragments = new Dictionary<ApplicationName, AppupFragments> { [new ApplicationName("web")] = fragments ?? AppupFragments.None },
        };

    private static string Printed(ApplicationUpgradeFile file) => Release.Otp.Terms.TermPrinter.Print(file.ToTerm()).Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
