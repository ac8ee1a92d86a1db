using System.Formats.Tar;
using System.IO.Compression;

namespace Release.Sdk.Tests.Mix;

/// <summary>
/// Answers the groups "include_erts" and "copy_erts" of Mix's tests of releases, and its cases of several versions of an application, a boot
/// script with other modes, an archive after a build with ERTS, and a configuration in another directory.
/// </summary>
[TestClass]
[TestCategory("Long")]
public sealed class WhenAMixReleaseChoosesItsErlang
{
    [TestMethod]
    [DataRow("inside", true)]
    [DataRow("outside", false)]
    [DataRow("given", true)]
    [DataRow("loaded", false)]
    public void ErtsAndTheLibrariesOfOtpAreThereOrNot(string release, bool isIncluded)
    {
        Assert.AreEqual(isIncluded ? 1 : 0, Directory.GetDirectories(Chosen.Root(release), "erts-*").Length);
        Assert.AreEqual(isIncluded ? 1 : 0, Directory.GetDirectories(Path.Combine(Chosen.Root(release), "lib"), "stdlib-*").Length);
    }

    [TestMethod]
    [DataRow("given", "-of-ours")]
    [DataRow("inside", "")]
    public void ItsVersionMayHaveDashesOfItsOwn(string release, string suffix)
    {
        var version = Chosen.InstalledErts + suffix;
        Assert.IsTrue(File.Exists(Path.Combine(Chosen.Root(release), $"erts-{version}", "bin", "beam.smp")));
        Assert.AreEqual($"{version} 0.1.0\n", File.ReadAllText(Path.Combine(Chosen.Root(release), "releases", "start_erl.data")));
        using var node = Chosen.Node(release).Foreground();
        Assert.AreEqual($"\"{node.Root}\"", node.Rpc("IO.inspect(to_string(:code.root_dir()))"));
    }

    [TestMethod]
    public void TheNewestOfSeveralVersionsIsTakenAndOneWithoutFilesIsNone() => CollectionAssert.AreEqual(
        new[] { "tiny-5.10" },
        Directory.GetDirectories(Path.Combine(Chosen.Root("given"), "lib"), "tiny-*").Select(Path.GetFileName).ToArray());

    [TestMethod]
    public void TheScriptErlNamesNoPlaceOfTheBuildMachine()
    {
        var erts = Directory.GetDirectories(Chosen.Root("inside"), "erts-*").Single();
        Assert.IsFalse(File.ReadAllText(Path.Combine(erts, "bin", "erl")).Contains(Erlang.Root, StringComparison.Ordinal));
        Assert.IsFalse(File.Exists(Path.Combine(erts, "bin", "erl.ini")));
        using var moved = new TemporaryDirectory("moved");
        Assert.AreEqual(0, Tool.Run("cp", ["-R", Chosen.Root("inside"), moved.Path("release")]).ExitCode);
        var erl = moved.Path("release", Path.GetFileName(erts), "bin", "erl");
        var boot = moved.Path("release", "releases", "0.1.0", "start_clean");
        var result = Tool.Run(erl, ["-boot", boot, "-noshell", "-eval", "io:put_chars(code:root_dir()), halt()."]);
        Assert.AreEqual(moved.Path("release"), result.Output, result.Errors);
    }

    // Oracle: mix release writes the same start types and the same instructions, but for paths.
    [TestMethod]
    public void ApplicationsThatAreOnlyLoadedDownToElixirAreNotStarted()
    {
        using var sources = Chosen.Sources();
        var byMix = sources.AssembleByMix("loaded");
        Assert.AreEqual(Starts(byMix), Starts(Chosen.Root("loaded")));
        StringAssert.Contains(Starts(byMix), "{elixir,load}");
    }

    [TestMethod]
    public void TheConfigurationAtStartStandsBesideThatOfTheBuild()
    {
        using var node = Chosen.Node("outside", ("CHOSEN_PLACE", "started")).Foreground();
        Assert.AreEqual("\"started\"", node.Rpc("IO.inspect(Chosen.place())"));
    }

    [TestMethod]
    public void AfterABuildWithoutErtsNothingOfItIsLeftAndTheCookieOfTheStartIs()
    {
        using var sources = Chosen.Sources();
        sources.Build("-p:ReleaseName=inside").ShouldSucceed();
        var root = sources.AssembledByTheSdk("inside");
        var cookie = Path.Combine(root, "releases", "COOKIE");
        Assert.IsFalse(File.Exists(cookie), "None is made by the build.");
        string made;
        using (var node = new RunningNode(root, "inside").Foreground())
        {
            made = File.ReadAllText(cookie);
            Assert.AreEqual(made.Trim(), node.Rpc("IO.puts(Node.get_cookie())"));
            node.Succeed("stop");
        }

        Directory.CreateDirectory(Path.Combine(root, "lib", "ignored_app-0.1.0", "ebin"));
        sources.Build("-p:ReleaseName=inside", "-p:IncludeErts=false").ShouldSucceed();

        Assert.AreEqual(made, File.ReadAllText(cookie));
        var files = Packed(sources.PathOf("bin", "Release", "inside-0.1.0.tar.gz"));
        CollectionAssert.Contains(files, "bin/inside");
        CollectionAssert.AreEqual(Array.Empty<string>(), files.Where(file => new[] { "erts", "stdlib", "COOKIE", "ignored" }.Any(file.Contains)).ToArray());
        Assert.IsEmpty(Directory.GetDirectories(root, "erts-*"));
    }

    private static string Starts(string root) => Erlang.Escript("""
        main([Rel, Script]) ->
            {ok, [{release, _, _, Applications}]} = file:consult(Rel),
            {ok, [{script, _, Instructions}]} = file:consult(Script),
            Type = fun({Name, _}) -> {Name, permanent}; ({Name, _, Type}) -> {Name, Type} end,
            Started = [{Function, case Argument of {application, Name, _} -> Name; Other -> Other end}
                       || {apply, {application, Function, [Argument | _]}} <- Instructions],
            io:format("~w ~w", [lists:map(Type, Applications), Started]).
        """, Path.Combine(root, "releases", "0.1.0", "loaded.rel"), Path.Combine(root, "releases", "0.1.0", "start.script"));

    private static List<string> Packed(string archive)
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
