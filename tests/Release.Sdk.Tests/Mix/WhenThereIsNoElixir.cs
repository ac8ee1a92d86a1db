namespace Release.Sdk.Tests.Mix;

/// <summary>The machine has no Elixir: a Mix project needs it; applications that are compiled already do not, whether to be released or to run.</summary>
[TestClass]
public sealed class WhenThereIsNoElixir
{
    private static readonly Lazy<(Workspace Workspace, string Project, string Tools)> Compiled = new(Compile);

    [ClassCleanup]
    public static void Remove()
    {
        if (Compiled.IsValueCreated)
        {
            Compiled.Value.Workspace.Dispose();
        }
    }

    [TestMethod]
    public void AMixProjectGetsOneErrorThatSaysTheWaysOut()
    {
        using var workspace = new Workspace();
        var project = workspace.AddSample("greeter");
        var build = workspace.Build(project, Without(workspace.Path("nothing")));
        Assert.AreEqual(1, build.ExitCode);
        var error = build.Errors.Single();
        Assert.AreEqual(("REL8012", project), (error.Code, error.File), build.Output);
        StringAssert.Contains(error.Text, "ElixirRoot");
        StringAssert.Contains(error.Text, "BeamBuildTool to none");
        Assert.IsFalse(Directory.Exists(workspace.Path("greeter", "_build")));
    }

    [TestMethod]
    public void CompiledApplicationsAreReleasedAndRunWithIt()
    {
        var (workspace, project, tools) = Compiled.Value;
        workspace.Build(project, Without(tools)).ShouldSucceed();
        var root = workspace.Path("ready", "bin", "Debug", "rel", "greeter");
        Assert.AreEqual("# greeter 0.1.0\n", File.ReadAllText(Path.Combine(root, "releases", "0.1.0", "env.sh")));

        using var release = new RunningRelease(root, "greeter", new Dictionary<string, string?> { ["PATH"] = tools });
        using var terminal = release.Terminal("start_iex");
        terminal.Expect($"iex({release.NodeName}@localhost)1> ");
        terminal.Type("Greeter.greet(\"Ada\")\r");
        terminal.Expect("Hello Ada, says file.");
        Assert.AreEqual("Hello Eve, says file.", release.Rpc("IO.puts(Greeter.greet(\"Eve\"))"));
        Assert.AreEqual("[1, \"a b\"]", release.Succeed("eval", "IO.inspect([1 | System.argv()])", "a b"));
        Assert.AreEqual("2", Tool.Run(Path.Combine(root, "releases", "0.1.0", "elixir"), ["-e", "IO.write(1 + 1)"], environment: release.Environment).Output);
        release.Succeed("stop");
        Assert.AreEqual(0, terminal.ExitCode(), terminal.Said);
    }

    [TestMethod]
    public void ATemplateThatOnlyElixirRendersIsAnErrorAtItsTag()
    {
        using var workspace = new Workspace();
        var (ready, _, tools) = Compiled.Value;
        workspace.Copy(ready.Path("ready", "lib"), "ready/lib");
        var project = workspace.Write("ready/greeter.relproj", Project);
        var template = workspace.Write("ready/rel/env.sh.eex", "# <%= @release.name %>\n# <%= if @release.name == :greeter, do: 1 %>\n");
        var build = workspace.Build(project, Without(tools));
        Assert.AreEqual(1, build.ExitCode);
        var error = build.Errors.Single();
        Assert.AreEqual(("REL1805", template, 2, 3), (error.Code, error.File, error.Line, error.Column), build.Output);
    }

    private static Dictionary<string, string?> Without(string tools) => new() { ["PATH"] = tools, ["OTP_ROOT"] = null };

    private static (Workspace Workspace, string Project, string Tools) Compile()
    {
        var workspace = new Workspace();
        workspace.AddSample("greeter");
        var mix = new Dictionary<string, string?> { ["MIX_ENV"] = "prod", ["LC_ALL"] = "C.UTF-8" };
        var compiled = Tool.Run("mix", ["compile"], workspace.Path("greeter"), mix);
        Assert.AreEqual(0, compiled.ExitCode, compiled.Output + compiled.Errors);
        workspace.Copy(workspace.Path("greeter", "_build", "prod", "lib"), "ready/lib");
        workspace.Write("ready/sys.config", "[{greeter, [{host, <<\"file\">>}, {punctuation, <<\".\">>}, {phrases, #{<<\"en\">> => <<\"Hello\">>}}]}].\n");
        workspace.Write("ready/rel/env.sh.eex", "# <%= @release.name %> <%= @release.version %>\n");
        var tools = MakeTools(workspace.Path("tools"));
        return (workspace, workspace.Write("ready/greeter.relproj", Project), tools);
    }

    private static string Project => $"""
        <Project Sdk="Release.Sdk">
          <PropertyGroup>
            <BeamBuildTool>none</BeamBuildTool>
            <OtpRoot>{Erlang.Root}</OtpRoot>
            <SysConfig Condition="Exists('sys.config')">sys.config</SysConfig>
          </PropertyGroup>
          <ItemGroup>
            <ApplicationPath Include="lib" />
            <ApplicationPath Include="{Elixir.Library}" />
            <ReleaseApplication Include="greeter" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>A directory of all programs of the machine but those of Erlang and Elixir.</summary>
    private static string MakeTools(string directory)
    {
        string[] left = ["elixir", "elixirc", "mix", "iex", "erl", "erlc", "escript", "epmd", "run_erl", "to_erl", "ct_run", "dialyzer", "typer", "erl_call", "start_embedded"];
        Directory.CreateDirectory(directory);
        foreach (var program in new[] { "/usr/bin", "/bin" }.SelectMany(Directory.GetFiles).DistinctBy(Path.GetFileName).Where(program => !left.Contains(Path.GetFileName(program))))
        {
            File.CreateSymbolicLink(Path.Combine(directory, Path.GetFileName(program)), program);
        }

        return directory;
    }
}
