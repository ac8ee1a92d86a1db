namespace Release.Sdk.Tests;

/// <summary>Real systems of many applications, compiled already: no process is started, and what is assembled boots and loads.</summary>
[TestClass]
public sealed class WhenWholeSystemsAreReleased
{
    // Every module that an .app of the release lists is loaded; what does not load is answered.
    private const string NotLoaded = """
        lists:append([begin {ok, [{application, _, Keys}]} = file:consult(File),
                            [M || M <- proplists:get_value(modules, Keys), {error, _} <- [code:ensure_loaded(M)]] end
                      || File <- filelib:wildcard(code:lib_dir() ++ "/*/ebin/*.app")]).
        """;

    [TestMethod]
    public void EveryApplicationOfTheInstalledOtpBootsAndLoads()
    {
        using var workspace = new Workspace();
        var applications = Directory.GetFiles(Path.Combine(Erlang.Root, "lib"), "*.app", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "ebin").Select(Path.GetFileNameWithoutExtension).ToArray();
        Assert.IsGreaterThan(30, applications.Length, "build/test.sh installs all of OTP");
        var project = workspace.Write("everything/everything.relproj", Project("", applications!));

        workspace.Build(project, WithoutErl(workspace)).ShouldSucceed();

        Assert.AreEqual("[]", Eval(workspace.Path("everything", "bin", "Debug", "rel", "everything"), "everything"));
    }

    [TestMethod]
    public void EjabberdOfTheDistributionBootsAndLoads()
    {
        var unpacked = Path.Combine(Repository.Root, "artifacts", "ejabberd");
        Assert.AreEqual(0, Tool.Run(Path.Combine(Repository.Root, "build", "fetch-ejabberd.sh"), [unpacked]).ExitCode);
        using var workspace = new Workspace();
        var project = workspace.Write("chat/chat.relproj", Project(
            $"""
            <ApplicationPath Include="{unpacked}/root/usr/lib/erlang/lib" />
            <ApplicationPath Include="{Directory.GetDirectories(Path.Combine(unpacked, "root", "usr", "lib"), "*-linux-gnu").Single()}" />
            """,
            "ejabberd"));

        workspace.Build(project, WithoutErl(workspace)).ShouldSucceed();

        Assert.AreEqual("[]", Eval(workspace.Path("chat", "bin", "Debug", "rel", "chat"), "chat"));
    }

    private static string Project(string items, params string[] applications) => $"""
        <Project Sdk="Release.Sdk">
          <PropertyGroup>
            <ReleaseVersion>1.0.0</ReleaseVersion>
            <BeamBuildTool>none</BeamBuildTool>
            <OtpRoot>{Erlang.Root}</OtpRoot>
          </PropertyGroup>
          <ItemGroup>
            {items}
            {string.Join("\n    ", applications.Where(name => name is not ("kernel" or "stdlib")).Select(name => $"<ReleaseApplication Include=\"{name}\" StartType=\"load\" />"))}
          </ItemGroup>
        </Project>
        """;

    private static Dictionary<string, string?> WithoutErl(Workspace workspace)
    {
        var dotnet = Tool.Run("sh", ["-c", "readlink -f \"$(command -v dotnet)\""]).Output.Trim();
        var only = Directory.CreateDirectory(workspace.Path("only"));
        File.CreateSymbolicLink(Path.Combine(only.FullName, "dotnet"), dotnet);
        return new() { ["PATH"] = only.FullName };
    }

    private static string Eval(string root, string name)
    {
        using var state = new TemporaryDirectory("state");
        var result = Tool.Run(Path.Combine(root, "bin", name), ["eval", NotLoaded], state.FullPath, new Dictionary<string, string?> { ["RELEASE_TMP"] = state.FullPath });
        Assert.AreEqual(0, result.ExitCode, result.Output + result.Errors);
        return result.Output.Trim();
    }
}
