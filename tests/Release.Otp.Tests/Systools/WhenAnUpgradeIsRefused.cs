using Release.Otp.Tests.Releases;

namespace Release.Otp.Tests.Systools;

/// <summary>What users read: the application, its versions, the instruction as they wrote it, why, and the way out; at the instruction's line.</summary>
[TestClass]
public sealed class WhenAnUpgradeIsRefused
{
    [TestMethod]
    [DataRow("{load_modul,web_a}", "REL6020", "{load_modul,web_a} is no instruction")]
    [DataRow("mnesia_backup", "REL6021", "mnesia_backup was never made to work")]
    [DataRow("{load_module,web_a},point_of_no_return", "REL6022", "{load_module,web_a} cannot stand before point_of_no_return")]
    [DataRow("{load_module,\"a\"}", "REL6024", "\"a\" in {load_module,\"a\"} is no module")]
    [DataRow("{update,web_a,{hard,1}}", "REL6025", "{hard,1} in {update,web_a,{hard,1}} is no kind of change")]
    [DataRow("{load,{web_a,brutal_purge,brutal_purge}}", "REL6040", "loads module 'web_a', and no load_object_code reads its object code")]
    [DataRow("{suspend,[{web_a,5}]}", "REL6041", "{suspend,[{web_a,5}]} suspends the processes of 'web_a', and nothing resumes them")]
    [DataRow("{restart_application,new}", "REL6046", "application 'new' is not in the release before it")]
    [DataRow("{add_application,old}", "REL6046", "application 'old' is not in the release after it")]
    [DataRow("{remove_application,db}", "REL6047", "removes application 'db', which the release holds afterwards too")]
    [DataRow("{load_module,web_a,[web_b]}", "REL6048", "{load_module,web_a,[web_b]} depends on module 'web_b', for which there is no instruction")]
    [DataRow("{update,web_a},{load_module,web_a}", "REL6049", "{load_module,web_a} is the second instruction for module 'web_a'; {update,web_a}, of the upgrade of application 'web'")]
    [DataRow("{add_module,web_old}", "REL6050", "loads module 'web_old', which no application of the release afterwards lists")]
    public void TheMessageNamesApplicationAndInstruction(string script, string code, string text)
    {
        var finding = SomeUpgrade.With("\n" + script).Build().Diagnostics.Single();

        Assert.AreEqual(code, finding.Code);
        Assert.AreEqual(new Place("web.appup", 2), finding.Place with { Column = 0 });
        StringAssert.StartsWith(finding.Message, "The upgrade of application 'web' from '1.0' to '2.0': ");
        StringAssert.Contains(finding.Message, text);
    }

    [TestMethod]
    public void ADowngradeSaysSo() => StringAssert.StartsWith(
        SomeUpgrade.With("", down: "{a}").Build().Diagnostics.Single().Message, "The downgrade of application 'web' from '2.0' to '1.0': {a} is no instruction");

    [TestMethod]
    public void EverythingWrongAtAStageIsSaidAtOnce()
    {
        var findings = SomeUpgrade.With("{a},{purge,[1,2]},{update,\"m\",hard,soft,hard,none}", "{b}").Build().Diagnostics;

        CollectionAssert.AreEqual(
            new[] { "REL6020", "REL6024", "REL6024", "REL6024", "REL6025", "REL6027", "REL6027", "REL6028", "REL6020" }, findings.Codes().ToArray(), string.Join('\n', findings));
    }

    [TestMethod]
    public void AChangeOfCodeWithoutSuspensionIsAWarning()
    {
        var built = SomeUpgrade.With("{code_change,up,[{web_a,[]}]}").Build();

        Assert.IsFalse(built.Failed);
        CollectionAssert.AreEqual(new[] { "REL6043" }, built.Diagnostics.Codes().ToArray());
    }

    [TestMethod]
    public void ALongInstructionIsCut() => StringAssert.Contains(
        SomeUpgrade.With($"{{a,\"{new string('x', 500)}\"}}").Build().Diagnostics.Single().Message, "xxx… is no instruction");
}
