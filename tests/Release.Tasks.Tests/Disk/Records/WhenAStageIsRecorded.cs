using Release.Tasks.Disk.Records;

namespace Release.Tasks.Tests.Disk.Records;

[TestClass]
public sealed class WhenAStageIsRecorded : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [TestInitialize]
    public void Record()
    {
        var source = _directory.Write("src/a.erl", "1");
        var output = _directory.Write("bin/counter", "1");
        Directory.CreateDirectory(_directory.Path("var", "log"));
        new StageRecord().Made([_directory.Path("var", "log")]).Read(source).Read(_directory.Path("src", "absent")).ReadDirectories([_directory.Path("src")]).Wrote(output).Save(_directory.Path("record"));
    }

    public void Dispose() => _directory.Dispose();

    [TestMethod]
    [DataRow("true")]
    [DataRow("touch bin/other")]
    [DataRow("mkdir tmp; touch tmp/pipe")]
    [DataRow("touch var/log/erlang.log")]
    public void ItStandsWhereNothingOfItChanged(string script) => Assert.IsTrue(IsCurrentAfter(script));

    [TestMethod]
    [DataRow("rm bin/counter")]
    [DataRow("printf 22 > bin/counter")]
    [DataRow("touch -d 2001-01-01 bin/counter")]
    [DataRow("chmod 600 bin/counter")]
    [DataRow("mv bin/counter bin/Counter")]
    [DataRow("mv bin/counter bin/real; ln -s real bin/counter")]
    [DataRow("rm src/a.erl")]
    [DataRow("touch -d 2001-01-01 src/a.erl")]
    [DataRow("chmod +x src/a.erl")]
    [DataRow("touch -d 2001-01-01 src/b.erl")]
    [DataRow("touch -d 2001-01-01 src/absent")]
    [DataRow("rmdir var/log")]
    [DataRow("mv var/log var/real; ln -s real var/log")]
    [DataRow("printf x >> record")]
    [DataRow("rm record")]
    public void ItIsStaleWhereAFileOfItChanged(string script) => Assert.IsFalse(IsCurrentAfter(script));

    // Whether the stage read it before or after that nobody knows.
    [TestMethod]
    [DataRow("src/a.erl", -1, false)]
    [DataRow("src/a.erl", 1, true)]
    [DataRow("stages/made.term", -1, true)]
    public void ASourceThatChangedWhileTheStageRanIsReadAgain(string file, int begunAfterwards, bool stands)
    {
        var source = _directory.Write(file, "2");
        var written = (File.GetLastWriteTimeUtc(source) - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        var record = _directory.Path("stages", "record");
        Directory.CreateDirectory(_directory.Path("stages"));

        new StageRecord().Read(source).Save(record, written + (begunAfterwards * TimeSpan.NanosecondsPerTick));

        Assert.AreEqual(stands, StageRecord.IsCurrent(record));
    }

    [TestMethod]
    public void ATimeToComeIsNoChange()
    {
        var source = _directory.Write("src/a.erl", "2");
        File.SetLastWriteTimeUtc(source, DateTime.UnixEpoch.AddYears(200));
        var record = _directory.Path("stages", "record");

        new StageRecord().Read(source).Save(record, 0);

        Assert.IsTrue(StageRecord.IsCurrent(record));
    }

    [TestMethod]
    public void ItNamesWhatWasWritten() => CollectionAssert.AreEqual(new[] { _directory.Path("bin", "counter") }, StageRecord.WrittenIn(_directory.Path("record")).ToArray());

    [TestMethod]
    [DataRow("a b")]
    [DataRow("tab\there")]
    [DataRow("line\nthere")]
    [DataRow("back\\slash\\n")]
    public void AnyNameComesBack(string name)
    {
        var file = _directory.Write(name, "1");
        var record = _directory.Path("names");
        new StageRecord().Wrote(file).Save(record);
        Assert.IsTrue(StageRecord.IsCurrent(record));
        CollectionAssert.AreEqual(new[] { file }, StageRecord.WrittenIn(record).ToArray());
    }

    private bool IsCurrentAfter(string script)
    {
        Assert.AreEqual(0, Tool.Run("sh", ["-c", script], _directory.FullPath).ExitCode);
        return StageRecord.IsCurrent(_directory.Path("record"));
    }
}
