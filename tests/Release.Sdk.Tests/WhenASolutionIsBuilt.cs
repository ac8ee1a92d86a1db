namespace Release.Sdk.Tests;

/// <summary>A solution, made by the dotnet command, with a release and a C# class library in it.</summary>
[TestClass]
public sealed class WhenASolutionIsBuilt
{
    [TestMethod]
    public void TheReleaseIsAProjectLikeAnyOther()
    {
        using var workspace = new Workspace();
        var solution = AddSolution(workspace, "sln");

        var first = workspace.Build(solution, "-t:Build").ShouldSucceed();
        CollectionAssert.AreEqual(
            new[] { "CompileErlang", "ResolveApplications", "GenerateRelFile", "GenerateBootScript", "AssembleRelease" }, first.Stages.ToArray());
        Assert.IsTrue(File.Exists(workspace.Path("counter", "bin", "Debug", "rel", "counter", "bin", "counter")));
        Assert.IsTrue(File.Exists(workspace.Path("library", "bin", "Debug", "net10.0", "library.dll")));
        Assert.IsEmpty(workspace.Build(solution, "-t:Build").ShouldSucceed().Stages, "the second build");
    }

    [TestMethod]
    [DataRow("sln")]
    [DataRow("slnx")]
    public void ItsReleasesAreBuiltWithTheFileOfTheDocuments(string format)
    {
        using var workspace = new Workspace();
        var solution = AddSolution(workspace, format);
        workspace.Write("Directory.Solution.targets", FromTheDocuments());

        workspace.Build(solution, "-t:Release").ShouldSucceed();

        Assert.IsTrue(File.Exists(workspace.Path("counter", "bin", "Debug", "counter-0.1.0.tar.gz")));
        Assert.IsFalse(Directory.Exists(workspace.Path("library", "bin")), "a library has no target Release");
    }

    private static string AddSolution(Workspace workspace, string format)
    {
        workspace.AddCounter();
        workspace.Write("library/library.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
            </Project>
            """);
        workspace.Write("library/Answer.cs", "public static class Answer { public const int Value = 42; }\n");
        Succeed(workspace, "new", "sln", "--name", "shop", "--format", format);
        Succeed(workspace, "sln", $"shop.{format}", "add", "counter/counter.relproj", "library/library.csproj");
        return workspace.Path($"shop.{format}");
    }

    // What docs/project.md tells the user to put beside the solution.
    private static string FromTheDocuments()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "project.md"));
        var start = document.IndexOf("<Project>\n  <Target Name=\"Release\">", StringComparison.Ordinal);
        return document[start..document.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static void Succeed(Workspace workspace, params string[] arguments)
    {
        var result = workspace.Dotnet(arguments);
        Assert.AreEqual(0, result.ExitCode, result.Output + result.Errors);
    }
}
