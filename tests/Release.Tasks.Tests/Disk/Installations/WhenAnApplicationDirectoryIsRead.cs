using Release.Tasks.Disk;
using Release.Tasks.Disk.Installations;

namespace Release.Tasks.Tests.Disk.Installations;

[TestClass]
public sealed class WhenAnApplicationDirectoryIsRead : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Application => _directory.Path("a-1");

    public void Dispose() => _directory.Dispose();

    [TestMethod]
    public void OnlyEbinIncludeAndPrivAreListedSorted()
    {
        foreach (var file in (string[])["src/a.erl", "ebin/a.beam", "ebin/a.app", "priv/b/c", "priv/B", "include/a.hrl", "doc/x", "README"])
        {
            _directory.Write($"a-1/{file}", "");
        }

        CollectionAssert.AreEqual(new[] { "ebin/a.app", "ebin/a.beam", "include/a.hrl", "priv/B", "priv/b/c" }, Paths(Read()));
    }

    [TestMethod]
    public void TheExecutableBitIsSeen()
    {
        _directory.Write("a-1/priv/data", "");
        File.SetUnixFileMode(_directory.Write("a-1/priv/program", ""), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        CollectionAssert.AreEqual(new[] { false, true }, Read().Files.Select(file => file.IsExecutable).ToArray());
    }

    [TestMethod]
    public void LinksCountAsWhatTheyLeadTo()
    {
        _directory.Write("elsewhere/d/file", "");
        _directory.Write("a-1/priv/x", "");
        File.CreateSymbolicLink(_directory.Path("a-1/priv/to-file"), "../../elsewhere/d/file");
        File.CreateSymbolicLink(_directory.Path("a-1/priv/to-directory"), _directory.Path("elsewhere"));
        File.CreateSymbolicLink(_directory.Path("a-1/priv/again"), "to-directory");
        File.CreateSymbolicLink(_directory.Path("a-1/ebin"), "../elsewhere/d");
        var tree = Read();
        Assert.IsEmpty(tree.Diagnostics);
        CollectionAssert.AreEqual(new[] { "ebin/file", "priv/again/d/file", "priv/to-directory/d/file", "priv/to-file", "priv/x" }, Paths(tree));
    }

    [TestMethod]
    [DataRow("nowhere")]
    [DataRow("/nowhere/at/all")]
    [DataRow("../ebin/a.app/below-a-file")]
    public void ADanglingLinkIsAnError(string target)
    {
        _directory.Write("a-1/ebin/a.app", "");
        _directory.Write("a-1/priv/x", "");
        File.CreateSymbolicLink(_directory.Path("a-1/priv/link"), target);
        var diagnostic = Read().Diagnostics.Single();
        Assert.AreEqual(("REL7006", _directory.Path("a-1/priv/link")), (diagnostic.Code, diagnostic.Place.File));
    }

    [TestMethod]
    [DataRow("self")]
    [DataRow(".")]
    [DataRow("..")]
    [DataRow("d")]
    public void ALinkThatLeadsBackIsAnError(string target)
    {
        _directory.Write("a-1/priv/d/x", "");
        File.CreateSymbolicLink(_directory.Path("a-1/priv/d/back"), "..");
        File.CreateSymbolicLink(_directory.Path("a-1/priv/self"), target);
        CollectionAssert.AreEqual(new[] { "REL7007" }, Codes().Distinct().ToArray(), string.Join("\n", Read().Diagnostics));
    }

    [TestMethod]
    public void ANameThatIsNotUtf8IsAnErrorAlsoBesideItsLookalike()
    {
        _directory.Write("a-1/priv/x", "");
        Assert.AreEqual(0, Tool.Run("sh", ["-c", "touch \"$(printf 'na\\377me')\" \"$(printf 'b\\342\\202')\""], _directory.Path("a-1/priv")).ExitCode);
        CollectionAssert.AreEqual(new[] { "REL7008", "REL7008" }, Codes());
        _directory.Write("a-1/priv/na\uFFFDme", "");
        CollectionAssert.AreEqual(new[] { "REL7008", "REL7008" }, Codes());
        Tool.Run("rm", ["-r", Application]); // .NET cannot name them either
    }

    [TestMethod]
    public void TheReplacementCharacterItselfIsAName()
    {
        _directory.Write("a-1/priv/na\uFFFDme", "");
        Assert.IsEmpty(Read().Diagnostics);
        CollectionAssert.AreEqual(new[] { "priv/na\uFFFDme" }, Paths(Read()));
    }

    [TestMethod]
    public void APipeIsAnErrorAndNotWaitedFor()
    {
        _directory.Write("a-1/priv/x", "");
        Assert.AreEqual(0, Tool.Run("mkfifo", [_directory.Path("a-1/priv/pipe")]).ExitCode);
        CollectionAssert.AreEqual(new[] { "REL7009" }, Codes());
    }

    [TestMethod]
    public void ADirectoryThatIsNotThereHasNoFiles() => Assert.IsEmpty(SourceTree.Read(_directory.Path("nowhere")).Files);

    // Oracle: find -L, which follows links too.
    [TestMethod]
    public void EveryFileOfTheInstalledErlangIsFound()
    {
        var lib = Path.Join(Erlang.Root, "lib");
        var tree = SourceTree.Read(lib);
        var found = Tool.Run("find", ["-L", ".", "-type", "f"], lib).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(path => path[2..]);
        Assert.IsEmpty(tree.Diagnostics);
        CollectionAssert.AreEqual(found.Order(StringComparer.Ordinal).ToArray(), Paths(tree));
    }

    private SourceTree Read() => ApplicationDirectory.Read(Application);

    private string[] Codes() => Read().Diagnostics.Select(diagnostic => diagnostic.Code).ToArray();

    private static string[] Paths(SourceTree tree) => tree.Files.Select(file => file.Path).ToArray();
}
