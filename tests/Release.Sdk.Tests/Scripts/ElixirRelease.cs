namespace Release.Sdk.Tests.Scripts;

/// <summary>
/// The releases of the Mix project beside this file, assembled once for all tests by <c>mix release</c>. Its own scripts are the judge; ours are put
/// over copies of what it made.
/// </summary>
internal static class ElixirRelease
{
    public const string Name = "greeter";
    public const string Version = "0.1.0";

    /// <summary>The same with <c>reboot_system_after_config</c>.</summary>
    public const string Rebooting = "rebooter";

    /// <summary>The same with <c>prune_runtime_sys_config_after_boot</c> too.</summary>
    public const string Pruning = "pruner";

    private static readonly Lazy<TemporaryDirectory> Project = new(Assemble);

    /// <summary>Root of a release as mix made it; not to be changed.</summary>
    public static string ByMix(string name) => Project.Value.Path("_build", "prod", "rel", name);

    /// <summary>Puts a release with our scripts into the directory <paramref name="root"/>.</summary>
    public static void Install(string name, string root)
    {
        Assert.AreEqual(0, Tool.Run("cp", ["-al", ByMix(name), root]).ExitCode);
        var version = Path.Combine(root, "releases", Version);
        Put("name.sh.hbs", Path.Combine(root, "bin", name), name, executable: true);
        Put("erl.sh", Path.Combine(Directory.GetDirectories(root, "erts-*").Single(), "bin", "erl"), name, executable: true);
        Put("elixir.sh", Path.Combine(version, "elixir"), name, executable: true);
        Put("iex.sh", Path.Combine(version, "iex"), name, executable: true);
        foreach (var template in new[] { "env.sh.hbs", "vm.args.hbs", "remote.vm.args.hbs" })
        {
            Put(template, Path.Combine(version, template[..^".hbs".Length]), name);
        }

        foreach (var file in new[] { "settings.sh", "state.sh", "control.sh", "erlang_commands.sh", "elixir_commands.sh", "upgrade_commands.sh", "commands.exprs", "upgrade_commands.exprs", "node_commands.exprs" })
        {
            Put(file, Path.Combine(version, file), name);
        }
    }

    public static void Forget()
    {
        if (Project.IsValueCreated)
        {
            Project.Value.Dispose();
        }
    }

    // The copies of a release share their files: another one takes the place.
    private static void Put(string template, string file, string name, bool executable = false)
    {
        File.Delete(file);
        File.WriteAllText(file, File.ReadAllText(Path.Combine(CounterRelease.Templates, template)).Replace("{{release.name}}", name, StringComparison.Ordinal));
        if (executable)
        {
            Tool.Run("chmod", ["755", file]);
        }
    }

    private static TemporaryDirectory Assemble()
    {
        var directory = new TemporaryDirectory("greeter");
        Assert.AreEqual(0, Tool.Run("cp", ["-R", Path.Combine(Repository.Root, "tests", "Release.Sdk.Tests", "Scripts", "greeter") + "/.", directory.FullPath]).ExitCode);
        foreach (var name in new[] { Name, Rebooting, Pruning })
        {
            var result = Tool.Run("mix", ["release", name], directory.FullPath, new Dictionary<string, string?> { ["MIX_ENV"] = "prod", ["LC_ALL"] = "C.UTF-8" });
            Assert.AreEqual(0, result.ExitCode, result.Output + result.Errors);
        }

        return directory;
    }
}
