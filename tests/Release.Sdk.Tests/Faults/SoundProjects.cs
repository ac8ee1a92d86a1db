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

    public static void Write(Workspace workspace, string directory)
    {
        workspace.AddCounter(Path.Combine(directory, Counter), Project("", "erlc"));
        AddWeb(workspace, Path.Combine(directory, Web), "");
        AddWeb(workspace, Path.Combine(directory, Written), "<RelFile>web.rel</RelFile>");
        workspace.Write(Path.Combine(directory, Written, "web.rel"), Rel);
        AddWeb(workspace, Path.Combine(directory, Otp), "<OtpRoot>otp</OtpRoot>");
        AddOtp(workspace.Path(directory, Otp, "otp"));
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
