namespace Release.Sdk.Tests.References;

/// <summary>References to other releases: their applications join, and changes in them reach the release.</summary>
[TestClass]
public sealed class WhenAReleaseRefersToOthers
{
    [TestMethod]
    public void TheirApplicationsJoinWithTheStartTypeOfTheReference()
    {
        using var workspace = new Workspace();
        workspace.Build(Shop.AddTo(workspace)).ShouldSucceed();

        var release = File.ReadAllText(workspace.Path("shop", "bin", "Debug", "rel", "shop", "releases", "1.0", "shop.rel"));
        Assert.Contains("{shop,\"0.1\",permanent}", release);
        Assert.Contains("{stock,\"0.1\",transient}", release);
        Assert.Contains("{shelf,\"0.1\",load}", release);
        Assert.IsFalse(Directory.Exists(workspace.Path("stock", "bin", "Debug", "rel")), "a project that is not releasable only compiles");
    }

    [TestMethod]
    public void AChangeInOneRewritesItsModuleAndNothingElse()
    {
        using var workspace = new Workspace();
        var project = Shop.AddTo(workspace);
        workspace.Build(project).ShouldSucceed();
        Assert.IsEmpty(workspace.Build(project).ShouldSucceed().Stages, "the second build");
        var before = Shop.Files(workspace, "shop", "shop");

        workspace.Write("shelf/src/shelf.erl", "-module(shelf).\n-export([size/0]).\n-callback name() -> atom().\nsize() -> 4.\n");
        var again = workspace.Build(project).ShouldSucceed();

        CollectionAssert.DoesNotContain(again.Stages.ToArray(), "GenerateBootScript");
        CollectionAssert.AreEqual(
            new[] { "lib/shelf-0.1/ebin/shelf.beam" }, Shop.Files(workspace, "shop", "shop").Except(before).Select(file => file.Path).ToArray());
    }

    [TestMethod]
    public void TheyAreFoundBeforeApplicationPaths()
    {
        using var workspace = new Workspace();
        workspace.Write("others/stock-9/ebin/stock.app", "{application, stock, [{description, \"\"}, {vsn, \"9\"}, {modules, []}, {registered, []}, {applications, [kernel, stdlib]}]}.\n");
        var project = Shop.AddTo(workspace, Shop.Project.Replace("<ItemGroup>", "<ItemGroup><ApplicationPath Include=\"../others\" />", StringComparison.Ordinal));
        var result = workspace.Build(project);

        Assert.AreEqual(0, result.ExitCode, result.Output);
        Assert.IsTrue(Directory.Exists(workspace.Path("shop", "bin", "Debug", "rel", "shop", "lib", "stock-0.1")));
    }

    [TestMethod]
    public void AnItemOfTheReleaseDecidesTheStartType()
    {
        using var workspace = new Workspace();
        var project = Shop.AddTo(workspace, Shop.Project.Replace("<ItemGroup>", "<ItemGroup><ReleaseApplication Include=\"stock\" />", StringComparison.Ordinal));
        workspace.Build(project).ShouldSucceed();
        Assert.Contains("{stock,\"0.1\",permanent}", File.ReadAllText(workspace.Path("shop", "bin", "Debug", "rel", "shop", "releases", "1.0", "shop.rel")));
    }

    [TestMethod]
    public void AMixProjectMayBeOneOfThem()
    {
        using var workspace = new Workspace();
        workspace.AddSample("greeter");
        var project = Shop.AddTo(
            workspace, Shop.Project.Replace("<ItemGroup>", "<ItemGroup><ProjectReference Include=\"../greeter/greeter.relproj\" StartType=\"load\" />", StringComparison.Ordinal));
        workspace.Build(project).ShouldSucceed();

        var release = File.ReadAllText(workspace.Path("shop", "bin", "Debug", "rel", "shop", "releases", "1.0", "shop.rel"));
        Assert.Contains("{greeter,\"0.1.0\",load}", release);
        Assert.Contains("{elixir,", release);
        Assert.IsEmpty(workspace.Build(project).ShouldSucceed().Stages, "the second build");
    }

    [TestMethod]
    public void AllReleasesOfAProjectShareThem()
    {
        using var workspace = new Workspace();
        var project = Shop.AddTo(workspace, Shop.Project.Replace("<PropertyGroup>", "<PropertyGroup><ReleaseNames>day;night</ReleaseNames>", StringComparison.Ordinal));
        var first = workspace.Build(project).ShouldSucceed();

        Assert.HasCount(3, first.Stages.Where(stage => stage == "CompileErlang").ToArray(), "shelf, stock and shop are compiled once each");
        foreach (var name in new[] { "day", "night" })
        {
            Assert.IsTrue(File.Exists(workspace.Path("shop", "bin", "Debug", "rel", name, "lib", "shop-0.1", "priv", "mirror", "mirror")), name);
        }

        Assert.IsEmpty(workspace.Build(project).ShouldSucceed().Stages, "the second build");
    }
}
