using Release.Tasks.Disk;

namespace Release.Tasks.Tests.Disk;

[TestClass]
public sealed class WhenTheOutputIsTouched : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [TestInitialize]
    public void Publish()
    {
        _directory.Write("bin/counter", "1");
        _directory.Write("releases/start_erl.data", "13.1.5 1");
    }

    public void Dispose() => _directory.Dispose();

    [TestMethod]
    public void ItsStateIsTheSameWhereNothingHappened() => Assert.AreEqual(State(), State());

    [TestMethod]
    [DataRow("rm bin/counter")]
    [DataRow("printf 22 > bin/counter")]
    [DataRow("touch -d 2001-01-01 bin/counter")]
    [DataRow("chmod 600 bin/counter")]
    [DataRow("touch bin/more")]
    [DataRow("mkdir lib")]
    [DataRow("mv bin/counter bin/Counter")]
    [DataRow("rm bin/counter; ln -s /bin/true bin/counter")]
    public void ItsStateIsAnother(string script)
    {
        var before = State();
        Assert.AreEqual(0, Tool.Run("sh", ["-c", script], _directory.FullPath).ExitCode);
        Assert.AreNotEqual(before, State());
    }

    [TestMethod]
    [DataRow("mkdir tmp; touch tmp/pipe")]
    [DataRow("touch releases/COOKIE")]
    public void WhatARunningReleaseWritesDoesNotCount(string script)
    {
        var before = State();
        Assert.AreEqual(0, Tool.Run("sh", ["-c", script], _directory.FullPath).ExitCode);
        Assert.AreEqual(before, State());
    }

    [TestMethod]
    public void NoDirectoryIsAStateToo() => Assert.AreNotEqual(State(), TreeState.Of(_directory.Path("nowhere")));

    private string State() => TreeState.Of(_directory.FullPath);
}
