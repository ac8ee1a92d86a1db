using System.Text.Json;

namespace Release.Sdk.Tests;

/// <summary><c>ExplainRelease</c> of the counter with an application that calls what is not there; sizes are those of the files on the disk.</summary>
[TestClass]
public sealed class WhenAReleaseIsExplained
{
    private const string Project = """
        <Project Sdk="Release.Sdk">
          <ItemGroup>
            <ApplicationPath Include="../libs" />
            <ReleaseApplication Include="asking" StartType="transient" />
          </ItemGroup>
        </Project>
        """;

    private const string Asking = "-module(asking).\n-export([f/1]).\nf(X) -> xmerl:export(X, y), nobody:knows(X), asked:g(X).\n";
    private const string Asked = "-module(asked).\n-export([g/1]).\ng(X) -> X.\n";

    private static Workspace _workspace = null!;
    private static BuildResult _explained = null!;
    private static JsonElement _release;

    [ClassInitialize]
    public static void Explain(TestContext context)
    {
        _workspace = new Workspace();
        AddApplication("asking", Asking, "asked");
        AddApplication("asked", Asked);
        var project = _workspace.AddCounter(project: Project);
        _workspace.Build(project).ShouldSucceed();
        _explained = _workspace.Build(project, "-t:ExplainRelease").ShouldSucceed();
        _release = JsonDocument.Parse(File.ReadAllText(_workspace.Path("counter", "bin", "Debug", "counter.explanation.json"))).RootElement;
    }

    [ClassCleanup]
    public static void Remove() => _workspace.Dispose();

    [TestMethod]
    public void EachApplicationHasItsPlaceItsOriginAndWhoAskedForIt()
    {
        Assert.AreEqual("Project", Application("counter").GetProperty("origin").GetString());
        Assert.AreEqual("Otp", Application("kernel").GetProperty("origin").GetString());
        var asked = Application("asked");
        Assert.AreEqual("ApplicationPath", asked.GetProperty("origin").GetString());
        Assert.AreEqual("transient", asked.GetProperty("startType").GetString());
        CollectionAssert.AreEqual(new[] { "asking" }, asked.GetProperty("whoAsked").EnumerateArray().Select(name => name.GetString()).ToArray());
        Assert.AreEqual(1, Application("kernel").GetProperty("startPosition").GetInt32());
        Assert.IsLessThan(Application("asking").GetProperty("startPosition").GetInt32(), asked.GetProperty("startPosition").GetInt32());
    }

    [TestMethod]
    public void SizesAreThoseOfTheFiles()
    {
        Assert.AreEqual(Sizes("bin", "Debug", "rel", "counter", "lib", "asking-1"), Application("asking").GetProperty("sizeInRelease").GetInt64());
        Assert.AreEqual(Sizes("..", "libs", "asking"), Application("asking").GetProperty("size").GetInt64());
    }

    [TestMethod]
    public void CallsToModulesThatAreNotThereNameTheApplicationThatHasThem()
    {
        var missing = _release.GetProperty("missingModules").EnumerateArray().Where(call => call.GetProperty("caller").GetString() == "asking").ToList();
        CollectionAssert.AreEquivalent(new[] { "xmerl", "nobody" }, missing.Select(call => call.GetProperty("module").GetString()).ToArray());
        var known = missing.Single(call => call.GetProperty("module").GetString() == "xmerl");
        CollectionAssert.AreEqual(new[] { "xmerl" }, known.GetProperty("foundIn").EnumerateArray().Select(name => name.GetString()).ToArray());
        CollectionAssert.AreEqual(new[] { "export/2" }, known.GetProperty("functions").EnumerateArray().Select(name => name.GetString()).ToArray());
        Assert.IsEmpty(missing.Single(call => call.GetProperty("module").GetString() == "nobody").GetProperty("foundIn").EnumerateArray());
    }

    [TestMethod]
    public void TheSameIsPrinted()
    {
        Assert.Contains("asking -> xmerl (in xmerl): export/2", _explained.Output);
        Assert.Contains("asking -> nobody (in no known application): knows/1", _explained.Output);
        Assert.MatchesRegex(@"\d+\s+asked\s+1\s+transient\s+\d+\s+\d+\s+ApplicationPath\s+asking", _explained.Output);
    }

    [TestMethod]
    public void ExplainingAgainLeavesTheReleaseAlone() =>
        Assert.IsEmpty(_workspace.Build(_workspace.Path("counter", "counter.relproj")).ShouldSucceed().Stages);

    private static JsonElement Application(string name) =>
        _release.GetProperty("applications").EnumerateArray().Single(application => application.GetProperty("name").GetString() == name);

    private static long Sizes(params string[] directory) =>
        Directory.GetFiles(_workspace.Path(["counter", .. directory]), "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);

    private static void AddApplication(string name, string source, string? needs = null)
    {
        var directory = $"libs/{name}/ebin";
        var needed = needs is null ? "" : ", " + needs;
        _workspace.Write($"{directory}/{name}.app", $"{{application, {name}, [{{description, \"\"}}, {{vsn, \"1\"}}, {{modules, [{name}]}}, {{registered, []}}, {{applications, [kernel, stdlib{needed}]}}]}}.\n");
        _workspace.Write($"{directory}/{name}.erl", source);
        var compiled = Tool.Run("erlc", ["+debug_info", $"{name}.erl"], _workspace.Path("libs", name, "ebin"));
        Assert.AreEqual(0, compiled.ExitCode, compiled.Output + compiled.Errors);
        File.Delete(_workspace.Path("libs", name, "ebin", $"{name}.erl"));
    }
}
