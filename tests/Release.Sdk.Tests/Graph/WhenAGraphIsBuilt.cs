using Release.Sdk.Tests.References;

namespace Release.Sdk.Tests.Graph;

/// <summary>The ways in which MSBuild can walk projects that refer to each other: each builds the same, and each cleans all of ours.</summary>
[TestClass]
public sealed class WhenAGraphIsBuilt
{
    private static readonly string[] Isolated = ["-graph", "-isolate", "--no-restore"];

    [TestMethod]
    [DataRow("")]
    [DataRow("<ReleaseNames>day;night</ReleaseNames>")]
    public void EveryTargetIsIsolated(string names)
    {
        using var workspace = new Workspace();
        var project = Shop.AddTo(workspace, Shop.Project.Replace("<PropertyGroup>", $"<PropertyGroup>{names}", StringComparison.Ordinal));
        workspace.Build(project).ShouldSucceed();
        var built = Archives(workspace);

        foreach (var target in new[] { "Release", "Build", "AssembleRelease" })
        {
            Assert.IsEmpty(workspace.Build(project, [$"-t:{target}", .. Isolated]).ShouldSucceed().Stages, target);
        }

        workspace.Build(project, ["-t:Clean", .. Isolated]).ShouldSucceed();
        Assert.IsEmpty(Ours(workspace));
        workspace.Build(project, ["-t:Rebuild", .. Isolated]).ShouldSucceed();
        workspace.Build(project, ["-t:Release", .. Isolated]).ShouldSucceed();
        Assert.AreEqual(built, Archives(workspace));
    }

    [TestMethod]
    public void AMixProjectIsIsolatedToo()
    {
        using var workspace = new Workspace();
        var project = workspace.AddSample("greeter");
        workspace.Build(project).ShouldSucceed();
        Assert.IsEmpty(workspace.Build(project, ["-t:Release", .. Isolated]).ShouldSucceed().Stages);
        workspace.Build(project, ["-t:Rebuild", .. Isolated]).ShouldSucceed();
        workspace.Build(project, ["-t:Clean", .. Isolated]).ShouldSucceed();
        Assert.IsFalse(Directory.Exists(workspace.Path("greeter", "bin", "Debug", "rel")));
    }

    [TestMethod]
    [DataRow("-m:2")]
    [DataRow("-mt")]
    [DataRow("-graph")]
    [DataRow("-check")]
    public void ItIsTheSameReleaseHoweverItIsBuilt(string how)
    {
        using var workspace = new Workspace();
        var project = Shop.AddTo(workspace);
        workspace.Build(project).ShouldSucceed();
        var built = Archives(workspace);

        workspace.Build(project, "-t:Clean").ShouldSucceed();
        Assert.IsEmpty(Ours(workspace));
        workspace.Build(project, how).ShouldSucceed();
        Assert.AreEqual(built, Archives(workspace));
        Assert.IsEmpty(workspace.Build(project, how).ShouldSucceed().Stages, "the second build");
    }

    [TestMethod]
    public void ADotnetProjectMayWaitForARelease()
    {
        using var workspace = new Workspace();
        Shop.AddTo(workspace);
        workspace.Write("tool/Tool.cs", "public static class Tool;\n");
        var project = workspace.Write("tool/tool.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../stock/stock.relproj" ReferenceOutputAssembly="false" />
              </ItemGroup>
            </Project>
            """);
        workspace.Build(project, "-t:Build").ShouldSucceed();
        Assert.IsTrue(File.Exists(workspace.Path("stock", "obj", "Debug", "stock", "lib", "stock", "ebin", "stock.beam")));
        // An isolated Rebuild fails between two C# projects as well: theirs asks for GetTargetFrameworks without saying so.
        workspace.Build(project, ["-t:Build", .. Isolated]).ShouldSucceed();
    }

    [TestMethod]
    public void TheCallsOfAnIdeRunNoTask()
    {
        using var workspace = new Workspace();
        var project = Shop.AddTo(workspace);
        workspace.Build(project, "-t:Restore").ShouldSucceed();
        var designed = workspace.Build(
            project, "-t:ResolveProjectReferences;ResolvePackageDependenciesDesignTime;CompileDesignTime", "-p:DesignTimeBuild=true", "-p:BuildingProject=false",
            "-p:BuildProjectReferences=false", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "--no-restore").ShouldSucceed();
        Assert.IsEmpty(designed.Stages);
        Assert.IsFalse(Directory.Exists(workspace.Path("shop", "obj", "Debug", "shop")));
    }

    // What is left of us below bin and obj; a C# project leaves what it published, and NuGet its restore.
    private static string[] Ours(Workspace workspace) =>
    [
        .. new[] { "shop", "stock", "shelf" }.Select(name => workspace.Path(name, "bin")).Where(Directory.Exists).SelectMany(bin => Directory.GetFiles(bin, "*", SearchOption.AllDirectories)),
        .. new[] { "shop", "stock", "shelf" }.SelectMany(name => Directory.GetDirectories(workspace.Path(name, "obj", "Debug"))),
    ];

    private static string Archives(Workspace workspace) =>
        Tool.Run("sh", ["-c", "sha256sum shop/bin/Debug/*.tar.gz"], workspace.Root).Output;
}
