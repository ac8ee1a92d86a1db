namespace Release.Tasks.Tests.Compilation;

/// <summary>Places are those that the installed erlc names.</summary>
[TestClass]
public sealed class WhenSourcesAreWrong
{
    // A disk that is full fails the compiler and then us: the user hears of it once.
    [TestMethod]
    public void AnOutputThatCannotBeWrittenThenIsNoSecondError()
    {
        using var project = new ErlangProject();
        Directory.CreateDirectory(project.Path("obj/.erlc/state"));
        project.Application("a").Module("a", "bad", "g()").Compile().ShouldReport("REL8003 bad.erl(4,8)");
    }

    [TestMethod]
    public void TheErrorsOfAllModulesAreTold()
    {
        using var project = new ErlangProject();
        project.Application("a").Module("a", "good").Module("a", "bad1", "g()").Module("a", "bad2", "X").Write("apps/a/src/bad3.erl", "-module(bad3).\n-export([f/0]).\nf() -> foo( .\n");
        var compiled = project.Compile().ShouldReport("REL8003 bad1.erl(4,8) REL8003 bad2.erl(4,8) REL8003 bad3.erl(2,2) REL8003 bad3.erl(3,13)");
        Assert.IsTrue(compiled.Engine.Errors.All(error => error.File == project.Path("apps/a/src/" + Path.GetFileName(error.File))));
        StringAssert.Contains(compiled.Messages, "function g/0 undefined");
        Assert.IsEmpty(compiled.Applications);
    }

    [TestMethod]
    public void WhatIsRightIsNotCompiledAgain()
    {
        using var project = new ErlangProject();
        project.Application("a").Module("a", "good").Module("a", "bad", "g()").Compile().ShouldReport("REL8003 bad.erl(4,8)");
        project.Module("a", "bad").Compile().ShouldSucceed().ShouldHaveCompiled("bad.erl");
        Assert.AreEqual("a.app bad.beam good.beam", project.Ebin("a"));
    }

    [TestMethod]
    public void WhatWasMadeBeforeStays()
    {
        using var project = new ErlangProject();
        project.Application("a").Module("a", "one").Compile().ShouldSucceed();
        project.Module("a", "one", "g()").Compile().ShouldReport("REL8003 one.erl(4,8)");
        Assert.AreEqual("a.app one.beam", project.Ebin("a"));
        project.Compile().ShouldReport("REL8003 one.erl(4,8)");
    }

    [TestMethod]
    public void AnErrorInAHeaderIsToldAtTheHeader()
    {
        using var project = new ErlangProject();
        project.Application("a").Module("a", "one", "ok", "-include(\"bad.hrl\").").Write("apps/a/include/bad.hrl", "-record(r, {a}).\n-spec x(] -> 1.\n");
        var compiled = project.Compile().ShouldReport("REL8003 bad.hrl(2,9)");
        Assert.AreEqual(project.Path("apps/a/include/bad.hrl"), compiled.Engine.Errors[0].File);
    }

    [TestMethod]
    public void AMissingHeaderIsToldWhereItIsAskedFor()
    {
        using var project = new ErlangProject();
        project.Application("a").Module("a", "one", "ok", "-include(\"none.hrl\").").Compile().ShouldReport("REL8003 one.erl(3,10)");
    }

    [TestMethod]
    public void AWarningIsToldUntilItsCauseIsGone()
    {
        using var project = new ErlangProject();
        project.Application("a").Module("a", "one", "X = 1");
        Assert.AreEqual("REL8004 one.erl(4,8)", project.Compile().ShouldSucceed().Warnings);
        Assert.AreEqual("REL8004 one.erl(4,8)", project.Compile().ShouldSucceed().ShouldHaveCompiled("").Warnings);
        Assert.AreEqual("", project.Module("a", "one").Compile().ShouldSucceed().Warnings);
    }

    [TestMethod]
    public void AWarningThatCountsAsErrorIsOne()
    {
        using var project = new ErlangProject();
        project.Options = ["+warnings_as_errors"];
        project.Application("a").Module("a", "one", "X = 1").Module("a", "two").Compile().ShouldReport("REL8003 one.erl(4,8)");
    }

    [TestMethod]
    public void AMissingParseTransformIsTold()
    {
        using var project = new ErlangProject();
        project.Application("a").Module("a", "one", "ok", "-compile({parse_transform, none}).").Compile().ShouldReport("REL8003 one.erl(0,0)");
    }

    [TestMethod]
    public void ABrokenParseTransformIsToldOnce()
    {
        using var project = new ErlangProject();
        project.Application("a").Write("apps/a/src/t.erl", "-module(t).\n-export([parse_transform/2]).\nparse_transform(_, _) -> X.\n")
            .Module("a", "one", "ok", "-compile({parse_transform, t}).").Compile().ShouldReport("REL8003 t.erl(3,26)");
    }

    [TestMethod]
    public void AModuleOfAnotherNameIsTold()
    {
        using var project = new ErlangProject();
        project.Application("a").Write("apps/a/src/one.erl", "-module(two).\n").Compile().ShouldReport("REL8003 one.erl(0,0)");
    }

    [TestMethod]
    public void AGrammarIsToldAtTheGrammar()
    {
        using var project = new ErlangProject();
        project.Application("a").Write("apps/a/src/p.yrl", Grammar.Yecc.Replace("-> x", "-> y", StringComparison.Ordinal)).Module("a", "bad", "g()")
            .Compile().ShouldReport("REL8003 bad.erl(4,8) REL8003 p.yrl(4,6)");
    }

    [TestMethod]
    public void AnOptionThatErlcDoesNotKnowIsTold()
    {
        using var project = new ErlangProject();
        project.Options = ["-nonsense"];
        var compiled = project.Application("a").Module("a", "one").Compile().ShouldReport("REL8005 one.erl(0,0)");
        StringAssert.Contains(compiled.Messages, "-nonsense");
    }

    [TestMethod]
    public void TwoModulesOfANameAreTold()
    {
        using var project = new ErlangProject();
        project.Application("a").Application("b").Module("a", "same").Module("b", "same").Compile().ShouldReport("REL8006 same.erl(0,0)");
    }

    [TestMethod]
    public void BehavioursInACircleCompile()
    {
        using var project = new ErlangProject();
        project.Application("a")
            .Write("apps/a/src/one.erl", "-module(one).\n-behaviour(two).\n-export([g/0]).\n-callback f() -> ok.\ng() -> ok.\n")
            .Write("apps/a/src/two.erl", "-module(two).\n-behaviour(one).\n-export([f/0]).\n-callback g() -> ok.\nf() -> ok.\n")
            .Compile().ShouldSucceed();
    }
}
