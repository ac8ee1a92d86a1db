namespace Release.Sdk.Tests;

/// <summary>Projects that compile and stop there, and projects that the repository reads without a package.</summary>
[TestClass]
public sealed class WhenNothingIsReleased
{
    [TestMethod]
    public void OnlyTheCompilerRuns()
    {
        using var workspace = new Workspace();
        var project = workspace.AddCounter(project: """
            <Project Sdk="Release.Sdk">
              <PropertyGroup>
                <IsReleasable>false</IsReleasable>
              </PropertyGroup>
            </Project>
            """);
        CollectionAssert.AreEqual(new[] { "CompileErlang" }, workspace.Build(project).ShouldSucceed().Stages.ToArray());
        Assert.IsTrue(File.Exists(workspace.Path("counter", "obj", "Debug", "counter", "lib", "counter", "ebin", "counter.beam")));
        Assert.IsFalse(Directory.Exists(workspace.Path("counter", "bin", "Debug", "rel")));
        Assert.IsEmpty(workspace.Build(project).ShouldSucceed().Stages);
    }
}
