using Release.Otp.TargetSystem;

namespace Release.Otp.Tests.TargetSystem;

[TestClass]
public sealed class WhenPathsClash
{
    [TestMethod]
    [DataRow("", "is empty")]
    [DataRow("/bin/a", "empty name")]
    [DataRow("bin//a", "empty name")]
    [DataRow("bin/", "empty name")]
    [DataRow("../a", "'..'")]
    [DataRow("bin/../../a", "'..'")]
    [DataRow("./a", "'.'")]
    [DataRow(@"bin\a", "backslash")]
    [DataRow("bin/a\nb", "control character")]
    [DataRow("bin/a\u0000", "control character")]
    [DataRow("bin/a\u0085b", "control character")]
    public void APathThatIsNoneIsRefused(string path, string fault) => Refuse(path, fault);

    [TestMethod]
    public void HalfACharacterIsRefused()
    {
        Refuse("bin/\ud800x", "Unicode");
        Refuse("bin/x\udc00", "Unicode");
    }

    [TestMethod]
    [DataRow(255, 0)]
    [DataRow(256, 1)]
    public void ANameHasUpTo255Bytes(int length, int errors) => Assert.HasCount(errors, Codes($"lib/{new string('n', length)}/x"));

    [TestMethod]
    public void BytesAreCountedNotCharacters() => Assert.HasCount(1, Codes(new string('ü', 128)));

    [TestMethod]
    public void OrdinaryOddNamesAreFine() => Assert.IsEmpty(Codes("bin/…", "bin/a b", "bin/-x", "bin/:", "bin/日本", "bin/\U0001F600", "bin/a.", "bin/~"));

    [TestMethod]
    public void TwoFilesForOnePathAreRefused() => Assert.AreEqual("REL7002", Codes("bin/a", "bin/b", "bin/a").Single().Code);

    [TestMethod]
    [DataRow("lib/a", "lib/A")]
    [DataRow("lib/a/x", "lib/A/y")]
    [DataRow("lib/straße/x", "lib/STRAßE/x")]
    [DataRow("é", "É")]
    public void NamesThatDifferOnlyInCaseAreRefused(string one, string other) => Assert.AreEqual("REL7003", Codes(one, other).Single().Code);

    [TestMethod]
    public void AFileAboveAFileIsRefused() => Assert.AreEqual("REL7004", Codes("bin/a", "bin/a/b/c", "bin/a0").Single().Code);

    [TestMethod]
    public void AFileInTheWayOfManyIsReportedOnceAtItself()
    {
        var finding = Codes("bin", "bin/a", "bin/b/c").Single();
        Assert.AreEqual(("REL7004", "/in/bin"), (finding.Code, finding.Place.File));
        Assert.AreEqual("REL7003", Codes("etc/a", "etc/b", "ETC/c", "ETC/d").Single().Code);
    }

    [TestMethod]
    public void EveryFindingIsReported() =>
        CollectionAssert.AreEquivalent(new[] { "REL7001", "REL7002", "REL7003", "REL7004" }, Codes("../x", "a", "a", "b", "B", "c", "c/d").Select(diagnostic => diagnostic.Code).ToArray());

    [TestMethod]
    public void ThePlanIsSortedByOrdinalPathWhateverTheCulture()
    {
        string[] paths = ["B", "a", "a-b", "a.b", "a/b", "ab", "ä"];
        CollectionAssert.AreEqual(paths, TargetSystemPlan.Of(paths.Reverse().Select(File), [], out _).Files.Select(file => file.Path).ToArray());
    }

    [TestMethod]
    public void DirectoriesComeOutermostFirst() =>
        CollectionAssert.AreEqual(new[] { "a", "a/b", "a/b/c", "a/d" }, TargetSystemPlan.Of(new[] { "a/d/x", "a/b/c/x", "a/b/y" }.Select(File), [], out _).Directories.ToArray());

    [TestMethod]
    public void OnlyDirectoriesThatNothingStandsBelowAreEmpty()
    {
        var plan = Planned(["var/log", "etc", "var", "empty", "empty"], "etc/motd");
        CollectionAssert.AreEqual(new[] { "empty", "var/log" }, plan.EmptyDirectories.ToArray());
        CollectionAssert.AreEqual(new[] { "etc", "empty", "var", "var/log" }, plan.Directories.ToArray());
    }

    [TestMethod]
    [DataRow("bin/a", "bin/a", "REL7004")]
    [DataRow("bin", "bin/a", "REL7004")]
    [DataRow("bin/A", "bin/a/b", "REL7003")]
    [DataRow("bin/b", "../a", "REL7001")]
    public void AnEmptyDirectoryIsHeldToTheSameRules(string file, string directory, string code)
    {
        TargetSystemPlan.Of([File(file)], [Empty(directory)], out var diagnostics);
        Assert.AreEqual(code, diagnostics.Single().Code);
    }

    private static TargetSystemPlan Planned(string[] empty, params string[] files)
    {
        var plan = TargetSystemPlan.Of(files.Select(File), empty.Select(Empty).ToSeq(), out var diagnostics);
        Assert.IsEmpty(diagnostics);
        return plan;
    }

    private static InputDirectory Empty(string path) => new(path, $"/in/{path}");

    private static void Refuse(string path, string fault)
    {
        var diagnostic = Codes(path).Single();
        Assert.AreEqual("REL7001", diagnostic.Code);
        StringAssert.Contains(diagnostic.Message, fault);
        Assert.IsFalse(diagnostic.Message.Any(c => char.IsControl(c) || char.IsSurrogate(c)));
    }

    private static Seq<Diagnostic> Codes(params string[] paths)
    {
        TargetSystemPlan.Of(paths.Select(File), [], out var diagnostics);
        return diagnostics;
    }

    private static PlannedFile File(string path) => new(path, UnixMode.Ordinary, new FileContent.CopyOf($"/in/{path}"));
}
