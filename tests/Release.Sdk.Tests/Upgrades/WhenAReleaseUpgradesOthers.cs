namespace Release.Sdk.Tests.Upgrades;

/// <summary>
/// A chain of three versions: 0.2.0 changes the counter and the library that it uses, 0.3.0 also adds an application and removes one, and can be reached from both. The judge
/// is <c>systools:make_relup</c> of the installed OTP, on the assembled releases with their <c>.appup</c> files.
/// </summary>
[TestClass]
public sealed class WhenAReleaseUpgradesOthers
{
    private const string Judge =
        """
        main([New, NewVsn | Olds]) ->
            Roots = [New | [Root || [Root, _] <- pairs(Olds)]],
            Path = [Ebin || Root <- Roots, Ebin <- filelib:wildcard(filename:join(Root, "lib/*/ebin"))],
            Bases = [filename:join([Root, "releases", Vsn, "counter"]) || [Root, Vsn] <- pairs(Olds)],
            {ok, Relup, _, _} = systools:make_relup(filename:join([New, "releases", NewVsn, "counter"]), Bases, Bases, [{path, Path}, noexec, silent]),
            {ok, [Ours]} = file:consult(filename:join([New, "releases", NewVsn, "relup"])),
            Relup =:= Ours orelse io:format("systools: ~tp~nours: ~tp~n", [Relup, Ours]).

        pairs([]) -> [];
        pairs([Root, Vsn | Others]) -> [[Root, Vsn] | pairs(Others)].
        """;

    private static Workspace _workspace = null!;

    [ClassInitialize]
    public static void Build(TestContext context)
    {
        _workspace = new Workspace("chain");
        Version("0.1.0", library: 1, "leaving", "");
        Version("0.2.0", library: 2, "leaving", Base("0.1.0", ".tar.gz"));
        Version("0.3.0", library: 2, "coming", Base("0.1.0", ".release") + """<ReleaseUpgradeFrom Include="../0.2.0/bin/Debug/rel/counter" />""");
    }

    [ClassCleanup]
    public static void Remove() => _workspace.Dispose();

    [TestMethod]
    public void TheRelupIsThatOfSystools() => Assert.AreEqual("", Judged("0.2.0", "0.1.0"));

    [TestMethod]
    public void OneRelupKnowsTwoBasesAndApplicationsThatComeAndGo()
    {
        // systools takes the bases in the order of the items too.
        Assert.AreEqual("", Judged("0.3.0", "0.1.0", "0.2.0"));
        var relup = File.ReadAllText(Root("0.3.0", "releases", "0.3.0", "relup"));
        Assert.Contains("{apply,{application,start,[coming,permanent]}}", relup);
        Assert.Contains("{apply,{application,unload,[leaving]}}", relup);
    }

    [TestMethod]
    public void ARunningSystemGoesTheWholeWayAndBack()
    {
        using var release = new UpgradableRelease("counter", version => TwoVersions.Archive(_workspace, "counter", version));
        foreach (var extension in new[] { "", ".sha256" })
        {
            File.Copy(TwoVersions.Archive(_workspace, "counter", "0.3.0") + extension, release.Beside("counter-0.3.0.tar.gz") + extension);
        }

        release.Start();
        var process = release.Succeed("pid");
        Assert.AreEqual("{1,1,[leaving]}", release.Rpc(Facts));
        release.Unpacked().Succeed("install", "0.2.0");
        Assert.AreEqual("{2,2,[leaving]}", release.Rpc(Facts));
        release.Succeed("commit");
        release.Succeed("unpack", "0.3.0");
        release.Succeed("install", "0.3.0");
        Assert.AreEqual("{3,2,[coming]}", release.Rpc(Facts));
        release.Succeed("commit");
        release.Succeed("downgrade", "0.1.0");
        Assert.AreEqual("{4,1,[leaving]}", release.Rpc(Facts));
        Assert.AreEqual(process, release.Succeed("pid"));
    }

    [TestMethod]
    public void GeneratedFilesAreShownAndShippedAndNothingElse()
    {
        var appup = File.ReadAllText(Root("0.2.0", "lib", "shared-2", "ebin", "shared.appup"));
        Assert.Contains("{load_module,shared}", appup);
        Assert.IsFalse(Directory.GetFiles(_workspace.Path("libs"), "*.appup", SearchOption.AllDirectories).Length > 0, "libraries are not touched");
        Assert.IsFalse(File.Exists(Root("0.2.0", "lib", "leaving-1", "ebin", "leaving.appup")), "it did not change");
    }

