namespace Release.Tasks.Tests.Compilation;

[TestClass]
public sealed class WhenAnApplicationResourceIsWrong
{
    // A sigil is right for an OTP 27 that compiles, and nothing for an OTP 25.
    [TestMethod]
    [DataRow("27", "")]
    [DataRow("25", "REL2008 a.app.src(1,33)")]
    public void ItIsReadAsTheOtpThatCompilesReadsIt(string otp, string errors)
    {
        using var project = new ErlangProject();
        project.Write($"otp/releases/{otp}/OTP_VERSION", otp).Write("otp/releases/RELEASES", "[].");
        project.Application("a").Module("a", "one").Write("apps/a/src/a.app.src", "{application, a, [{description, ~s\"x\"}, {vsn, \"1.0\"}, {applications, []}]}.\n");
        if (errors.Length == 0)
        {
            project.Compile().ShouldSucceed();
            Assert.Contains("{description,\"x\"}", File.ReadAllText(project.Path("obj/a/ebin/a.app")));
        }
        else
        {
            project.Compile().ShouldReport(errors);
        }
    }

    [TestMethod]
    [DataRow("{applikation, a, []}.", "REL8007")]
    [DataRow("{application, a, []}. {application, b, []}.", "REL8007")]
    [DataRow("{application, \"a\", []}.", "REL8007")]
    [DataRow("", "REL8007")]
    [DataRow("{application, b, [{vsn, \"1\"}]}.", "REL8008")]
    [DataRow("{application, a, [{vsn, git}]}.", "REL8009")]
    [DataRow("{application, a, [{vsn, {cmd, \"git describe\"}}]}.", "REL8009")]
    [DataRow("{application, a, []}.", "REL8009")]
    public void ItIsToldAndNothingIsCompiled(string text, string code)
    {
        using var project = new ErlangProject();
        var compiled = project.Module("a", "one").Write("apps/a/src/a.app.src", text).Compile();
        Assert.AreEqual(code, compiled.Engine.Errors.Single().Code, compiled.Messages);
        Assert.AreEqual(project.Path("apps/a/src/a.app.src"), compiled.Engine.Errors[0].File);
        Assert.AreEqual("", compiled.Log);
        Assert.IsFalse(Directory.Exists(project.Output));
    }

    // The directory of its modules would be beside the output directory.
    [TestMethod]
    public void ANameThatLeadsElsewhereIsRefused()
    {
        using var project = new ErlangProject();
        project.Write("apps/a/src/...app.src", "{application, '..', [{vsn, \"1\"}]}.\n").Module("a", "one").Compile().ShouldReport("REL8007 ...app.src(0,0)");
    }

    [TestMethod]
    public void AVersionOfTheProjectStandsInForOneOfGit()
    {
        using var project = new ErlangProject();
        project.Version = "3.1";
        var compiled = project.Module("a", "one").Write("apps/a/src/a.app.src", "{application, a, [{vsn, git}]}.\n").Compile().ShouldSucceed();
        Assert.AreEqual("3.1", compiled.Applications.Single().GetMetadata("Version"));
        StringAssert.Contains(File.ReadAllText(project.Path("obj/a/ebin/a.app")), "\"3.1\"");
    }

    [TestMethod]
    public void TwoOfANameAreTold()
    {
        using var project = new ErlangProject();
        project.Application("a").Write("old/src/a.app.src", "{application, a, [{vsn, \"1\"}]}.\n").Compile().ShouldReport("REL8011 a.app.src(0,0)");
    }

    [TestMethod]
    public void AllFindingsComeAtOnce()
    {
        using var project = new ErlangProject();
        project.Write("apps/a/src/a.app.src", "{application, b, []}.\n").Write("apps/c/src/c.app.src", "[].\n").Compile();
        Assert.HasCount(2, project.Compile().Engine.Errors);
    }
}
