namespace Release.Tasks.Tests.Compilation;

/// <summary>What is compiled again is seen from the arguments of erlc.</summary>
[TestClass]
public sealed class WhenSomethingChanged
{
    [TestMethod]
    public void NothingIsCompiledWhereNothingDid()
    {
        using var project = Two();
        var before = File.GetLastWriteTimeUtc(project.Path("obj/a/ebin/a.app"));
        File.SetLastWriteTimeUtc(project.Path("apps/a/src/one.erl"), DateTime.UnixEpoch);
        Assert.AreEqual("", project.Compile().ShouldSucceed().Log);
        Assert.AreEqual(before, File.GetLastWriteTimeUtc(project.Path("obj/a/ebin/a.app")));
    }

    [TestMethod]
    public void OnlyTheChangedModuleIsCompiled()
    {
        using var project = Two();
        project.Module("a", "one", "other").Compile().ShouldSucceed().ShouldHaveCompiled("one.erl");
    }

    [TestMethod]
    public void ADamagedResultIsMadeAgain()
    {
        using var project = Two();
        project.Write("obj/a/ebin/one.beam", "").Compile().ShouldSucceed().ShouldHaveCompiled("one.erl");
        File.Delete(project.Path("obj/a/ebin/two.beam"));
        project.Compile().ShouldSucceed().ShouldHaveCompiled("two.erl");
        project.Write("obj/.erlc/state", "{").Compile().ShouldSucceed().ShouldHaveCompiled("one.erl two.erl");
    }

    [TestMethod]
    public void OtherOptionsCompileEverything()
    {
        using var project = Two();
        project.Options = ["-DTEST"];
        project.Compile().ShouldSucceed().ShouldHaveCompiled("one.erl two.erl");
        project.Compile().ShouldSucceed().ShouldHaveCompiled("");
    }

    [TestMethod]
    public void ADeletedSourceTakesItsModuleAlong()
    {
        using var project = Two();
        File.Delete(project.Path("apps/a/src/two.erl"));
        project.Compile().ShouldSucceed().ShouldHaveCompiled("");
        Assert.AreEqual("a.app one.beam", project.Ebin("a"));
        Assert.IsFalse(File.ReadAllText(project.Path("obj/a/ebin/a.app")).Contains("two", StringComparison.Ordinal));
    }

    [TestMethod]
    public void ADeletedApplicationTakesItsDirectoryAlong()
    {
        using var project = Two();
        project.Application("b").Module("b", "three").Compile().ShouldSucceed();
        Directory.Delete(project.Path("apps/b"), recursive: true);
        project.Compile().ShouldSucceed();
        Assert.IsFalse(Directory.Exists(project.Path("obj/b")));
        Assert.AreEqual("a.app one.beam two.beam", project.Ebin("a"));
    }

    [TestMethod]
    public void NothingIsDeletedThroughALink()
    {
        using var project = Two();
        project.Application("b").Module("b", "three").Compile().ShouldSucceed();
        Directory.Delete(project.Path("apps/b"), recursive: true);
        Directory.Move(project.Path("obj/b"), project.Path("elsewhere"));
        Directory.CreateSymbolicLink(project.Path("obj/b"), project.Path("elsewhere"));
        project.Compile().ShouldSucceed();
        Assert.IsTrue(File.Exists(project.Path("elsewhere/ebin/three.beam")));
    }

