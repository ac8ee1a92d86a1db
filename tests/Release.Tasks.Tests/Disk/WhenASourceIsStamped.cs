using Release.Tasks.Disk;

namespace Release.Tasks.Tests.Disk;

[TestClass]
public sealed class WhenASourceIsStamped
{
    private static readonly FileStat Source = new(FileKind.Regular, UnixFileMode.UserRead, Size: 10, Modified: 20, Changed: 30, Device: 1, Inode: 40);

    [TestMethod]
    public void EverythingThatAChangeLeavesBehindIsInIt()
    {
        var stamp = FileStamp.OfSource(Source);
        Assert.AreNotEqual("", stamp);
        Assert.AreNotEqual(stamp, FileStamp.OfSource(Source with { Size = 11 }));
        Assert.AreNotEqual(stamp, FileStamp.OfSource(Source with { Modified = 21 }));
        Assert.AreNotEqual(stamp, FileStamp.OfSource(Source with { Changed = 31 })); // written, and the time set back
        Assert.AreNotEqual(stamp, FileStamp.OfSource(Source with { Inode = 41 })); // another file in its place
    }

    [TestMethod]
    public void AFileThatMayChangeOnceMoreWithinOneTickOfTheClockHasNone()
    {
        var now = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        Assert.AreEqual("", FileStamp.OfSource(Source with { Modified = now }));
        Assert.AreEqual("", FileStamp.OfSource(Source with { Changed = now }));
        Assert.AreEqual("", FileStamp.OfSource(Source with { Changed = now + 3_600_000_000_000 })); // a clock that was set back
    }

    [TestMethod]
    public void LinkingAPublishedFileDoesNotChangeItsStamp() =>
        Assert.AreEqual(FileStamp.OfPublished(Source), FileStamp.OfPublished(Source with { Changed = 31 }));
}
