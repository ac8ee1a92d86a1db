namespace Release.Sdk.Tests;

/// <summary><c>apps/*</c>: one application is compiled with the other's behaviour, parse transform and header, and runs with it.</summary>
[TestClass]
public sealed class WhenAnUmbrellaIsReleased
{
    [TestMethod]
    public void ApplicationsAreCompiledInTheOrderThatTheyNeedAndRunTogether()
    {
        using var workspace = new Workspace();
        AddApi(workspace);
        AddWeb(workspace);
        var project = workspace.Write("umbrella/My-Umbrella.relproj", """
            <Project Sdk="Release.Sdk">
              <PropertyGroup>
                <ReleaseVersion>3.0.0</ReleaseVersion>
              </PropertyGroup>
            </Project>
            """);

        // The project directory is given, as to any dotnet build.
        workspace.Build(Path.GetDirectoryName(project)!).ShouldSucceed();

        var root = workspace.Path("umbrella", "bin", "Debug", "rel", "my_umbrella");
        Assert.AreEqual("{<<\"from the header\">>,transformed,\"0.3\",\"0.2\"}", FreshVm.Eval(root, "my_umbrella", "start", """
            {web:greeting(), web:answer(), element(2, application:get_key(web, vsn)), element(2, application:get_key(api, vsn))}.
            """));
        FreshVm.ShouldAgreeWithSystools(root, "my_umbrella");
        Assert.IsTrue(File.Exists(Path.Combine(root, "lib", "web-0.3", "priv", "index.html")));
        Assert.IsTrue(File.Exists(Path.Combine(root, "lib", "api-0.2", "include", "api.hrl")));

        Assert.IsEmpty(workspace.Build(project).ShouldSucceed().Stages, "the same project by its file");
    }

    private static void AddApi(Workspace workspace)
    {
        workspace.Write("umbrella/apps/api/src/api.app.src", "{application, api, [{description, \"\"}, {vsn, \"0.2\"}, {registered, []}, {applications, [kernel, stdlib]}]}.\n");
        workspace.Write("umbrella/apps/api/include/api.hrl", "-define(GREETING, <<\"from the header\">>).\n");
        workspace.Write("umbrella/apps/api/src/api_handler.erl", "-module(api_handler).\n-callback greeting() -> binary().\n");
        workspace.Write("umbrella/apps/api/src/api_transform.erl", """
            -module(api_transform).
            -export([parse_transform/2]).

            parse_transform(Forms, _Options) -> [form(Form) || Form <- Forms].

            form({function, Line, answer, 0, [{clause, At, [], [], [{atom, There, plain}]}]}) ->
                {function, Line, answer, 0, [{clause, At, [], [], [{atom, There, transformed}]}]};
            form(Form) -> Form.
            """);
    }

    // Its name comes last in the alphabet and its directory first: neither gives the order.
    private static void AddWeb(Workspace workspace)
    {
        workspace.Write("umbrella/apps/a_web/src/web.app.src", "{application, web, [{description, \"\"}, {vsn, \"0.3\"}, {registered, []}, {applications, [kernel, stdlib, api]}]}.\n");
        workspace.Write("umbrella/apps/a_web/priv/index.html", "<p>\n");
        workspace.Write("umbrella/apps/a_web/src/web.erl", """
            -module(web).
            -behaviour(api_handler).
            -compile({parse_transform, api_transform}).
            -include_lib("api/include/api.hrl").
            -export([greeting/0, answer/0]).

            greeting() -> ?GREETING.

            answer() -> plain.
            """);
    }
}
