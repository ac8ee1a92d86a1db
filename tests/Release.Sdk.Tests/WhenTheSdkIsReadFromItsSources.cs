namespace Release.Sdk.Tests;

/// <summary>The sample in this repository imports the SDK's files by their paths: no package is needed.</summary>
[TestClass]
public sealed class WhenTheSdkIsReadFromItsSources
{
    [TestMethod]
    public void TheSampleIsBuiltAndTheRepositoryStaysAsItWas()
    {
        using var workspace = new Workspace();
        var before = Status();
        var outputs = new[] { $"-p:BaseOutputPath={workspace.Path("bin")}/", $"-p:BaseIntermediateOutputPath={workspace.Path("obj")}/" };
        var sample = Path.Combine(Repository.Root, "samples", "counter", "counter.relproj");

        workspace.Build(sample, outputs).ShouldSucceed();

        var root = workspace.Path("bin", "Debug", "rel", "counter");
        Assert.AreEqual("42", FreshVm.Eval(root, "counter", "start", "counter:bump()."));
        Assert.IsEmpty(workspace.Build(sample, outputs).ShouldSucceed().Stages);
        Assert.AreEqual(before, Status());
    }

    private static string Status() => Tool.Run("find", [Path.Combine(Repository.Root, "samples"), "-type", "f", "-printf", "%p %T@\\n"]).Output;
}
