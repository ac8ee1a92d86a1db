namespace Release.Sdk.Tests.Faults;

/// <summary>What is wrong is not in the project but in how it is built: one error at the project file, exit code 1, nothing changed.</summary>
[TestClass]
[DoNotParallelize]
public sealed class WhenABuildIsCalledWrongly
{
    private static Workspace _workspace = null!;
    private static string _project = null!;

    [ClassInitialize]
    public static void Build(TestContext context)
    {
        _workspace = new Workspace();
        SoundProjects.Write(_workspace, "sound");
        _project = _workspace.Path("sound", SoundProjects.Web, "web.relproj");
        _workspace.Build(_project).ShouldSucceed();
    }

    [ClassCleanup]
    public static void Remove() => _workspace.Dispose();

    [TestMethod]
    public void NoErlangIsFound()
    {
        var environment = new Dictionary<string, string?> { ["PATH"] = _workspace.Path("nothing"), ["OTP_ROOT"] = null };
        Refused(() => _workspace.Build(_project, environment), "REL1101", "No Erlang/OTP was found");
    }

    [TestMethod]
    public void TheVariableNamesNoErlang()
    {
        var environment = new Dictionary<string, string?> { ["OTP_ROOT"] = _workspace.Path("nothing") };
        Refused(() => _workspace.Build(_project, environment), "REL1102", _workspace.Path("nothing"));
    }

    [TestMethod]
    [DataRow("a%3Bb", "'a;b'")]
    [DataRow("../../x", "'../../x'")]
    [DataRow("$(id)", "'$(id)'")]
    [DataRow("a'b", "'a'b'")]
    public void TheNameIsHostile(string name, string shown) =>
        Refused(() => _workspace.Build(_project, $"-p:ReleaseName={name}"), "REL1003", shown);

    // Before the name was checked, this removed the project.
    [TestMethod]
    public void CleanIsLedElsewhere() => Refused(() => _workspace.Build(_project, "-t:Clean", "-p:ReleaseName=../.."), "REL1003", "'../..'");

    private static void Refused(Func<BuildResult> build, string code, string text)
    {
        var before = Files();

        var result = build();

        Assert.AreEqual(1, result.ExitCode, result.Output);
        var error = result.Errors.Single();
        Assert.AreEqual((code, _project), (error.Code, error.File), result.Output);
        StringAssert.Contains(error.Text, text);
        Assert.AreEqual(before, Files());
    }

    private static string Files() =>
        Tool.Run("sh", ["-euc", "find . -name obj -prune -o -type f -exec sha256sum {} + | sort -k 2"], _workspace.Path("sound")).Output;
}
