namespace Release.Sdk.Tests.Faults;

/// <summary>A project that built before is broken in one place: coded errors there and no others, nothing written, the release as it was.</summary>
[TestClass]
public sealed class WhenSomethingIsWrong
{
    private static readonly Dictionary<string, Fault> Faults =
        new[] { ProjectFaults.All, ApplicationFaults.All, FileFaults.All, OtpFaults.All, ReleaseFileFaults.All, MixFaults.All }.SelectMany(faults => faults).ToDictionary(fault => fault.Title);

    private static BrokenProjects _projects = null!;

    public static IEnumerable<object[]> Titles => Faults.Keys.Select(title => new object[] { title });

    [ClassInitialize]
    public static void BreakAll(TestContext context) => _projects = new BrokenProjects([.. Faults.Values]);

    [ClassCleanup]
    public static void Remove() => _projects.Dispose();

    [TestMethod]
    [DynamicData(nameof(Titles))]
    public void TheErrorsNameThePlaces(string title)
    {
        var fault = Faults[title];
        var found = _projects.Errors(fault).Select(error => $"{error.Code} {PlaceOf(fault, error)} {error.Text}").ToList();
        var shown = string.Join('\n', found);
        Assert.HasCount(fault.Errors.Length, found, shown);
        foreach (var expected in fault.Errors)
        {
            Assert.IsTrue(found.Any(error => IsMeant(expected, error)), $"expected: {expected}\nfound: {shown}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Titles))]
    public void TheBuildFailsAndTheReleaseIsAsItWas(string title)
    {
        Assert.IsFalse(_projects.Succeeded(Faults[title]));
        var (before, after) = _projects.FilesOf(Faults[title]);
        StringAssert.Contains(before, ".tar.gz");
        Assert.AreEqual(before, after);
    }

    [TestMethod]
    [DynamicData(nameof(Titles))]
    public void TheNextBuildAfterMendingSucceeds(string title)
    {
        var findings = _projects.Mended(Faults[title]);
        Assert.IsNotNull(findings);
        Assert.IsEmpty(findings, string.Join('\n', findings));
    }

    [TestMethod]
    public void TheExitCodeSaysSo() => Assert.AreEqual(1, _projects.ExitCode);

    [TestMethod]
    public void NoTaskEndsWithAStackTrace()
    {
        foreach (var code in new[] { "MSB4018", "MSB4030", "   at Release." })
        {
            Assert.IsFalse(_projects.Output.Contains(code, StringComparison.Ordinal), code);
        }
    }

    private static bool IsMeant(string expected, string error)
    {
        var parts = expected.Split(' ', 3);
        return error.StartsWith($"{parts[0]} {parts[1]} ", StringComparison.Ordinal) && error.Contains(parts[2], StringComparison.Ordinal);
    }

    private static string PlaceOf(Fault fault, Finding error) => error switch
    {
        { File: null } => "nowhere",
        { Line: 0 } => Path.GetRelativePath(_projects.DirectoryOf(fault), error.File),
        _ => $"{Path.GetRelativePath(_projects.DirectoryOf(fault), error.File)}:{error.Line}",
    };
}
