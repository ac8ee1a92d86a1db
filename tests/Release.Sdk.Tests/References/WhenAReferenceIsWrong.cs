namespace Release.Sdk.Tests.References;

/// <summary>What can be wrong with a reference is an error of its own at the project file, and nothing is assembled.</summary>
[TestClass]
[TestCategory("Long")]
public sealed class WhenAReferenceIsWrong
{
    [TestMethod]
    [DataRow("ReleaseApplication=\"shop\"", "ReleaseApplication=\"shoop\"", "REL1060")]
    [DataRow("priv/mirror", "../bin", "REL1061")]
    [DataRow("priv/mirror", "ebin", "REL1061")]
    [DataRow("</ItemGroup>", "<ProjectReference Include=\"../stock/../mirror/other.csproj\" ReleaseApplication=\"shop\" ReleasePath=\"priv/mirror/\" /></ItemGroup>", "REL1062")]
    [DataRow("StartType=\"transient\"", "ReleaseApplication=\"shop\"", "REL1063")]
    [DataRow("StartType=\"transient\"", "StartType=\"always\"", "REL1064")]
    [DataRow("ReleaseApplication=\"shop\"", "", "REL1065")]
    public void ItIsToldAtTheProjectFile(string written, string wrong, string code)
    {
        using var workspace = new Workspace();
        var project = Shop.AddTo(workspace, Shop.Project.Replace(written, wrong, StringComparison.Ordinal));
        workspace.Write("mirror/other.csproj", File.ReadAllText(workspace.Path("mirror", "mirror.csproj")).Replace(
            "<OutputType>", "<DefaultItemExcludes>$(DefaultItemExcludes);**/obj/**;**/bin/**</DefaultItemExcludes><BaseIntermediateOutputPath>../other.obj/</BaseIntermediateOutputPath><OutputPath>../other.bin/</OutputPath><OutputType>", StringComparison.Ordinal));

        var result = workspace.Build(project);

        var error = Assert.ContainsSingle(result.Errors, result.Output);
        Assert.AreEqual(code, error.Code, result.Output);
        Assert.AreEqual(project, error.File);
        Assert.IsFalse(Directory.Exists(workspace.Path("shop", "bin", "Debug", "rel", "shop")));
    }
}