    [TestMethod]
    public void AllFormsOfABaseMakeTheSame()
    {
        var expected = File.ReadAllText(Root("0.2.0", "releases", "0.2.0", "relup"));
        foreach (var form in new[] { "rel/counter", "counter-0.1.0.release", "counter-0.1.0.tar.gz" })
        {
            Assert.AreEqual(expected, Relup("0.2.0", $"""<ReleaseUpgradeFrom Include="../0.1.0/bin/Debug/{form}" />"""), form);
        }
    }

    [TestMethod]
    public void AFileOfTheUserWins()
    {
        const string mine = "{\"%VSN%\", [{<<\"0\\\\..*\">>, [{load_module, counter}]}], [{<<\"0\\\\..*\">>, [{load_module, counter}]}]}.\n";
        foreach (var (file, item) in new[] { ("mine/counter.appup", """<AppupFile Include="mine/counter.appup" />"""), ("rel/appups/counter/counter.appup", ""), ("src/counter.appup.src", "") })
        {
            _workspace.Write($"user/{file}", mine);
            var relup = Relup("0.2.0", Base("0.1.0", ".release") + item, "user");
            Assert.DoesNotContain("code_change", relup, file);
            Assert.Contains("{load,{counter,brutal_purge,brutal_purge}}", relup, file);
            File.Delete(_workspace.Path("user", file));
        }
    }

    [TestMethod]
    public void FragmentsOfTheUserStandAroundWhatIsGenerated()
    {
        _workspace.Write("fragments/rel/appups/counter/pre.appup", "{\"0.2.0\", [{\"0.1.0\", [{apply, {counter, before_up, []}}]}], []}.\n");
        _workspace.Write("fragments/rel/appups/counter/post.appup", "{\"0.2.0\", [{\"0.1.0\", [{apply, {counter, after_up, []}}]}], [{\"0.1.0\", [{apply, {counter, after_down, []}}]}]}.\n");
        var relup = Relup("0.2.0", Base("0.1.0", ".release"), "fragments");
        Assert.IsLessThan(relup.IndexOf("code_change,up", StringComparison.Ordinal), relup.IndexOf("before_up", StringComparison.Ordinal));
        Assert.IsLessThan(relup.IndexOf("after_up", StringComparison.Ordinal), relup.IndexOf("code_change,up", StringComparison.Ordinal));
        Assert.IsLessThan(relup.IndexOf("after_down", StringComparison.Ordinal), relup.IndexOf("code_change,down", StringComparison.Ordinal));
    }

    [TestMethod]
    public void OnlyWhatTheBaseReachesIsMadeAgain()
    {
        var project = _workspace.Path("0.2.0", "counter.relproj");
        Assert.IsEmpty(_workspace.Build(project).ShouldSucceed().Stages);
        File.SetLastWriteTimeUtc(_workspace.Path("0.1.0", "bin", "Debug", "counter-0.1.0.tar.gz"), DateTime.UtcNow);
        CollectionAssert.AreEqual(new[] { "GenerateRelup", "AssembleRelease" }, _workspace.Build(project).ShouldSucceed().Stages.ToArray());
    }

    public static IEnumerable<object[]> Mistakes =>
    [
        ["REL6120", """<ReleaseUpgradeFrom Include="../0.1.0/bin/Debug/nothing.tar.gz" />"""],
        ["REL6121", """<ReleaseUpgradeFrom Include="counter.relproj" />"""],
        ["REL6122", """<ReleaseUpgradeFrom Include="src" />"""],
        ["REL6124", """<ReleaseUpgradeFrom Include="../0.1.0/bin/Debug/counter-0.1.0.release" /></ItemGroup><PropertyGroup><ReleaseName>another</ReleaseName><ReleaseVersion>0.2.0</ReleaseVersion></PropertyGroup><ItemGroup>"""],
        ["REL6125", """<ReleaseUpgradeFrom Include="../0.2.0/bin/Debug/counter-0.2.0.release" />"""],
        ["REL6126", """<ReleaseUpgradeFrom Include="../0.1.0/bin/Debug/counter-0.1.0.release;../0.1.0/bin/Debug/rel/counter" />"""],
        ["REL6012", """<ReleaseUpgradeFrom Include="../0.1.0/bin/Debug/counter-0.1.0.release" /><AppupFile Include="counter.appup" />"""],
    ];

    [TestMethod]
    [DynamicData(nameof(Mistakes))]
    public void AMistakeHasItsCode(string code, string items)
    {
        var directory = $"mistake-{code}";
        _workspace.Write($"{directory}/counter.appup", "{\"0.2.0\", [], []}.\n");
        var build = Generate("0.2.0", items, directory);
        Assert.AreEqual(1, build.ExitCode, build.Output);
        Assert.IsTrue(build.Errors.All(error => error.Code == code), build.Output);
        Assert.IsNotEmpty(build.Errors);
    }

