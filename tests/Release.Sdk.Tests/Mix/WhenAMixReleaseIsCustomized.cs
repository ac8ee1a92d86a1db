using System.Formats.Tar;
using System.IO.Compression;

namespace Release.Sdk.Tests.Mix;

/// <summary>Answers the groups "customize" and "tar" of Mix's tests of the task, and "strip_beam", "copy_app" and "make_cookie" of those of releases.</summary>
[TestClass]
[TestCategory("Long")]
public sealed class WhenAMixReleaseIsCustomized
{
    [TestMethod]
    [DataRow("witness", "rel")]
    [DataRow("templated", "custom_rel")]
    public void TemplatesAreRenderedFromTheirDirectory(string release, string directory)
    {
        foreach (var file in new[] { "vm.args", "env.sh", "env.bat" })
        {
            Assert.AreEqual($"# {directory}/{file}.eex FOR {release}", Witness.Read(release, "releases", "0.1.0", file).TrimEnd());
        }
    }

    [TestMethod]
    public void AnOverlayOfItsOwnWinsOverThatOfTheTemplates()
    {
        Assert.AreEqual("world", Witness.Read("witness", "hello"));
        Assert.AreEqual("override", Witness.Read("templated", "hello"));
        Assert.AreEqual("kept", Witness.Read("templated", "original"));
    }

    [TestMethod]
    [DataRow("witness", "overlays")]
    [DataRow("templated", "overlays another")]
    public void EmptyDirectoriesOfTheOverlaysAreThere(string release, string names) => CollectionAssert.AreEqual(
        names.Split(' ').Order(StringComparer.Ordinal).ToArray(),
        Directory.GetDirectories(Path.Combine(Witness.Root(release), "empty")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray());

    [TestMethod]
    public void WithoutExecutablesThereAreNone()
    {
        var root = Witness.Root("bare");
        Assert.IsFalse(Directory.Exists(Path.Combine(root, "bin")) && Directory.EnumerateFileSystemEntries(Path.Combine(root, "bin")).Any());
        Assert.IsFalse(File.Exists(Path.Combine(root, "releases", "0.1.0", "elixir")));
        Assert.IsFalse(File.Exists(Path.Combine(root, "releases", "0.1.0", "iex")));
        Assert.IsTrue(File.Exists(Path.Combine(Witness.Root("witness"), "releases", "0.1.0", "iex")));
    }

    [TestMethod]
    [DataRow("bare", "[true,false]")]
    [DataRow("witness", "[false,false]")]
    public void StrippingKeepsOnlyTheChunksThatAreNamed(string release, string docsAndDebugInformation)
    {
        var module = Path.Combine(Witness.Root(release), "lib", "witness-0.1.0", "ebin", "Elixir.Witness.beam");
        Assert.AreEqual(docsAndDebugInformation, Erlang.Escript("""
            main([File]) ->
                {ok, _, Chunks} = beam_lib:all_chunks(File),
                io:format("~w", [[lists:keymember(Id, 1, Chunks) || Id <- ["Docs", "Dbgi"]]]).
            """, module));
    }

    [TestMethod]
    public void PrivIsCopiedAndNoLink()
    {
        var priv = new DirectoryInfo(Path.Combine(Witness.Root("witness"), "lib", "witness-0.1.0", "priv"));
        Assert.IsNull(priv.LinkTarget);
        Assert.AreEqual("hello\n", File.ReadAllText(Path.Combine(priv.FullName, "hello")));
    }

    [TestMethod]
    public void AGivenCookieIsShippedAsItIsAndNoOther()
    {
        Assert.AreEqual("abcdefghijk", Witness.Read("outside", "releases", "COOKIE"));
        Assert.IsFalse(File.Exists(Path.Combine(Witness.Root("modes"), "releases", "COOKIE")));
    }

    [TestMethod]
    public void StartErlNamesErtsAndTheVersion() =>
        Assert.AreEqual($"{Path.GetFileName(Directory.GetDirectories(Witness.Root("witness"), "erts-*").Single())[5..]} 0.1.0\n", Witness.Read("witness", "releases", "start_erl.data"));

    [TestMethod]
    public void TheArchiveHoldsTheReleaseWithItsOverlays()
    {
        var files = Files(Witness.Archive("witness", "0.1.0"));
        CollectionAssert.Contains(files, "empty/overlays/");
        foreach (var file in new[] { "bin/witness", "releases/0.1.0/sys.config", "releases/0.1.0/vm.args", "releases/start_erl.data", "hello", "lib/witness-0.1.0/ebin/witness.app" })
        {
            CollectionAssert.Contains(files, file);
        }

        Assert.IsTrue(files.Any(file => file.StartsWith("erts-", StringComparison.Ordinal)));
        Assert.IsTrue(files.Any(file => file.StartsWith("lib/stdlib-", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void TheArchiveOfAReleaseWithoutErtsHoldsNothingOfOtp()
    {
        var files = Files(Witness.Archive("outside", "0.2.0"));
        CollectionAssert.Contains(files, "bin/outside");
        Assert.IsFalse(files.Any(file => file.Contains("erts", StringComparison.Ordinal) || file.Contains("stdlib", StringComparison.Ordinal)));
    }

    private static List<string> Files(string archive)
    {
        using var reader = new TarReader(new GZipStream(File.OpenRead(archive), CompressionMode.Decompress));
        var files = new List<string>();
        while (reader.GetNextEntry() is { } entry)
        {
            files.Add(entry.Name);
        }

        return files;
    }
}
