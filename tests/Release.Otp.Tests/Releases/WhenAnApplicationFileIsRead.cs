using Release.Otp.Releases;
using Release.Otp.Terms;
using Release.Otp.Tests.Systools;

namespace Release.Otp.Tests.Releases;

[TestClass]
public sealed class WhenAnApplicationFileIsRead
{
    private const string Whole =
        """
        {application, web,
         [{description, "A web"},
          {vsn, "1.2"},
          {vsn, "the second does not count"},
          {id, "W"},
          {modules, [web_app, web_sup]},
          {registered, [web_sup]},
          {applications, [kernel, stdlib, json]},
          {optional_applications, [json]},
          {included_applications, [part]},
          {env, [{port, 8080}]},
          {mod, {web_app, []}},
          {start_phases, [{go, [1]}]},
          {maxT, 5000},
          {maxP, 10},
          {runtime_dependencies, ["kernel-8.0", unreadable]},
          {maintainers, ["me"]}]}.
        """;

    [TestMethod]
    public void EveryKeyIsThere()
    {
        var web = Read(Whole).Value!;

        Assert.AreEqual((new ApplicationName("web"), new Vsn("1.2"), "W", "A web"), (web.Name, web.Vsn, web.Id, web.Description));
        Assert.AreEqual("web_app web_sup", string.Join(' ', web.Modules));
        Assert.AreEqual("web_sup", string.Join(' ', web.Registered));
        Assert.AreEqual("kernel stdlib json", string.Join(' ', web.Applications));
        Assert.AreEqual("json", string.Join(' ', web.OptionalApplications));
        Assert.AreEqual("part", string.Join(' ', web.IncludedApplications));
        Assert.AreEqual(Term.List(Term.Tuple(Term.Atom("port"), Term.Integer(8080))), web.Env);
        Assert.AreEqual(Term.Tuple(Term.Atom("web_app"), Term.Nil), web.Mod);
        Assert.AreEqual(Term.List(Term.Tuple(Term.Atom("go"), Term.List(Term.Integer(1)))), web.StartPhases);
        Assert.AreEqual(((Term)Term.Integer(5000), (Term)Term.Integer(10)), (web.MaxT, web.MaxP));
        Assert.AreEqual("kernel-8.0", string.Join(' ', web.RuntimeDependencies));
    }

    [TestMethod]
    public void NothingIsLost()
    {
        var document = Some.Text(Whole, "web.app");

        var web = ApplicationResourceFile.Read(document, Some.OtpRelease).Value!;

        Assert.AreEqual(document.Terms[0], web.ToTerm());
        Assert.AreEqual(Term.List(Term.String("me")), web.Property("maintainers"));
    }

    [TestMethod]
    public void ItIsReadAsTheOtpOfTheReleaseReadsIt()
    {
        var text = Whole.Replace("[\"me\"]", "[~s\"me\"]", StringComparison.Ordinal);
        var web = new SomeSource(new SomeApplication("web") { Text = text });

        Assert.IsFalse(new ApplicationCatalog([web], 27).Find(new ApplicationName("web")).Single().Resource.Failed);
        Assert.AreEqual("REL2008", new ApplicationCatalog([web], 26).Find(new ApplicationName("web")).Single().Resource.Diagnostics.Single().Code);
    }

    [TestMethod]
    public void EveryFileOfTheInstalledOtpComesBackAsItWas()
    {
        foreach (var name in InstalledOtp.Names)
        {
            var found = InstalledOtp.Source.Find(new ApplicationName(name)).Single();
            var document = found.Read(Some.OtpRelease);

            var resource = ApplicationResourceFile.Read(document, InstalledOtp.OtpRelease);

            Assert.AreEqual(0, resource.Diagnostics.Count, string.Join('\n', resource.Diagnostics));
            Assert.AreEqual(document.Terms[0], resource.Value!.ToTerm(), name);
        }
    }

    [TestMethod]
    public void WhatIsLeftOutHasTheValueOfTheManual()
    {
        var bare = Read("{application,bare,[{vsn,\"1\"},{description,\"\"},{modules,[]},{registered,[]},{applications,[]}]}.").Value!;

        Assert.AreEqual(("", Term.Nil, null, null), (bare.Id, bare.Env, bare.Mod, bare.StartPhases));
        Assert.AreEqual((Term.Atom("infinity"), Term.Atom("infinity")), (bare.MaxT, bare.MaxP));
    }

    [TestMethod]
    public void EveryFaultIsReportedAtItsPlace()
    {
        var text = Whole.Replace("{vsn, \"1.2\"}", "{vsn, 1.2}", StringComparison.Ordinal).Replace("[web_sup]}", "web_sup}", StringComparison.Ordinal).Replace("{maxP, 10}", "{maxP, 0}", StringComparison.Ordinal);

        var findings = Read(text).Diagnostics;

        CollectionAssert.AreEqual(
            new[] { ("REL4022", new Place("web.app", 3, 9)), ("REL4022", new Place("web.app", 7, 16)), ("REL4022", new Place("web.app", 15, 10)) },
            findings.Select(finding => (finding.Code, finding.Place)).ToArray());
    }

    [TestMethod]
    [DataRow(25, 0)]
    [DataRow(26, 3)]
    [DataRow(29, 3)]
    public void ANameTwiceInAListIsRefusedFromOtp26On(int otpRelease, int expected)
    {
        var text = Whole.Replace("[web_app, web_sup]", "[web_app, web_sup, web_app, web_app]", StringComparison.Ordinal).Replace("[kernel, stdlib, json]", "[kernel, kernel]", StringComparison.Ordinal);

        var findings = ApplicationResourceFile.Read(Some.Text(text, "web.app"), otpRelease).Diagnostics;

        CollectionAssert.AreEqual(Enumerable.Repeat("REL4023", expected).ToArray(), findings.Codes().ToArray());
    }

    [TestMethod]
    [DataRow("1/../..")]
    [DataRow("..")]
    [DataRow("1\\\\2")]
    [DataRow("1\\n")]
    public void AVersionThatLeadsOutOfTheReleaseIsRefused(string vsn)
    {
        CollectionAssert.AreEqual(new[] { "REL4026" }, Read(Whole.Replace("\"1.2\"", $"\"{vsn}\"", StringComparison.Ordinal)).Diagnostics.Codes().ToArray());
    }

    [TestMethod]
    public void TwoTermsAreRefused() => CollectionAssert.AreEqual(new[] { "REL4024" }, Read(Whole + "\n" + Whole).Diagnostics.Codes().ToArray());

    private static Findings<ApplicationResourceFile> Read(string text) => ApplicationResourceFile.Read(Some.Text(text, "web.app"), Some.OtpRelease);
}
