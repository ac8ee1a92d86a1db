using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.Versioning;

namespace Release.Sdk.Tests;

/// <summary>Every property and item that has a default is given, and a library that was compiled elsewhere is used.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class WhenAProjectSaysEverything
{
    private const string Cookie = "Wz3.a-secret_of-the/project";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static Workspace _workspace = null!;
    private static BuildResult _build = null!;
    private static string _root = null!;

    [ClassInitialize]
    public static void Build(TestContext context)
    {
        _workspace = new Workspace();
        AddLibrary();
        _workspace.Write("shop/files/notes.txt", "notes");
        _workspace.Write("shop/rel/overlays/etc/by-default", "default");
        _build = _workspace.Build(_workspace.AddCounter("shop", $"""
            <Project Sdk="Release.Sdk">
              <PropertyGroup>
                <ReleaseName>shop</ReleaseName>
                <ReleaseVersionFromApplication>gauge</ReleaseVersionFromApplication>
                <ReleaseCookie>{Cookie}</ReleaseCookie>
                <ReleaseArchiveFormats>zip;tar.gz</ReleaseArchiveFormats>
                <ReleaseArchiveDirectory>../out/</ReleaseArchiveDirectory>
                <ReleaseRoot>../out/shop/</ReleaseRoot>
                <ExecutablesFor>unix</ExecutablesFor>
              </PropertyGroup>
              <ItemGroup>
                <ApplicationPath Include="../vendor" />
                <ReleaseApplication Include="gauge" />
                <ReleaseApplication Include="inets" StartType="permanent" />
                <ReleaseApplication Include="crypto" StartType="transient" />
                <ReleaseApplication Include="asn1" StartType="temporary" />
                <ReleaseApplication Include="syntax_tools" StartType="load" />
                <ReleaseApplication Include="xmerl" StartType="none" />
                <KeepBeamChunk Include="Docs;Dbgi" />
                <ReleaseOverlay Include="files/notes.txt" TargetPath="doc/read me.txt" />
                <ErlcOption Include="-DSTEP=1" />
              </ItemGroup>
            </Project>
            """));
        _root = _workspace.Path("out", "shop");
    }

    [ClassCleanup]
    public static void Remove() => _workspace.Dispose();

    [TestMethod]
    public void EachApplicationIsStartedAsItsTypeSays() => Assert.AreEqual(
        "{[{asn1,temporary}, {counter,permanent}, {crypto,transient}, {gauge,permanent}, {inets,permanent}, {kernel,permanent}, {sasl,permanent}, {stdlib,permanent}], [syntax_tools]}",
        FreshVm.Started(_root, "shop"));

    [TestMethod]
    public void AnApplicationThatIsNotLoadedIsThere() => Assert.AreEqual(
        "{undefined,{module,xmerl}}", FreshVm.Eval(_root, "shop", "start", "{application:get_key(xmerl, vsn), code:ensure_loaded(xmerl)}."));

    [TestMethod]
    public void SystoolsMakesTheSameBootScript() => FreshVm.ShouldAgreeWithSystools(_root, "shop");

    [TestMethod]
    public void ItsVersionIsThatOfTheApplicationNamed()
    {
        _build.ShouldSucceed();
        Assert.IsTrue(File.Exists(Path.Combine(_root, "releases", "2.5", "shop.rel")));
    }

    [TestMethod]
    public void TheProgramOfTheLibraryStaysOne()
    {
        var priv = Path.Combine(_root, "lib", "gauge-2.5", "priv");
        Assert.AreEqual("read 7\n", Tool.Run(Path.Combine(priv, "read"), ["7"]).Output);
        Assert.IsFalse(File.GetUnixFileMode(Path.Combine(priv, "table.txt")).HasFlag(UnixFileMode.UserExecute));
        Assert.IsTrue(File.Exists(Path.Combine(_root, "lib", "gauge-2.5", "include", "gauge.hrl")));
        Assert.IsFalse(Directory.Exists(Path.Combine(_root, "lib", "gauge-2.5", "src")), "sources stay behind");
    }

    [TestMethod]
    public void TheChunksAskedForAreKept()
    {
        var chunks = ChunksOf(Path.Combine(_root, "lib", "gauge-2.5", "ebin", "gauge.beam"));
        CollectionAssert.IsSubsetOf(new[] { "Docs", "Dbgi", "Attr", "Code" }, chunks);
        CollectionAssert.DoesNotContain(chunks, "CInf");
    }

    [TestMethod]
    public void WithoutStrippingEveryModuleIsAsItWasCompiled()
    {
        using var workspace = new Workspace();
        var project = workspace.AddCounter();
        workspace.Build(project, "-p:StripBeams=false", "-p:ExecutablesFor=windows").ShouldSucceed();
        var shipped = workspace.Path("counter", "bin", "Debug", "rel", "counter", "lib", "counter-0.1.0", "ebin", "counter.beam");
        CollectionAssert.AreEqual(File.ReadAllBytes(workspace.Path("counter", "obj", "Debug", "counter", "lib", "counter", "ebin", "counter.beam")), File.ReadAllBytes(shipped));
        CollectionAssert.IsSubsetOf(new[] { "Dbgi", "Line", "CInf" }, ChunksOf(shipped));
        CollectionAssert.AreEqual(new[] { "counter.bat" }, Names(workspace.Path("counter", "bin", "Debug", "rel", "counter", "bin")));
    }

    [TestMethod]
    public void OverlaysStandWhereTheyAreAskedFor()
    {
        Assert.AreEqual("notes", File.ReadAllText(Path.Combine(_root, "doc", "read me.txt")));
        Assert.AreEqual("default", File.ReadAllText(Path.Combine(_root, "etc", "by-default")));
    }

    [TestMethod]
    public void OnlyTheLaunchersAskedForAreMade()
    {
        CollectionAssert.AreEqual(new[] { "shop" }, Names(Path.Combine(_root, "bin")));
        Assert.IsFalse(File.Exists(Path.Combine(_root, "releases", "2.5", "env.bat")));
    }

    [TestMethod]
    public void TheCookieIsForItsOwnerOnly()
    {
        var file = Path.Combine(_root, "releases", "COOKIE");
        Assert.AreEqual(Cookie, File.ReadAllText(file).TrimEnd());
        Assert.AreEqual(OwnerOnly, File.GetUnixFileMode(file));
        using var release = new RunningRelease(_root, "shop").Start();
        Assert.AreEqual($"'{Cookie}'", release.Rpc("erlang:get_cookie()."));
    }

    [TestMethod]
    public void TheCookieIsInNoFileBesideTheReleaseAndItsArchives()
    {
        var found = Tool.Run("grep", ["-rlF", Cookie, _workspace.Path("shop", "obj"), _workspace.Path("shop", "bin"), _root]);
        CollectionAssert.AreEqual(new[] { Path.Combine(_root, "releases", "COOKIE") }, found.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [TestMethod]
    public void TheTarHoldsOwnersAndModesOfNoMachine()
    {
        using var reader = new TarReader(new GZipStream(File.OpenRead(_workspace.Path("out", "shop-2.5.tar.gz")), CompressionMode.Decompress));
        var modes = new Dictionary<string, string>();
        while (reader.GetNextEntry() is { } entry)
        {
            Assert.AreEqual((0, 0), (entry.Uid, entry.Gid), entry.Name);
            modes[entry.Name.TrimEnd('/')] = Convert.ToString((int)entry.Mode, 8);
        }

        CollectionAssert.IsSubsetOf(modes.Values.Distinct().ToArray(), new[] { "600", "644", "755" });
        CollectionAssert.AreEqual(new[] { "releases/COOKIE" }, modes.Where(pair => pair.Value == "600").Select(pair => pair.Key).ToArray());
        Assert.AreEqual("755", modes["bin/shop"]);
        Assert.AreEqual("755", modes["lib/gauge-2.5/priv/read"]);
        Assert.AreEqual("644", modes["lib/gauge-2.5/priv/table.txt"]);
    }

    [TestMethod]
    public void TheZipUnpackedElsewhereRuns()
    {
        using var elsewhere = new TemporaryDirectory("elsewhere");
        var archive = _workspace.Path("out", "shop-2.5.zip");
        ZipFile.ExtractToDirectory(archive, elsewhere.FullPath);
        Assert.AreEqual("{ok,\"2.5\"}", FreshVm.Eval(elsewhere.FullPath, "shop", "start", "application:get_key(gauge, vsn)."));
        Assert.AreEqual(OwnerOnly, File.GetUnixFileMode(elsewhere.Path("releases", "COOKIE")));

        // OTP reads it too; it leaves the modes of the archive alone.
        using var otp = new TemporaryDirectory("otp");
        Erlang.Escript("""main([Archive, Target]) -> {ok, _} = zip:unzip(Archive, [{cwd, Target}]).""", archive, otp.FullPath);
        Assert.AreEqual("", Tool.Run("diff", ["-r", elsewhere.FullPath, otp.FullPath]).Output.Trim());
    }

    // An application as another build leaves it: a version in its directory's name, a program, a header, a source, documentation in a chunk.
    private static void AddLibrary()
    {
        var program = _workspace.Write("vendor/gauge-2.5/priv/read", "#!/bin/sh\necho read \"$1\"\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _workspace.Write("vendor/gauge-2.5/priv/table.txt", "1 2 3\n");
        _workspace.Write("vendor/gauge-2.5/include/gauge.hrl", "-define(GAUGE, 7).\n");
        var source = _workspace.Write("vendor/gauge-2.5/src/gauge.erl", "-module(gauge).\n-export([read/0]).\n-include(\"gauge.hrl\").\nread() -> ?GAUGE.\n");
        _workspace.Write("vendor/gauge-2.5/ebin/gauge.app", "{application, gauge, [{description, \"\"}, {vsn, \"2.5\"}, {modules, [gauge]}, {registered, []}, {applications, [kernel, stdlib]}]}.\n");
        Erlang.Escript(
            """
            main([Source, Ebin]) ->
                {ok, gauge} = compile:file(Source, [debug_info, {i, filename:dirname(Source) ++ "/../include"}, {outdir, Ebin}]),
                Beam = Ebin ++ "/gauge.beam",
                {ok, gauge, Chunks} = beam_lib:all_chunks(Beam),
                {ok, Bytes} = beam_lib:build_module(Chunks ++ [{"Docs", term_to_binary({docs_v1, 1, erlang, <<"text/markdown">>, none, #{}, []})}]),
                ok = file:write_file(Beam, Bytes).
            """,
            source, _workspace.Path("vendor", "gauge-2.5", "ebin"));
    }

    private static string[] ChunksOf(string beam) => Erlang.Escript(
        """
        main([Beam]) ->
            {ok, Bytes} = file:read_file(Beam),
            Plain = case Bytes of <<31, 139, _/binary>> -> zlib:gunzip(Bytes); _ -> Bytes end,
            {ok, _, Chunks} = beam_lib:all_chunks(Plain),
            io:format("~s", [lists:join(" ", [Id || {Id, _} <- Chunks])]).
        """,
        beam).Split(' ');

    private static string[] Names(string directory) => [.. Directory.GetFiles(directory).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
}
