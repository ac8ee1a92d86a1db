namespace Release.Tasks.Tests.Compilation;

[TestClass]
public sealed class WhenApplicationsAreCompiled
{
    // Loads every module of the directories and prints what the .app says, one application a line.
    private const string LoadAll = """
        main(Directories) -> [load(Directory) || Directory <- Directories].

        load(Directory) ->
            true = code:add_patha(Directory),
            [File] = filelib:wildcard(filename:join(Directory, "*.app")),
            {ok, [{application, Name, Keys}]} = file:consult(File),
            Modules = proplists:get_value(modules, Keys),
            [{module, Module} = code:load_file(Module) || Module <- Modules],
            io:format("~w ~w ~s ~w~n", [Name, Modules, proplists:get_value(vsn, Keys), lists:sort(proplists:get_keys(Keys))]).
        """;

    [TestMethod]
    public void TheInstalledOtpLoadsThem()
    {
        using var project = new ErlangProject("pröject with a space");
        project.Application("zoo").Application("ark")
            .Module("zoo", "zoo_cage", "?HOW", "-include(\"zoo.hrl\").").Module("zoo", "sub/zoo_deep").Module("ark", "ark", "?HOW", "-include_lib(\"zoo/include/zoo.hrl\").")
            .Write("apps/zoo/include/zoo.hrl", "-define(HOW, safe).\n");
        File.Move(project.Path("apps/zoo/src/sub/zoo_deep.erl"), project.Path("apps/zoo/src/sub/deep.erl"));
        project.Write("apps/zoo/src/sub/deep.erl", "-module(deep).\n");

        var compiled = project.Compile().ShouldSucceed();

        Assert.AreEqual("ark.app ark.beam", project.Ebin("ark"));
        Assert.AreEqual("deep.beam zoo.app zoo_cage.beam", project.Ebin("zoo"));
        Assert.AreEqual(
            "ark [ark] 1.0 [applications,description,modules,registered,vsn]\nzoo [deep,zoo_cage] 1.0 [applications,description,modules,registered,vsn]\n",
            Erlang.Escript(LoadAll, project.Path("obj/ark/ebin"), project.Path("obj/zoo/ebin")));
        CollectionAssert.AreEqual(
            new[] { $"ark 1.0 {project.Path("obj/ark")} {project.Path("apps/ark")}", $"zoo 1.0 {project.Path("obj/zoo")} {project.Path("apps/zoo")}" },
            compiled.Applications.Select(item => $"{item.GetMetadata("Application")} {item.GetMetadata("Version")} {item.ItemSpec} {item.GetMetadata("SourceDirectory")}").ToArray());
    }

    // As rebar3, whose list of modules is what it compiled.
    [TestMethod]
    public void ModulesOfTheResourceFileAreThoseThatWereCompiled()
    {
        using var project = new ErlangProject();
        project.Module("a", "a").Write("apps/a/src/a.app.src", "{application, a, [{vsn, \"2\"}, {modules, [old]}, {registered, [r]}]}.\n").Compile().ShouldSucceed();
        var text = string.Concat(File.ReadAllText(project.Path("obj/a/ebin/a.app")).Where(character => !char.IsWhiteSpace(character)));
        StringAssert.Contains(text, "{modules,[a]},{registered,[r]}");
    }

    [TestMethod]
    public void TheSourcesAreLeftAlone()
    {
        using var project = new ErlangProject();
        project.Application("a").Module("a", "a").Write("apps/a/src/p.yrl", Grammar.Yecc).Compile().ShouldSucceed();
        CollectionAssert.AreEquivalent(new[] { "a.app.src", "a.erl", "p.yrl" }, Directory.GetFiles(project.Path("apps"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).ToArray());
    }

    // The checkout's directory is not named like the application, and erlc finds -include_lib by that name only.
    [TestMethod]
    public void AnApplicationFindsItsOwnHeadersWhateverItsDirectoryIsCalled()
    {
        using var project = new ErlangProject();
        project.Write("src/solo.app.src", "{application, solo, [{vsn, \"1\"}]}.\n")
            .Write("include/solo.hrl", "-include(\"more.hrl\").\n").Write("include/more.hrl", "-define(X, 1).\n")
            .Write("src/solo.erl", "-module(solo).\n-export([f/0]).\n-include_lib(\"solo/include/solo.hrl\").\nf() -> ?X.\n");
        project.Compile().ShouldSucceed();
        project.Compile().ShouldSucceed().ShouldHaveCompiled("");
        project.Write("include/more.hrl", "-define(X, 2).\n").Compile().ShouldSucceed().ShouldHaveCompiled("solo.erl");
    }

    [TestMethod]
    public void TheSameSourcesGiveTheSameBytesAnywhere()
    {
        var made = new[] { "one", "another one" }.Select(name =>
        {
            using var project = new ErlangProject(name);
            project.Application("a").Module("a", "a", "{?FILE, ?X}", "-include(\"a.hrl\").").Write("apps/a/include/a.hrl", "-define(X, 1).\n")
                .Write("apps/a/src/p.yrl", Grammar.Yecc).Write("apps/a/src/l.xrl", Grammar.Leex).Compile().ShouldSucceed();
            return string.Join('\n', Directory.GetFiles(project.Path("obj/a/ebin")).Order(StringComparer.Ordinal).Select(file => Path.GetFileName(file) + Convert.ToBase64String(File.ReadAllBytes(file))));
        }).ToList();
        Assert.AreEqual(made[0], made[1]);
    }

    [TestMethod]
    public void VariablesOfTheUserChangeNothing()
    {
        using var project = new ErlangProject();
        project.Application("a").Module("a", "a", "1").Module("a", "b", "2", "g() -> 1.").Compile().ShouldSucceed();
        var before = File.ReadAllBytes(project.Path("obj/a/ebin/b.beam"));
        Directory.Delete(project.Output, recursive: true);
        project.Environment["ERL_COMPILER_OPTIONS"] = "[export_all,warnings_as_errors]";
        project.Environment["ERL_FLAGS"] = "+nonsense";
        project.Environment["ERL_LIBS"] = "/nowhere";
        project.Compile().ShouldSucceed();
        CollectionAssert.AreEqual(before, File.ReadAllBytes(project.Path("obj/a/ebin/b.beam")));
    }

    [TestMethod]
    public void ManyModulesTakeFewRuns()
    {
        using var project = new ErlangProject();
        project.Application("a");
        for (var i = 0; i < 20; i++)
        {
            project.Module("a", $"m{i:D2}");
        }

        var compiled = project.Compile().ShouldSucceed();
        Assert.IsLessThanOrEqualTo(2, compiled.Runs.Count);
    }
}
