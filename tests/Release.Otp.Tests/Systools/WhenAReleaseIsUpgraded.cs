using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Tests.Releases;

namespace Release.Otp.Tests.Systools;

/// <summary>What stands around the instructions of a <c>relup</c> file: several other releases, their runtime systems, what is missing.</summary>
[TestClass]
public sealed class WhenAReleaseIsUpgraded
{
    private const string Nothing = "{\"2.0\",[{<<\".*\">>,[]}],[{<<\".*\">>,[]}]}.\n";

    [TestMethod]
    public void SystoolsMakesTheSame()
    {
        UpgradeCase[] cases =
        [
            .. from erts in (string[])[InstalledOtp.ErtsVsn, "9.9"]
               from restarts in (bool[])[false, true]
               from script in (string[])["", "restart_emulator", "restart_new_emulator", "{load_module,web_a}"]
               select SomeUpgrade.With(script, script) with { Bases = [Base("1", erts)], RestartsEmulator = restarts },
            SomeUpgrade.WithFile(Nothing) with
            {
                Bases = [Base("1"), Base("1.1", "9.9"), Base("1.2"), Base("1")],
                Descriptions = new Dictionary<int, string> { [1] = "the second", [3] = "" },
            },
            SomeUpgrade.WithFile(Nothing) with { Bases = [] },
            SomeUpgrade.WithFile("{\"1.5\",[{\"1.0\",[]}],[{\"1.0\",[]}]}.\n"),
            // From the documentation of Elixir's Agent, whose state becomes a map; and its way back.
            SomeUpgrade.With("{update,web_a,{advanced,{'Elixir.Enum',into,[#{}]}}}", "{update,web_a,{advanced,{'Elixir.Map',to_list,[]}}}"),
            SomeUpgrade.WithFile(Nothing) with { Bases = [SomeUpgrade.Rel("2", "{web,\"2.0\"}", "{new,\"1.0\"}")] },
            .. from type in (string[])["permanent", "transient", "temporary", "load", "none"]
               select SomeUpgrade.With("{restart_application,web}") with { Rel = SomeUpgrade.Rel("2", $"{{web,\"2.0\",{type}}}", $"{{new,\"1.0\",{type}}}") },
        ];

        var verdicts = InstalledRelup.Ask(cases);

        for (var i = 0; i < cases.Length; i++)
        {
            var ours = cases[i].Build();
            Assert.AreEqual(verdicts[i].Relup, ours.Value?.ToTerm(), $"{i}: {string.Join('\n', ours.Diagnostics)}");
            Assert.AreEqual(verdicts[i].Text, ours.Value?.ToText(), $"{i}");
            RelupKinds.AssertSameWarnings(verdicts[i], ours, $"{i}");
        }
    }

    [TestMethod]
    public void TheFileIsTheOneThatSystoolsWrites() => Assert.AreEqual(
        "%% coding: utf-8\n{\"2\",\n [{\"1\",\"from one\",\n   [{load_object_code,{web,\"2.0\",[web_a]}},\n    point_of_no_return,\n    {load,{web_a,brutal_purge,brutal_purge}}]}],\n" +
        " [{\"1\",\"from one\",[point_of_no_return]}]}.\n",
        (SomeUpgrade.With("{load_module,web_a}") with
        {
            Rel = SomeUpgrade.Rel("2", "{web,\"2.0\"}"),
            Bases = [SomeUpgrade.Rel("1", "{web,\"1.0\"}")],
            Descriptions = new Dictionary<int, string> { [0] = "from one" },
        }).Build().Value!.ToText());

