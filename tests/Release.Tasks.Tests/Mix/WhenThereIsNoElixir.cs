namespace Release.Tasks.Tests.Mix;

[TestClass]
public sealed class WhenThereIsNoElixir
{
    [TestMethod]
    public void TheRootThatWasNamedStandsInTheError()
    {
        using var project = new MixProject { ElixirRoot = "/nowhere" }.Project();

        var build = project.Compile();

        Assert.AreEqual("REL8012", build.Engine.Errors.Single().Code);
        Assert.Contains("'/nowhere/bin'", build.Message);
        Assert.Contains("BeamBuildTool to none", build.Message);
    }

    [TestMethod]
    public void ThePathIsLookedThrough()
    {
        using var project = new MixProject().Project();
        project.Environment["PATH"] = project.Path("empty");

        Assert.AreEqual("REL8012", project.Compile().Engine.Errors.Single().Code);
    }

    [TestMethod]
    public void AFileThatIsNoProgramDoesNotStart()
    {
        using var project = new MixProject().Project().Write("elixir/bin/elixir", "");
        project.ElixirRoot = project.Path("elixir");

        Assert.AreEqual("REL8013", project.Compile().Engine.Errors.Single().Code);
    }

    [TestMethod]
    public void AnElixirWithoutErlangIsSaidToGiveNoAnswer()
    {
        using var project = new MixProject().Project();
        project.Write("bin/elixir", "#!/bin/sh\necho 'erl: not found' >&2\nexit 127\n");
        Tool.Run("chmod", ["+x", project.Path("bin/elixir")]);
        project.ElixirRoot = project.Root;

        var build = project.Compile();

        Assert.AreEqual("REL8014", build.Engine.Errors.Single().Code);
        Assert.Contains("status 127", build.Message);
        Assert.Contains("erl: not found", build.Message);
    }
}
