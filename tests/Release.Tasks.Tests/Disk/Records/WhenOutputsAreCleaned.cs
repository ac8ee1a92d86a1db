using Release.Tasks.Disk.Records;

namespace Release.Tasks.Tests.Disk.Records;

[TestClass]
public sealed class WhenOutputsAreCleaned : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [TestMethod]
    public void WhatWasWrittenIsGoneWithItsDirectoriesAndLocks()
    {
        var file = _directory.Write("bin/rel/counter/lib/a/ebin/a.beam", "1");
        var archive = _directory.Write("bin/counter.tar.gz", "1");
        _directory.Write("bin/.counter.tar.gz.lock", "");
        _directory.Write("bin/rel/.counter.stage.tmp/half", "1");
        Clean(file, archive);
        CollectionAssert.AreEqual(Array.Empty<string>(), Directory.GetFileSystemEntries(_directory.Path("bin")));
        Assert.IsFalse(Directory.Exists(_directory.Path("obj")));
    }

    [TestMethod]
    public void DirectoriesThatAReleaseShipsEmptyAreGoneToo()
    {
        var file = _directory.Write("bin/rel/counter/a", "1");
        Directory.CreateDirectory(_directory.Path("bin", "rel", "counter", "var", "log"));
        Clean(file);
        CollectionAssert.AreEqual(Array.Empty<string>(), Directory.GetFileSystemEntries(_directory.Path("bin")));
    }

    [TestMethod]
    public void WhatOthersWroteStays()
    {
        var file = _directory.Write("bin/rel/counter/a", "1");
        var other = _directory.Write("bin/rel/counter/mine", "1");
        Clean(file);
        CollectionAssert.AreEqual(new[] { other }, Directory.GetFiles(_directory.Path("bin"), "*", SearchOption.AllDirectories));
    }

    [TestMethod]
    public void NothingIsRemovedThroughALink()
    {
        var precious = _directory.Write("elsewhere/a.beam", "precious");
        var file = _directory.Write("bin/rel/counter/lib/a.beam", "1");
        Save(file);
        Directory.Delete(_directory.Path("bin", "rel", "counter", "lib"), recursive: true);
        Directory.CreateSymbolicLink(_directory.Path("bin", "rel", "counter", "lib"), _directory.Path("elsewhere"));
        Remove();
        Assert.IsTrue(File.Exists(precious));
    }

    private void Clean(params string[] files)
    {
        Save(files);
        Remove();
    }

    private void Save(params string[] files) => new StageRecord().Wrote(files).Save(_directory.Path("obj", "AssembleRelease.record"));

    private void Remove() => new CleanedOutput(_directory.Path("bin", "rel", "counter"), CancellationToken.None).Remove(_directory.Path("obj"));
}