    [TestMethod]
    public void WithoutSaslNothingCanBeUpgraded()
    {
        var one = SomeUpgrade.WithFile(Nothing) with
        {
            Rel = SomeUpgrade.RelOf("2", InstalledOtp.ErtsVsn, "{web,\"2.0\"}"),
            Bases = [Base("1"), SomeUpgrade.RelOf("0", InstalledOtp.ErtsVsn, "{web,\"1.0\"}")],
        };

        CollectionAssert.AreEqual(new[] { "REL6010", "REL6010" }, one.Build().Diagnostics.Where(finding => finding.Severity == Severity.Error).Codes().ToArray());
        CollectionAssert.AreEqual(new[] { "missing_sasl" }, InstalledRelup.Ask([one])[0].Kinds.ToArray());
    }

    [TestMethod]
    public void EveryMissingWayIsNamedAtOnce()
    {
        var one = SomeUpgrade.WithFile("{\"2.0\",[{\"1.0\",[]}],[]}.\n") with { Bases = [Base("1"), SomeUpgrade.Rel("0", "{web,\"1.0\"}", "{new,\"0.9\"}")] };
        one = one with { Applications = [.. one.Applications, new SomeApplication("new", "0.9")] };

        var findings = one.Build().Diagnostics;

        CollectionAssert.AreEqual(new[] { "REL6011", "REL6012" }, findings.Codes().ToArray(), string.Join('\n', findings));
        StringAssert.Contains(findings[0].Message, "Application 'new' is '1.0' in this release and '0.9' in another, and there is no new.appup");
        StringAssert.Contains(findings[1].Message, "The web.appup of application 'web' knows no way down from '2.0' to '1.0'");
    }

    [TestMethod]
    public void ABadExpressionIsNamedWithItsFile()
    {
        var finding = SomeUpgrade.WithFile("{\"2.0\",[{<<\"1(\">>,[]}],[{\"1.0\",[]}]}.\n").Build().Diagnostics.Single();

        Assert.AreEqual(("REL6006", "web.appup"), (finding.Code, finding.Place.File));
    }

    [TestMethod]
    public void AReleaseWhoseFileWasNotKeptIsRefused()
    {
        var specification = ReleaseSpecification.Read(Some.Text(Some.Rel("{web,\"1.0\"}"))).Value!;

        var findings = ReleaseChecker.Check(specification, (ApplicationResourceFile[])[]).Diagnostics;

        CollectionAssert.AreEqual(new[] { "REL4030", "REL4030", "REL4030" }, findings.Codes().Where(code => code != "REL4007").ToArray());
    }

    [TestMethod]
    public void ALongChainOfModulesIsNoTrouble()
    {
        const int Count = 20_000;
        var script = string.Join(',', Enumerable.Range(0, Count).Select(i => $"{{load_module,m{i},[{(i + 1 < Count ? $"m{i + 1}" : "")}]}}"));
        var modules = Enumerable.Range(0, Count).Select(i => $"m{i}").ToArray();
        var one = SomeUpgrade.With(script) with { Applications = [.. SomeUpgrade.Applications.Where(application => application.Vsn != "2.0"), new SomeApplication("web", "2.0") { Modules = modules }] };

        var up = one.Build().Value!.Up[0].Instructions;

        Assert.AreEqual($"{{load,{{m{Count - 1},brutal_purge,brutal_purge}}}}", up.First(instruction => instruction.IsTagged("load", 2, out _) && instruction.ToString().StartsWith("{load,{m", StringComparison.Ordinal)).ToString());
    }

    [TestMethod]
    public void WhereTheOrderIsFreeItIsThatOfTheFile()
    {
        var up = SomeUpgrade.With("{load_module,web_c,[web_b]},{load_module,web_a,[web_b]},{load_module,web_b}").Build().Value!.Up[0].Instructions;

        CollectionAssert.AreEqual(
            new[] { "web_b", "web_a", "web_c" },
            up.Where(instruction => instruction.ToString().StartsWith("{load,{web", StringComparison.Ordinal)).Select(instruction => instruction.ToString()[7..12]).ToArray());
    }

    private static string Base(string vsn, string? erts = null) =>
        SomeUpgrade.RelOf(vsn, erts ?? InstalledOtp.ErtsVsn, SystoolsCase.Entry("sasl"), "{web,\"1.0\"}");
}
