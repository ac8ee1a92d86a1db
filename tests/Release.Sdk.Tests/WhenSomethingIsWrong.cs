namespace Release.Sdk.Tests;

/// <summary>A project that built before is broken in one place: one coded error there, nothing written, the release as it was.</summary>
[TestClass]
public sealed class WhenSomethingIsWrong
{
    public static IEnumerable<object[]> Cases =>
    [
        Case("a missing application", "REL4015", "counter.app.src", w => Replace(w, "src/counter.app.src", "[kernel, stdlib]", "[kernel, stdlib, cowboy]")),
    ];

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void OneErrorNamesThePlaceAndTheReleaseStaysAsItWas(string title, string code, string file, Action<Workspace> breakIt)
    {
        using var workspace = new Workspace();
        var project = workspace.AddCounter();
        workspace.Build(project).ShouldSucceed();
        var before = Tree(workspace);

        breakIt(workspace);
        var result = workspace.Build(project);

        Assert.AreNotEqual(0, result.ExitCode, title);
        Assert.HasCount(1, result.Errors, result.Output);
        Assert.AreEqual(code, result.Errors[0].Code, result.Output);
        StringAssert.EndsWith(result.Errors[0].File, file, result.Output);
        Assert.AreEqual(before, Tree(workspace), "the release as it was");
    }

    private static object[] Case(string title, string code, string file, Action<Workspace> breakIt) => [title, code, file, breakIt];

    private static void Replace(Workspace workspace, string file, string old, string text)
    {
        var path = workspace.Path("counter", file);
        var before = File.ReadAllText(path);
        StringAssert.Contains(before, old);
        File.WriteAllText(path, before.Replace(old, text, StringComparison.Ordinal));
    }

    private static string Tree(Workspace workspace) =>
        Tool.Run("sh", ["-c", "find bin -type f -exec sha256sum {} + | sort"], workspace.Path("counter")).Output;
}
