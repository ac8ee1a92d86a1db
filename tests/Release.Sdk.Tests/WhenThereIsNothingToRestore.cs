namespace Release.Sdk.Tests;

/// <summary>NuGet is asked once; a release that refers to nothing need not ask again. The binary log says whether it was.</summary>
[TestClass]
public sealed class WhenThereIsNothingToRestore
{
    private const string NuGet = "RestoreTask";

    [TestMethod]
    public void NuGetIsAskedOnce()
    {
        using var workspace = new Workspace();
        var project = workspace.AddCounter();
        Assert.IsTrue(workspace.Build(project).ShouldSucceed().Ran(NuGet));
        Assert.IsFalse(workspace.Build(project).ShouldSucceed().Ran(NuGet));

        workspace.Write("counter/counter.relproj", "<Project Sdk=\"Release.Sdk\"><PropertyGroup><StripBeams>false</StripBeams></PropertyGroup></Project>");
        Assert.IsTrue(workspace.Build(project).ShouldSucceed().Ran(NuGet), "the project is another");
        Assert.IsFalse(workspace.Build(project).ShouldSucceed().Ran(NuGet));

        File.Delete(workspace.Path("counter", "obj", "project.assets.json"));
        Assert.IsTrue(workspace.Build(project).ShouldSucceed().Ran(NuGet), "its answer is gone");
        Assert.IsTrue(workspace.Build(project, "-p:RestoreForce=true").ShouldSucceed().Ran(NuGet), "the user insists");
    }

    [TestMethod]
    public void OfTwoBuildsTheLaterOneWaitsUntilNuGetIsDone()
    {
        using var workspace = new Workspace();
        var project = workspace.AddCounter();
        // flock(1) answers at once whether anybody holds the lock: while NuGet works, and after that.
        const string Asks = "<Exec Command=\"flock -n obj/.counter.relproj.restored.lock echo free &gt;&gt;asked || echo held &gt;&gt;asked\" />";
        workspace.Write("counter/counter.relproj", $"""
            <Project Sdk="Release.Sdk">
              <Target Name="WhileNuGetWorks" BeforeTargets="Restore" Condition="'$(_ReleaseRestoredByNuGet)' == 'true'">{Asks}</Target>
              <Target Name="AfterNuGet" BeforeTargets="Build">{Asks}</Target>
            </Project>
            """);
        workspace.Build(project).ShouldSucceed();
        Assert.AreEqual("held\nfree\n", File.ReadAllText(workspace.Path("counter", "asked")));
    }

    [TestMethod]
    public void AReleaseThatRefersToAnotherAsksAlways()
    {
        using var workspace = new Workspace();
        var project = References.Shop.AddTo(workspace);
        workspace.Build(project).ShouldSucceed();
        Assert.IsTrue(workspace.Build(project).ShouldSucceed().Ran(NuGet));
    }
}
