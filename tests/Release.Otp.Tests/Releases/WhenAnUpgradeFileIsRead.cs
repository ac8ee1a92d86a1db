using Release.Otp.Releases;
using Release.Otp.Terms;
using Release.Otp.Tests.Systools;

namespace Release.Otp.Tests.Releases;

/// <summary><c>.appup</c> files beside the installed systools: what it takes is taken, and what it refuses is refused.</summary>
[TestClass]
public sealed class WhenAnUpgradeFileIsRead
{
    // For web 2.0 beside 1.0.
    private static readonly string[] Texts =
    [
        "{\"2.0\",[{\"1.0\",[]}],[{\"1.0\",[]}]}.", "{\"2.0\",[{\"1.0\",[]}],[{\"1.0\",[]}]}", "{\"2.0\",[{\"1.0\",[]}],[{\"1.0\",[]}]}.\n{more}.", "", "%% nothing\n",
        "{\"2.0\",[{<<\"1.0\">>,[]}],[{<<\".*\">>,[]}]}.", "{\"2.0\",[{<<\"1.\">>,[]}],[{\"1.0\",[]}]}.", "{\"2.0\",[{<<\"(\">>,[]}],[{\"1.0\",[]}]}.",
        "{\"2.0\",[{\"1.0\",[]},{<<\"(\">>,[]}],[{\"1.0\",[]}]}.", "{\"2.0\",[{<<255>>,[]}],[{\"1.0\",[]}]}.", "{\"2.0\",[{<<1:1>>,[]},{\"1.0\",[]}],[{\"1.0\",[]}]}.",
        "{\"2.1\",[{\"1.0\",[]}],[{\"1.0\",[]}]}.", "{'2.0',[{\"1.0\",[]}],[{\"1.0\",[]}]}.", "{2.0,[{\"1.0\",[]}],[{\"1.0\",[]}]}.", "{<<\"2.0\">>,[{\"1.0\",[]}],[{\"1.0\",[]}]}.",
        "{\"2.0\",[{'1.0',[]}],[{\"1.0\",[]}]}.", "{\"2.0\",[foo,{\"1.0\",[]}],[{a,b,c},{\"1.0\",[]}]}.", "{\"2.0\",foo,[{\"1.0\",[]}]}.", "{\"2.0\",[{\"1.0\",[]}],foo}.",
        "{\"2.0\",[{\"1.0\",restart_emulator}],[{\"1.0\",[]}]}.", "{\"2.0\",[{\"1.0\",[restart_emulator|foo]}],[{\"1.0\",[]}]}.", "{\"2.0\",[foo|bar],[{\"1.0\",[]}]}.",
        "{\"2.0\",[{\"1.0\",[]}]}.", "{\"2.0\",[{\"1.0\",[]}],[{\"1.0\",[]}],[]}.", "[].", "{\"2.0\",[],[]}.", "{\"2.0\",[{\"1.0\",[]}],[]}.", "{\"2.0\",[{\"1.1\",[]}],[{\"1.0\",[]}]}.",
        "{\"2.0\",[{\"1.0\",[{load_modul,web_a}]}],[{\"1.0\",[]}]}.", "{\"2.0\",[{\"1.0\",[{load_module,web_a}]},{\"1.0\",[restart_emulator]}],[{\"1.0\",[]}]}.",
        "{\"2.0\",[{<<\"1|1\\\\.0\">>,[restart_emulator]},{\"1.0\",[]}],[{\"1.0\",[]}]}.", "{\"2.0\",[{[49,46,48],[]}],[{\"1.0\",[]}]}.", "{\"2.0\",[{[$1,\".0\"],[]}],[{\"1.0\",[]}]}.",
        "{\"2.0\",[{\"1.0\",[{apply,{m,f,[\"ä\"]}}]}],[{\"1.0\",[]}]}.", "{\"2.0\",[X],[]}.", "{\"2.0\",[{\"1.0\",[]}],[{\"1.0\",[]}]}. more.", "{{},{},{}}.",
    ];

    [TestMethod]
    public void SystoolsTakesAndRefusesTheSame()
    {
        var cases = Texts.Select(SomeUpgrade.WithFile).ToList();

        var verdicts = InstalledRelup.Ask(cases);

        for (var i = 0; i < cases.Count; i++)
        {
            var ours = cases[i].Build();
            Assert.AreEqual(verdicts[i].Relup, ours.Value?.ToTerm(), $"{Texts[i]}\n{string.Join(' ', verdicts[i].Kinds)}\n{string.Join('\n', ours.Diagnostics)}");
            Assert.AreEqual(verdicts[i].Kinds.Contains("bad_vsn"), ours.Diagnostics.Codes().Contains("REL6013"), Texts[i]);
        }

        Assert.IsGreaterThan(10, verdicts.Count(verdict => verdict.Relup is not null));
        Assert.IsGreaterThan(10, verdicts.Count(verdict => verdict.Relup is null));
    }

    [TestMethod]
    [DataRow("{\"1\",[]}.", "REL6001", 1, 1)]
    [DataRow("%% nothing\n", "REL6001", 1, 1)]
    [DataRow("{\"1\",[],[]}.\n{more}.", "REL6002", 2, 1)]
    [DataRow("{v1,[],[]}.", "REL6003", 1, 2)]
    [DataRow("{\"1\",[],\n [{v0,[]}]}.", "REL6004", 2, 3)]
    [DataRow("{\"1\",[{\"0\",\n  nothing}],[]}.", "REL6005", 2, 3)]
    [DataRow("{\"1\",[{<<255>>,[]}],[]}.", "REL6007", 1, 7)]
    public void WhatIsWrongIsShownWhereItStands(string text, string code, int line, int column)
    {
        var finding = ApplicationUpgradeFile.Read(Some.Text(text, "web.appup")).Diagnostics.Single();

        Assert.AreEqual((code, new Place("web.appup", line, column)), (finding.Code, finding.Place));
    }

    [TestMethod]
    public void EverythingWrongIsSaidAtOnce()
    {
        var read = ApplicationUpgradeFile.Read(Some.Text("{v1,[{\"0\",a},b],[{\"0\",c}]}. d."));

        CollectionAssert.AreEqual(new[] { "REL6002", "REL6003", "REL6005", "REL6004", "REL6005" }, read.Diagnostics.Codes().ToArray());
        Assert.IsTrue(read.Failed);
    }

    [TestMethod]
    public void ItIsWrittenAsItWasRead()
    {
        var file = new ApplicationUpgradeFile(
            "1.1",
            [new UpgradePath(new VersionPattern("1\\.0(\\.[0-9]+)*", IsExpression: true), [Term.Tuple(Term.Atom("load_module"), Term.Atom("web"))])],
            [new UpgradePath(VersionPattern.Of(new Vsn("1.0")), [])]);

        Assert.AreEqual("%% coding: utf-8\n{\"1.1\",[{<<\"1\\\\.0(\\\\.[0-9]+)*\">>,[{load_module,web}]}],[{\"1.0\",[]}]}.\n", file.ToText());
        Assert.AreEqual(file, ApplicationUpgradeFile.Read(Some.Text(file.ToText())).Value);
        Assert.AreEqual(file.GetHashCode(), ApplicationUpgradeFile.Read(Some.Text(file.ToText())).Value!.GetHashCode());
    }
}
