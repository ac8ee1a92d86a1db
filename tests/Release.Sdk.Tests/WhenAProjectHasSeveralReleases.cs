namespace Release.Sdk.Tests;

/// <summary><c>ReleaseNames</c>: one build makes several releases of one project, which may differ by conditions on <c>ReleaseName</c>.</summary>
[TestClass]
public sealed class WhenAProjectHasSeveralReleases
{
    private const string Project = """
        <Project Sdk="Release.Sdk">
          <PropertyGroup>
            <ReleaseNames>counter;tools</ReleaseNames>
          </PropertyGroup>
          <PropertyGroup Condition="'$(ReleaseName)' == 'tools'">
            <ReleaseVersion>7.0</ReleaseVersion>
            <StripBeams>false</StripBeams>
          </PropertyGroup>
          <ItemGroup Condition="'$(ReleaseName)' == 'tools'">
            <ReleaseApplication Include="tools" StartType="load" />
          </ItemGroup>
        </Project>
        """;

    [TestMethod]
    public void AllAreBuiltOfOneCompilation()
    {
        using var workspace = new Workspace();
        var project = workspace.AddCounter(project: Project);
        var first = workspace.Build(project).ShouldSucceed();

        Assert.HasCount(1, first.Stages.Where(stage => stage == "CompileErlang").ToArray());
        CollectionAssert.AreEquivalent(new[] { "counter-0.1.0.tar.gz", "tools-7.0.tar.gz" }, Archives(workspace));
        Assert.IsTrue(Directory.EnumerateDirectories(workspace.Path("counter", "bin", "Debug", "rel", "tools", "lib"), "tools-*").Any());
        Assert.IsFalse(Directory.EnumerateDirectories(workspace.Path("counter", "bin", "Debug", "rel", "counter", "lib"), "tools-*").Any());
        Assert.IsEmpty(workspace.Build(project).ShouldSucceed().Stages, "a second build");
    }

    [TestMethod]
    public void OneAskedForIsBuiltAlone()
    {
        using var workspace = new Workspace();
        var project = workspace.AddCounter(project: Project);
        workspace.Build(project, "-p:ReleaseName=tools").ShouldSucceed();
        CollectionAssert.AreEqual(new[] { "tools-7.0.tar.gz" }, Archives(workspace));
    }

    [TestMethod]
    public void EachIsPublishedInADirectoryOfItsOwnAndCleanRemovesAll()
    {
        using var workspace = new Workspace();
        var project = workspace.AddCounter(project: Project);
        var published = workspace.Dotnet(["publish", project, "-c", "Debug", "-o", workspace.Path("out"), "-nodeReuse:false"]);
        Assert.AreEqual(0, published.ExitCode, published.Output);
        Assert.IsTrue(File.Exists(workspace.Path("out", "counter", "bin", "counter")));
        Assert.IsTrue(File.Exists(workspace.Path("out", "tools", "releases", "7.0", "start.boot")));

        workspace.Build(project, "-t:Clean").ShouldSucceed();
        Assert.IsEmpty(Directory.GetFiles(workspace.Path("counter", "bin"), "*", SearchOption.AllDirectories));
        Assert.IsEmpty(Directory.GetDirectories(workspace.Path("counter", "obj", "Debug")));
    }

    [TestMethod]
    public void RunNeedsToKnowWhich()
    {
        using var workspace = new Workspace();
        var project = workspace.AddCounter(project: Project);
        var run = workspace.Dotnet(["run", "--project", project]);
        Assert.AreNotEqual(0, run.ExitCode);
        Assert.Contains("REL1015", run.Output + run.Errors);
    }

    private static string[] Archives(Workspace workspace) =>
        [.. Directory.GetFiles(workspace.Path("counter", "bin", "Debug"), "*.tar.gz").Select(Path.GetFileName).OfType<string>()];
}
