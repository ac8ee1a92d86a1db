using Release.Tasks.Disk;
using Release.Tasks.Disk.Records;

namespace Release.Tasks.Tests.Disk;

[TestClass]
public sealed class WhenAnOutputFileIsWritten : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    // Who opened the file before keeps the old one, whole: it was not written into.
    [TestMethod]
    public void TheOldFileIsReplacedInOneStep()
    {
        var record = _directory.Write("STAGE.record", "the old one");
        using var old = new StreamReader(new FileStream(record, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        new StageRecord().Read(_directory.Write("source", "1")).Save(record);
        Assert.AreEqual("the old one", old.ReadToEnd());
        Assert.IsTrue(StageRecord.IsCurrent(record));
    }

    [TestMethod]
    public void AFailureLeavesNothingBesideIt()
    {
        Directory.CreateDirectory(_directory.Path("taken", "by a directory"));
        Assert.Throws<Exception>(() => OutputFile.WriteIfDifferent(_directory.Path("taken"), "text"u8.ToArray()));
        Assert.Throws<Exception>(() => OutputFile.Publish(_directory.Path("taken"), "text"u8.ToArray(), default));
        CollectionAssert.AreEquivalent(new[] { "taken", ".taken.lock" }, Directory.GetFileSystemEntries(_directory.FullPath).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    public void WhatADeadBuildLeftIsRemovedAlsoWhereNothingIsWritten()
    {
        var file = _directory.Write("counter-1.release", "text");
        var left = _directory.Write(".counter-1.release.stage.tmp", "half");
        OutputFile.WriteIfDifferent(file, "text");
        Assert.IsFalse(File.Exists(left));
    }

    [TestMethod]
    public void APublishedFileIsWrittenByOneBuildAtATime()
    {
        var file = _directory.Path("counter-1.release");
        using var held = OutputLock.Take(file, default);
        using var impatient = new CancellationTokenSource();
        impatient.Cancel();
        Assert.Throws<OperationCanceledException>(() => OutputFile.Publish(file, "text"u8.ToArray(), impatient.Token));
        Assert.IsFalse(File.Exists(file));
    }
}