    [TestMethod]
    public void AHeaderCompilesThoseThatIncludeIt()
    {
        using var project = new ErlangProject();
        project.Application("a").Application("b")
            .Write("apps/a/include/outer.hrl", "-include(\"inner.hrl\").\n").Write("apps/a/include/inner.hrl", "-define(X, 1).\n").Write("apps/a/src/own.hrl", "-define(Y, 1).\n")
            .Module("a", "direct", "?X", "-include(\"inner.hrl\").").Module("a", "nested", "?X", "-include(\"outer.hrl\").").Module("a", "other", "?Y", "-include(\"own.hrl\").")
            .Module("b", "sibling", "?X", "-include_lib(\"a/include/inner.hrl\").").Module("b", "none")
            .Compile().ShouldSucceed();
        project.Compile().ShouldHaveCompiled("");
        project.Write("apps/a/include/inner.hrl", "-define(X, 2).\n").Compile().ShouldSucceed().ShouldHaveCompiled("direct.erl nested.erl sibling.erl");
        project.Write("apps/a/include/outer.hrl", "-include(\"inner.hrl\").\n\n").Compile().ShouldSucceed().ShouldHaveCompiled("nested.erl");
        project.Write("apps/a/src/own.hrl", "-define(Y, 2).\n").Compile().ShouldSucceed().ShouldHaveCompiled("other.erl");
    }

    // What the module says of headers is the same; what the header says depends on the module.
    [TestMethod]
    public void AHeaderThatIsIncludedOnlyNowCompilesTheModule()
    {
        using var project = new ErlangProject();
        project.Application("a").Write("apps/a/include/x.hrl", "-ifdef(MORE).\n-include(\"more.hrl\").\n-else.\n-define(X, 1).\n-endif.\n").Write("apps/a/include/more.hrl", "-define(X, 2).\n")
            .Module("a", "one", "?X", "-define(LESS, 1).\n-include(\"x.hrl\").").Module("a", "two").Compile().ShouldSucceed();
        project.Module("a", "one", "?X", "-define(MORE, 1).\n-include(\"x.hrl\").").Compile().ShouldSucceed().ShouldHaveCompiled("one.erl");
        project.Write("apps/a/include/more.hrl", "-define(X, 3).\n").Compile().ShouldSucceed().ShouldHaveCompiled("one.erl");
    }

    [TestMethod]
    public void OneChangeAfterAnotherCompilesItsModuleAlone()
    {
        using var project = Two();
        project.Module("a", "one", "other").Compile().ShouldSucceed().ShouldHaveCompiled("one.erl");
        project.Module("a", "two", "other").Compile().ShouldSucceed().ShouldHaveCompiled("two.erl");
        project.Module("a", "one").Module("a", "two").Compile().ShouldSucceed().ShouldHaveCompiled("one.erl two.erl");
        project.Module("a", "one", "x(").Compile().ShouldReport("REL8003 one.erl(2,2) REL8003 one.erl(4,10)");
        project.Compile().ShouldReport("REL8003 one.erl(2,2) REL8003 one.erl(4,10)");
        project.Module("a", "one").Compile().ShouldSucceed().ShouldHaveCompiled("one.erl");
        Assert.AreEqual("a.app one.beam two.beam", project.Ebin("a"));
    }

    [TestMethod]
    public void AHeaderThatAppearsBeforeTheOneThatWasTakenIsTaken()
    {
        using var project = new ErlangProject();
        project.Application("a").Write("apps/a/include/x.hrl", "-define(X, 1).\n").Module("a", "one", "?X", "-include(\"x.hrl\").").Module("a", "two").Compile().ShouldSucceed();
        project.Write("apps/a/src/x.hrl", "-define(X, 2).\n").Compile().ShouldSucceed().ShouldHaveCompiled("one.erl");
    }

    [TestMethod]
    public void ABehaviourCompilesThoseThatHaveIt()
    {
        using var project = new ErlangProject();
        project.Application("a").Application("b")
            .Write("apps/b/src/zz.erl", "-module(zz).\n-callback f() -> ok.\n").Module("a", "one", "ok", "-behaviour(zz).").Module("a", "two");
        var first = project.Compile().ShouldSucceed();
        Assert.AreEqual("", first.Warnings, first.Messages);
        project.Compile().ShouldHaveCompiled("");
        var second = project.Write("apps/b/src/zz.erl", "-module(zz).\n-callback f() -> ok.\n-callback g() -> ok.\n").Compile().ShouldSucceed().ShouldHaveCompiled("one.erl zz.erl");
        Assert.AreEqual("REL8004 one.erl(3,2)", second.Warnings);
    }

