namespace Release.Sdk.Tests;

[TestClass]
public sealed class WhenTheProjectIsRun
{
    // start takes no argument: that it says so shows what was called, and ends the run.
    [TestMethod]
    public void DotnetRunStartsTheReleaseAndHandsItsArgumentsOn()
    {
        using var workspace = new Workspace();
        var result = workspace.Dotnet(["run", "--project", workspace.AddCounter(), "--", "an argument"]);
        Assert.AreEqual("counter: start takes no argument: 'an argument'.\n", result.Errors);
        Assert.AreEqual(2, result.ExitCode);
    }
}
