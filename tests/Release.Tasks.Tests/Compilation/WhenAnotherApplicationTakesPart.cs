namespace Release.Tasks.Tests.Compilation;

/// <summary>Modules and headers of the code path that the compiler needs; what came of them is read from the module that the real erlc made.</summary>
[TestClass]
public sealed class WhenAnotherApplicationTakesPart
{
    [TestMethod]
    public void ItsModuleIsTakenBeforeOneOfOtp()
    {
        using var library = Library("lib", Transform("eunit_autoexport"));
        using var project = Using(library, "lib", "-compile({parse_transform, eunit_autoexport}).");
        ShouldBeTransformed(project);
    }

    [TestMethod]
    public void ItsModuleIsFoundThatAMacroNames()
    {
        using var library = Library("lib", Transform("other_transform"));
        using var project = Using(library, "lib", "-define(T, other_transform).\n-compile({parse_transform, ?T}).");
        ShouldBeTransformed(project);
    }

    [TestMethod]
    public void ItsHeadersAreTakenBeforeThoseOfOtpsApplicationOfThatName()
    {
        using var library = Library("eunit", ("eunit", "-module(eunit).\n")).Write("obj/eunit/include/eunit.hrl", "-define(WORD, zzz_word).\n");
        using var project = Using(library, "eunit", "-include_lib(\"eunit/include/eunit.hrl\").", "?WORD");
        ShouldBeTransformed(project);
    }

    private static ErlangProject Library(string application, (string Name, string Text) module)
    {
        var library = new ErlangProject("library");
        library.Application(application).Write($"apps/{application}/src/{module.Name}.erl", module.Text).Compile().ShouldSucceed();
        return library;
    }

    private static ErlangProject Using(ErlangProject library, string application, string attributes, string body = "ok")
    {
        var project = new ErlangProject { CodePath = [library.Path($"obj/{application}/ebin")] };
        return project.Application("a").Module("a", "one", body, attributes);
    }

    private static void ShouldBeTransformed(ErlangProject project)
    {
        project.Compile().ShouldSucceed();
        StringAssert.Contains(File.ReadAllText(project.Path("obj/a/ebin/one.beam")), "zzz_word");
    }

    // Every f/0 answers another word.
    private static (string Name, string Text) Transform(string name) => (name, $$"""
        -module({{name}}).
        -export([parse_transform/2]).
        parse_transform(Forms, _Options) ->
            [case Form of {function, L, f, 0, _} -> {function, L, f, 0, [{clause, L, [], [], [{atom, L, zzz_word}]}]}; _ -> Form end || Form <- Forms].

        """);
}
