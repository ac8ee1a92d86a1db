namespace Release.Sdk.Tests;

/// <summary>A solution, made by the dotnet command, with a release and a C# class library in it.</summary>
[TestClass]
public sealed class WhenASolutionIsBuilt
{
    [TestMethod]
    [DataRow("sln")]
    [DataRow("slnx")]
    public void TheReleaseIsAProjectLikeAnyOther(string format)
    {
        using var workspace = new Workspace();
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
        var solution = workspace.Path($"shop.{format}");

        var first = workspace.Build(solution, "-t:Build").ShouldSucceed();
        CollectionAssert.AreEqual(
            new[] { "CompileErlang", "ResolveApplications", "GenerateRelFile", "GenerateBootScript", "AssembleRelease" }, first.Stages.ToArray());
        Assert.IsTrue(File.Exists(workspace.Path("counter", "bin", "Debug", "rel", "counter", "bin", "counter")));
        Assert.IsTrue(File.Exists(workspace.Path("library", "bin", "Debug", "net10.0", "library.dll")));
        Assert.IsEmpty(workspace.Build(solution, "-t:Build").ShouldSucceed().Stages, "the second build");

        workspace.Write("Directory.Solution.targets", FromTheDocuments());
        CollectionAssert.AreEqual(new[] { "PackageRelease" }, workspace.Build(solution).ShouldSucceed().Stages.ToArray());
        Assert.IsTrue(File.Exists(workspace.Path("counter", "bin", "Debug", "counter-0.1.0.tar.gz")));
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
