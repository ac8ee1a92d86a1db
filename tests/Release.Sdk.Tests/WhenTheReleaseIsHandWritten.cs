namespace Release.Sdk.Tests;

/// <summary>A <c>.rel</c> of the user's own: an order, versions and start types that no resolution would come to.</summary>
[TestClass]
public sealed class WhenTheReleaseIsHandWritten
{
    private static Workspace _workspace = null!;
    private static BuildResult _build = null!;
    private static string _root = null!;

    [ClassInitialize]
    public static void Build(TestContext context)
    {
        _workspace = new Workspace();
        _workspace.Write("counter/mine.rel", Erlang.Escript("""
            main(_) ->
                Vsn = fun(Name) -> application:load(Name), {ok, Vsn} = application:get_key(Name, vsn), Vsn end,
                io:format("%% written by hand~n~tp.~n", [{release, {"counter", "7.0-rc.1"}, {erts, erlang:system_info(version)},
                    [{stdlib, Vsn(stdlib)}, {counter, "0.1.0", transient}, {syntax_tools, Vsn(syntax_tools), load}, {kernel, Vsn(kernel)},
                     {crypto, Vsn(crypto), none}, {inets, Vsn(inets), temporary, []}, {sasl, Vsn(sasl), permanent}]}]).
            """));
        _build = _workspace.Build(_workspace.AddCounter(project: """
            <Project Sdk="Release.Sdk">
              <PropertyGroup>
                <RelFile>mine.rel</RelFile>
              </PropertyGroup>
            </Project>
            """));
        _root = _workspace.Path("counter", "bin", "Debug", "rel", "counter");
    }

    [ClassCleanup]
    public static void Remove() => _workspace.Dispose();

    [TestMethod]
    public void TheShippedOneIsTheSameTerm()
    {
        _build.ShouldSucceed();
        var same = Erlang.Escript(
            """main([One, Other]) -> {ok, [Term]} = file:consult(One), {ok, [Term]} = file:consult(Other), io:format("~p", [Term =/= []]).""",
            _workspace.Path("counter", "mine.rel"), Path.Combine(_root, "releases", "7.0-rc.1", "counter.rel"));
        Assert.AreEqual("true", same);
    }

    [TestMethod]
    public void SystoolsMakesTheSameBootScriptOfIt() => FreshVm.ShouldAgreeWithSystools(_root, "counter");

    [TestMethod]
    public void ItStartsWhatItSaysTheWayItSays() => Assert.AreEqual(
        "{[{counter,transient}, {inets,temporary}, {kernel,permanent}, {sasl,permanent}, {stdlib,permanent}], [syntax_tools]}",
        FreshVm.Started(_root, "counter"));

    [TestMethod]
    public void TheArchiveBearsItsVersion() => Assert.IsTrue(File.Exists(_workspace.Path("counter", "bin", "Debug", "counter-7.0-rc.1.tar.gz")));
}
