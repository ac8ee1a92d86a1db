using Release.Tasks.Disk.Records;

namespace Release.Tasks.Tests.Disk.Records;

/// <summary>What changed is seen from the record alone; the record that is written then is the one that the whole stage would write.</summary>
[TestClass]
public sealed class WhenAFormerRecordIsTakenUp : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [TestInitialize]
    public void Record()
    {
        Run("mkdir -p src bin; echo 1 > src/a.erl; echo 1 > src/b.erl; echo 1 > bin/a.beam; touch -d 2001-01-01 src/* src bin/*");
        Whole().Save(RecordFile);
        File.Move(RecordFile, FormerRecord.Of(RecordFile));
    }

    public void Dispose() => _directory.Dispose();

    [TestMethod]
    [DataRow("echo 2 > src/a.erl", "a.erl")]
    [DataRow("echo 2 > src/a.erl; echo 2 > src/b.erl", "a.erl b.erl")]
    [DataRow("echo 2 > src/new; mv src/new src/a.erl", "a.erl")]
    [DataRow("rm src/b.erl; echo 1 > src/b.erl", "b.erl")]
    [DataRow("true", null)]
    [DataRow("echo 2 > src/a.erl; echo 1 > src/c.erl", null)]
    [DataRow("echo 2 > src/a.erl; rm src/b.erl", null)]
    [DataRow("echo 2 > src/a.erl; mv src/b.erl src/c.erl", null)]
    [DataRow("echo 2 > src/a.erl; mkdir src/inner", null)]
    [DataRow("echo 2 > src/a.erl; chmod +x src/a.erl", null)]
    [DataRow("rm src/a.erl; mkdir src/a.erl", null)]
    [DataRow("echo 2 > src/a.erl; echo 2 > bin/a.beam", null)]
    [DataRow("echo 2 > src/a.erl; echo 2 > src/absent.hrl", null)]
    [DataRow("echo 2 > src/a.erl; mv src other", null)]
    [DataRow("echo 2 > src/a.erl; echo x >> record.former.record", null)]
    [DataRow("echo 2 > src/a.erl; sed -i 1d record.former.record", null)]
    [DataRow("echo 2 > src/a.erl; rm record.former.record", null)]
    public void OnlyOtherContentOfFilesThatWereReadIsTakenUp(string script, string? changed)
    {
        Run(script);
        var files = FormerRecord.Take(RecordFile)?.ChangedFiles();
        Assert.AreEqual(changed, files is null ? null : string.Join(' ', files.Select(Path.GetFileName)));
        Assert.IsFalse(File.Exists(FormerRecord.Of(RecordFile)), "It is taken once.");
    }

    [TestMethod]
    [DataRow("echo 2 > src/a.erl", "")]
    [DataRow("echo 2 > src/new; mv src/new src/a.erl", "")]
    [DataRow("echo 2 > src/a.erl", "header.hrl")]
    public void ItIsWrittenAsTheWholeStageWritesIt(string script, string header)
    {
        Run(script);
        var former = FormerRecord.Take(RecordFile)!;
        var changed = former.ChangedFiles()!;
        Run("echo 2 > bin/a.beam; echo 1 > header.hrl");
        string[] headers = header.Length > 0 ? [_directory.Path(header)] : [];

        former.Save(RecordFile, [.. changed, .. headers], [_directory.Path("bin/a.beam")], long.MaxValue);

        Whole().Read(headers).Save(_directory.Path("whole"));
        CollectionAssert.AreEquivalent(File.ReadAllLines(_directory.Path("whole")), File.ReadAllLines(RecordFile));
        Assert.IsTrue(StageRecord.IsCurrent(RecordFile));
    }

    [TestMethod]
    public void AFileThatChangedWhileTheStageRanIsReadAgain()
    {
        Run("echo 2 > src/a.erl");
        var former = FormerRecord.Take(RecordFile)!;
        former.Save(RecordFile, former.ChangedFiles()!, [], begun: 0);
        Assert.IsFalse(StageRecord.IsCurrent(RecordFile));
    }

    [TestMethod]
    public void OtherSettingsForgetIt()
    {
        StageFiles.Refresh(_directory.FullPath, "record", "others", isKept: true);
        Assert.IsNull(FormerRecord.Take(RecordFile));
    }

    private string RecordFile => _directory.Path("record.record");

    private StageRecord Whole() => new StageRecord()
        .Read([_directory.Path("src/a.erl"), _directory.Path("src/b.erl"), _directory.Path("src/absent.hrl")])
        .ReadDirectories([_directory.Path("src"), _directory.Path("include")])
        .Wrote(_directory.Path("bin/a.beam"));

    private void Run(string script) => Assert.AreEqual(0, Tool.Run("sh", ["-c", script], _directory.FullPath).ExitCode);
}