    // The transform takes its word from a module that it calls, and that is compiled after it by name.
    [TestMethod]
    public void AParseTransformAndWhatItCallsCompileThoseThatItTransforms()
    {
        using var project = new ErlangProject();
        project.Application("a")
            .Write("apps/a/src/zz_transform.erl", """
                -module(zz_transform).
                -export([parse_transform/2]).
                parse_transform(Forms, _Options) ->
                    [case Form of {function, L, f, 0, _} -> {function, L, f, 0, [{clause, L, [], [], [{atom, L, zzz_word:f()}]}]}; _ -> Form end || Form <- Forms].

                """)
            .Module("a", "zzz_word", "first").Module("a", "one", "ok", "-compile({parse_transform, zz_transform}).").Module("a", "by_header", "ok", "-include(\"t.hrl\").").Module("a", "two")
            .Write("apps/a/include/t.hrl", "-compile([{parse_transform, zz_transform}]).\n");
        project.Compile().ShouldSucceed();
        StringAssert.Contains(File.ReadAllText(project.Path("obj/a/ebin/one.beam")), "first");
        project.Module("a", "zzz_word", "second").Compile().ShouldSucceed().ShouldHaveCompiled("by_header.erl one.erl zzz_word.erl");
        StringAssert.Contains(File.ReadAllText(project.Path("obj/a/ebin/by_header.beam")), "second");
    }

    [TestMethod]
    public void ABehaviourOfAnotherApplicationCompilesThoseThatHaveIt()
    {
        using var library = new ErlangProject("library");
        library.Application("lib").Write("apps/lib/src/lib.erl", "-module(lib).\n-callback f() -> ok.\n").Write("apps/lib/include/lib.hrl", "-define(X, 1).\n").Compile().ShouldSucceed();
        Directory.CreateSymbolicLink(library.Path("obj/lib/include"), library.Path("apps/lib/include"));
        using var project = new ErlangProject();
        project.CodePath = [library.Path("obj/lib/ebin")];
        project.Application("a").Module("a", "one", "ok", "-behaviour(lib).").Module("a", "two", "?X", "-include_lib(\"lib/include/lib.hrl\").");
        Assert.AreEqual("", project.Compile().ShouldSucceed().Warnings);
        library.Write("apps/lib/src/lib.erl", "-module(lib).\n-callback g() -> ok.\n").Compile().ShouldSucceed();
        project.Compile().ShouldSucceed().ShouldHaveCompiled("one.erl");
        library.Write("apps/lib/include/lib.hrl", "-define(X, 2).\n");
        project.Compile().ShouldSucceed().ShouldHaveCompiled("two.erl");
    }

    [TestMethod]
    public void AGrammarCompilesItsModule()
    {
        using var project = new ErlangProject();
        project.Application("a").Module("a", "one").Write("apps/a/src/p.yrl", Grammar.Yecc).Write("apps/a/src/l.xrl", Grammar.Leex);
        project.Compile().ShouldSucceed().ShouldHaveCompiled("l.erl l.xrl one.erl p.erl p.yrl");
        Assert.AreEqual("a.app l.beam one.beam p.beam", project.Ebin("a"));
        project.Compile().ShouldHaveCompiled("");
        project.Write("apps/a/src/p.yrl", Grammar.Yecc.Replace("'$1'", "{'$1'}", StringComparison.Ordinal)).Compile().ShouldSucceed().ShouldHaveCompiled("p.erl p.yrl");
    }

    private static ErlangProject Two()
    {
        var project = new ErlangProject();
        project.Application("a").Module("a", "one").Module("a", "two").Compile().ShouldSucceed();
        return project;
    }
}