    [TestMethod]
    public void CodeThatChangedUnderOneVersionIsAnError()
    {
        _workspace.Copy(_workspace.Path("0.1.0", "src"), "same/src");
        var build = Generate("0.1.0", Base("0.2.0", ".release") + "</ItemGroup><PropertyGroup><ReleaseVersion>0.9.0</ReleaseVersion></PropertyGroup><ItemGroup>", "same2", source =>
            source.Replace("{vsn, \"0.1.0\"}", "{vsn, \"0.2.0\"}", StringComparison.Ordinal));
        Assert.AreEqual("REL6070", build.Errors.Single().Code, build.Output);
        Assert.Contains("counter", build.Errors.Single().Text);
    }

    private const string Facts = "{counter:bump(), shared:version(), [A || {A, _, _} <- application:which_applications(), lists:member(A, [leaving, coming])]}.";

    private static string Base(string version, string extension) => $"""<ReleaseUpgradeFrom Include="../{version}/bin/Debug/counter-{version}{extension}" />""";

    private static string Root(string version, params string[] parts) => _workspace.Path([version, "bin", "Debug", "rel", "counter", .. parts]);

    private static string Judged(string version, params string[] bases) =>
        Erlang.Escript(Judge, [Root(version), version, .. bases.SelectMany(other => new[] { Root(other), other })]);

    // The sources of the counter's two versions beside this file; the third is the second with another number.
    private static void Version(string version, int library, string application, string items)
    {
        AddSources(version, version);
        AddLibrary("shared", $"{library}", $"-module(shared).\n-export([version/0]).\nversion() -> {library}.\n");
        AddLibrary(application, "1", $"-module({application}).\n");
        _workspace.Write($"{version}/counter.relproj", Project(version, items, library, application));
        _workspace.Build(_workspace.Path(version, "counter.relproj")).ShouldSucceed();
    }

    private static string Project(string version, string items, int library = 2, string application = "leaving") => $"""
        <Project Sdk="Release.Sdk">
          <PropertyGroup><ReleaseVersion>{version}</ReleaseVersion></PropertyGroup>
          <ItemGroup>
            <ApplicationPath Include="../libs/shared-{library};../libs/{application}-1" />
            <ReleaseApplication Include="shared;{application}" />
            {items}
          </ItemGroup>
        </Project>
        """;

    private static void AddSources(string version, string directory)
    {
        var source = version == "0.1.0" ? "0.1.0" : "0.2.0";
        _workspace.Copy(Path.Combine(Repository.Root, "tests", "Release.Sdk.Tests", "Upgrades", "counter", source), directory);
        var resource = _workspace.Path(directory, "src", "counter.app.src");
        File.WriteAllText(resource, File.ReadAllText(resource).Replace($"\"{source}\"", $"\"{version}\"", StringComparison.Ordinal));
    }

    private static void AddLibrary(string name, string version, string source)
    {
        var directory = $"libs/{name}-{version}/{name}-{version}/ebin";
        if (Directory.Exists(_workspace.Path(directory)))
        {
            return;
        }

        _workspace.Write($"{directory}/{name}.app", $"{{application, {name}, [{{description, \"\"}}, {{vsn, \"{version}\"}}, {{modules, [{name}]}}, {{registered, []}}, {{applications, [kernel, stdlib]}}]}}.\n");
        var file = _workspace.Write($"made/{name}-{version}/{name}.erl", source);
        var compiled = Tool.Run("erlc", ["+debug_info", "-o", _workspace.Path(directory), file], _workspace.Root);
        Assert.AreEqual(0, compiled.ExitCode, compiled.Output + compiled.Errors);
    }

    private static string Relup(string version, string items, string directory = "forms")
    {
        Generate(version, items, directory).ShouldSucceed();
        return File.ReadAllText(_workspace.Path(directory, "obj", "Debug", "counter", "upgrade", "relup"));
    }

    // The relup of a project like that version's, without the rest of the release.
    private static BuildResult Generate(string version, string items, string directory, Func<string, string>? change = null)
    {
        if (!Directory.Exists(_workspace.Path(directory, "src")) || !File.Exists(_workspace.Path(directory, "src", "counter.erl")))
        {
            AddSources(version, directory);
        }

        var resource = _workspace.Path(directory, "src", "counter.app.src");
        File.WriteAllText(resource, (change ?? (text => text))(File.ReadAllText(resource)));
        var build = _workspace.Build(_workspace.Write($"{directory}/counter.relproj", Project(version, items)), "-t:GenerateRelup");
        _ = build.Errors.Count;
        return build;
    }
}
