using Release.Otp.Releases;
using Release.Otp.Upgrades;

namespace Release.Otp.Tests.Upgrades;

/// <summary>What OTP would do without a word.</summary>
[TestClass]
public sealed class WhenAnUpgradeIsDoubtful
{
    [TestMethod]
    public void OtherCodeUnderTheSameVersionIsAnError()
    {
        var finding = Check(Some.Application("web", "1.0", Some.Module("a", "2"), Some.Module("b")), Some.Application("web", "1.0", Some.Module("a"), Some.Module("c"))).Single();

        Assert.AreEqual(("REL6070", Severity.Error), (finding.Code, finding.Severity));
        Assert.AreEqual(new Place("web.app", 3, 8), finding.Place);
        Assert.Contains("(a, b, c)", finding.Message);
    }

    [TestMethod]
    public void OtherCodeOfAModuleThatIsNotListedIsOtherCode() => Codes("REL6070",
        Some.Application("web", "1.0", [], [Some.Module("a", "2")]), Some.Application("web", "1.0", [], [Some.Module("a")]));

    [TestMethod]
    public void TheSameCodeIsNone() => Codes("", Some.Application("web", "1.0", Some.Module("a")), Some.Application("web", "1.0", Some.Module("a")));

    [TestMethod]
    public void AnotherStateNeedsACodeChange()
    {
        var old = Some.Module("a") with { State = new StateRecord("state", ["x"]) };
        var @new = Some.Module("a", "2") with { State = new StateRecord("state", ["x", "y"]) };

        Codes("REL6071", Some.Application("web", "2.0", @new), Some.Application("web", "1.0", old));
        Codes("", Some.Application("web", "2.0", @new with { ExportsCodeChange = true }), Some.Application("web", "1.0", old));
        Codes("", Some.Application("web", "2.0", @new), Some.Application("web", "1.0", old with { State = null }));
        Codes("", Some.Application("web", "2.0", @new), Some.Application("web", "1.0", old), """{"2.0",[{"1.0",[{restart_application,web}]}],[]}.""");
    }

    [TestMethod]
    [DataRow("""{"2.0",[{"1.0",[{update,sup,supervisor}]}],[{"1.0",[{update,sup,supervisor}]}]}.""", "REL6072 REL6073")]
    [DataRow("""{"2.0",[{"1.0",[{update,sup,supervisor},{apply,{supervisor,restart_child,[sup,cache]}}]}],[{"1.0",[{update,sup,supervisor}]}]}.""", "REL6073")]
    [DataRow("""{"2.0",[{<<".*">>,[{update,sup,supervisor},{apply,{supervisor,start_child,[sup,#{id => cache}]}}]}],[{"1.0",[{apply,{supervisor,terminate_child,[sup,cache]}}]}]}.""", "")]
    [DataRow("""{"2.0",[{"1.0",[{restart_application,web}]}],[{"1.0",[restart_emulator]}]}.""", "")]
    [DataRow("""{"2.0",[{"1.0",[{restart_application,other},{load_module,cache}]}],[{"1.0",[restart_new_emulator]}]}.""", "REL6072")]
    public void AChildThatIsAddedIsStartedAndOnTheWayBackStopped(string appup, string codes) =>
        Codes(codes, Some.Application("web", "2.0", Some.Supervisor("sup", "2", "a", "cache")), Some.Application("web", "1.0", Some.Supervisor("sup", "", "a")), appup);

    [TestMethod]
    public void AModuleThatIsNotListedIsReportedWhereItDiffers()
    {
        Codes("REL6074", Some.Application("web", "2.0", ["a"], [Some.Module("a"), Some.Module("b", "2")]), Some.Application("web", "1.0", ["a"], [Some.Module("a"), Some.Module("b")]));
        Codes("", Some.Application("web", "2.0", ["a"], [Some.Module("a"), Some.Module("b")]), Some.Application("web", "1.0", ["a"], [Some.Module("a"), Some.Module("b")]));
    }

    // The names are those that the patterns of release_handler of OTP 25 match: "kernel-[0-9\.]+" and the like, not anchored.
    [TestMethod]
    [DataRow("my_kernel", "REL6075")]
    [DataRow("xsasl", "REL6075")]
    [DataRow("kernel_more", "")]
    public void ANameThatEndsLikeOneOfOtpIsReported(string name, string codes) => Codes(codes, Some.Application(name, "1.0"), Some.Application(name, "1.0"));

    [TestMethod]
    public void AReleaseWithoutOtpCannotBeInstalled()
    {
        var release = Some.Release("1");

        Assert.AreEqual("REL6076", UpgradeLint.Check(release, release with { IncludesOtp = false }, new Dictionary<ApplicationName, ApplicationUpgradeFile>()).Single().Code);
        Assert.AreEqual("REL6076", UpgradeLint.Check(release with { IncludesOtp = false }, release, new Dictionary<ApplicationName, ApplicationUpgradeFile>()).Single().Code);
    }

    private static void Codes(string codes, ApplicationDescription @new, ApplicationDescription old, string? appup = null) =>
        Assert.AreEqual(codes, string.Join(' ', Check(@new, old, appup).Select(finding => finding.Code).Distinct().Order()));

    private static Seq<Diagnostic> Check(ApplicationDescription @new, ApplicationDescription old, string? appup = null) =>
        UpgradeLint.Check(Some.Release("2", @new), Some.Release("1", old), appup is null ? [] : new Dictionary<ApplicationName, ApplicationUpgradeFile> { [@new.Name] = Some.File(appup) });
}
