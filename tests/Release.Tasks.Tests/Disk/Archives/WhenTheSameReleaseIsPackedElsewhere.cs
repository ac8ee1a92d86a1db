namespace Release.Tasks.Tests.Disk.Archives;

[TestClass]
public sealed class WhenTheSameReleaseIsPackedElsewhere
{
    private static readonly string[] Archives = ["out/counter.tar.gz", "out/counter.zip"];

    [TestMethod]
    [DataRow("077", "TZ=Asia/Tokyo", "RELEASE_TEST_ORDER=reversed")]
    [DataRow("000", "TZ=America/St_Johns", "LC_ALL=tr_TR.UTF-8", "USER=somebody else", "DOTNET_PROCESSOR_COUNT=1")]
    public void TheBytesAreTheSame(string umask, params string[] variables)
    {
        using var here = new TemporaryDirectory("here");
        using var there = new TemporaryDirectory("ein anderer Ort");
        Pack(here, "022");
        Pack(there, umask, [.. variables.Select(variable => variable.Split('=')).Select(parts => (parts[0], parts[1]))]);
        foreach (var archive in Archives)
        {
            CollectionAssert.AreEqual(File.ReadAllBytes(here.Path(archive)), File.ReadAllBytes(there.Path(archive)));
        }
    }

    // The comparison can fail: the one thing that may be in an archive beside the release is the time the user asked for.
    [TestMethod]
    public void AnotherSourceDateIsSeen()
    {
        using var here = new TemporaryDirectory();
        using var there = new TemporaryDirectory();
        Pack(here, "022");
        Pack(there, "022", ("RELEASE_TEST_EPOCH", "1700000000"));
        foreach (var archive in Archives)
        {
            CollectionAssert.AreNotEqual(File.ReadAllBytes(here.Path(archive)), File.ReadAllBytes(there.Path(archive)));
        }
    }

    private static void Pack(TemporaryDirectory home, string umask, params (string Name, string? Value)[] environment)
    {
        var child = Child.Run(nameof(WhenAWriterRunsInAProcessOfItsOwn.ItPacks), umask, [("RELEASE_TEST_HOME", home.FullPath), .. environment]);
        Assert.AreEqual(0, child.ExitCode, child.Output);
    }
}
