namespace Release.Tasks.Tests.Mix;

/// <summary>Where what mix found cannot be written, the disk is the fault and not mix.</summary>
[TestClass]
public sealed class WhenTheDiskDoesNotTakeTheAnswer
{
    [TestMethod]
    public void TheFileIsNamedAndNoStackTraceIsShown()
    {
        using var project = new MixProject().Project().Module("Demo");
        // What is written first cannot be where a directory stands.
        Directory.CreateDirectory(project.Path("obj/mix/answer.term.part"));

        var build = project.Compile();

        Assert.AreEqual("REL7010 answer.term:0", build.Errors);
        // file:format_error(eisdir)
        Assert.Contains("illegal operation on a directory", build.Message);
        Assert.DoesNotContain("\n", build.Message);
        Directory.Delete(project.Path("obj/mix/answer.term.part"));
        Assert.IsTrue(project.Compile().Succeeded);
    }
}
