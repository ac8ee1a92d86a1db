namespace Release.Sdk.Tests.Faults;

/// <summary>Projects without a fault.</summary>
internal static class SoundProjects
{
    /// <summary>The sample, compiled from its sources.</summary>
    public const string Counter = "counter";

    /// <summary>Two compiled applications; <c>web</c> uses <c>db</c>. No process is started.</summary>
    public const string Web = "web";

    /// <summary>The same with a hand-written <c>.rel</c>.</summary>
    public const string Written = "written";

    /// <summary>The same on an OTP of its own, made of links into the installed one.</summary>
    public const string Otp = "otp";

    /// <summary>A Mix project with a config provider and a template that only Elixir renders.</summary>
    public const string Shop = "shop";

    public static void Write(Workspace workspace, string directory)
    {
        workspace.AddCounter(Path.Combine(directory, Counter), Project("", "erlc"));
        AddWeb(workspace, Path.Combine(directory, Web), "");
        AddWeb(workspace, Path.Combine(directory, Written), "<RelFile>web.rel</RelFile>");
        workspace.Write(Path.Combine(directory, Written, "web.rel"), Rel);
        AddWeb(workspace, Path.Combine(directory, Otp), "<OtpRoot>otp</OtpRoot>");
        AddOtp(workspace.Path(directory, Otp, "otp"));
        AddShop(workspace, Path.Combine(directory, Shop));
    }

    private static string Project(string properties, string tool = "none") => $"""
        <Project Sdk="Release.Sdk">
          <PropertyGroup>
            <BeamBuildTool>{tool}</BeamBuildTool>
            <IncludeErts>false</IncludeErts>
            {properties}
          </PropertyGroup>
          <ItemGroup Condition="'$(BeamBuildTool)' != 'erlc'">
            <ApplicationPath Include="lib" />
            <ReleaseApplication Include="web" />
          </ItemGroup>
        </Project>
        """;

    private static string Rel => $$"""
        {release, {"web", "1.0"}, {erts, "{{Version("", "erts")}}"},
         [{kernel, "{{Version("lib", "kernel")}}"},
          {stdlib, "{{Version("lib", "stdlib")}}"},
          {sasl, "{{Version("lib", "sasl")}}"},
          {db, "1.0"},
          {web, "1.0"}]}.

        """;

    private static void AddWeb(Workspace workspace, string directory, string properties)
    {
        workspace.Write(Path.Combine(directory, "web.relproj"), Project(properties));
        workspace.Write(Path.Combine(directory, "config", "sys.config"), "[{web,\n  [{port, 80}]}].\n");
        workspace.Write(Path.Combine(directory, "rel", "vm.args.hbs"), "## {{release.name}}\n-heart\n");
        workspace.Write(Path.Combine(directory, "rel", "overlays", "etc", "motd"), "hello\n");
        AddApplication(workspace, Path.Combine(directory, "lib", "web-1.0"), "web", ["web", "web_sup"], "kernel, stdlib, db");
        AddApplication(workspace, Path.Combine(directory, "lib", "db-1.0"), "db", ["db"], "kernel, stdlib");
        workspace.Write(Path.Combine(directory, "lib", "web-1.0", "priv", "page"), "page\n");
    }

    private static void AddShop(Workspace workspace, string directory)
    {
        workspace.Write(Path.Combine(directory, "shop.relproj"), """
            <Project Sdk="Release.Sdk">
              <ItemGroup>
                <ReleaseConfigProvider Include="Shop.Vault" Argument="[]" />
              </ItemGroup>
            </Project>
            """);
        workspace.Write(Path.Combine(directory, "mix.exs"), """
            defmodule Shop.MixProject do
              use Mix.Project

              def project, do: [app: :shop, version: "0.1.0", deps: [], releases: [shop: [include_erts: false]]]
              def application, do: [extra_applications: [:logger]]
            end

            """);
        workspace.Write(Path.Combine(directory, "config", "config.exs"), "import Config\nconfig :shop, port: 80\n");
        workspace.Write(Path.Combine(directory, "lib", "shop.ex"), "defmodule Shop do\n  @moduledoc false\n  def open, do: :open\nend\n");
        workspace.Write(Path.Combine(directory, "lib", "vault.ex"), """
            defmodule Shop.Vault do
              @moduledoc false
              @behaviour Config.Provider
              @impl true
              def init(options), do: options
              @impl true
              def load(config, _), do: config
            end

            """);
        workspace.Write(Path.Combine(directory, "rel", "env.sh.eex"), "# for\n# <%= String.upcase(to_string(@release.name)) %>\n");
    }

    private static void AddApplication(Workspace workspace, string directory, string name, string[] modules, string uses)
    {
        workspace.Write(Path.Combine(directory, "ebin", name + ".app"), $$"""
            {application, {{name}},
             [{description, "{{name}}"},
              {vsn, "1.0"},
              {modules, [{{string.Join(", ", modules)}}]},
              {registered, [{{name}}]},
              {applications, [{{uses}}]}]}.

            """);
        foreach (var module in modules)
        {
            File.WriteAllBytes(workspace.Path(directory, "ebin", module + ".beam"), Compiled(module));
        }
    }

    private static byte[] Compiled(string module)
    {
        using var directory = new TemporaryDirectory();
        directory.Write(module + ".erl", $"-module({module}).\n-export([hello/0]).\nhello() -> world.\n");
        Assert.AreEqual(0, Tool.Run("erlc", ["+debug_info", module + ".erl"], directory.FullPath).ExitCode);
        return File.ReadAllBytes(directory.Path(module + ".beam"));
    }

    private static void AddOtp(string root)
    {
        Directory.CreateDirectory(Path.Combine(root, "lib"));
        foreach (var name in new[] { "kernel", "stdlib", "sasl" })
        {
            var library = $"{name}-{Version("lib", name)}";
            Directory.CreateSymbolicLink(Path.Combine(root, "lib", library), Path.Combine(Erlang.Root, "lib", library));
        }

        var erts = $"erts-{Version("", "erts")}";
        Directory.CreateSymbolicLink(Path.Combine(root, erts), Path.Combine(Erlang.Root, erts));
        Assert.AreEqual(0, Tool.Run("cp", ["-R", Path.Combine(Erlang.Root, "releases"), Path.Combine(root, "releases")]).ExitCode);
    }

    private static string Version(string directory, string name) =>
        Path.GetFileName(Directory.GetDirectories(Path.Combine(Erlang.Root, directory), name + "-*").Single())[(name.Length + 1)..];
}
