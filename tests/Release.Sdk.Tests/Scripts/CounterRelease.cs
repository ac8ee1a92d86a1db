namespace Release.Sdk.Tests.Scripts;

/// <summary>
/// The target system of the counter application, laid out once for all tests by the real erlc and systools around the shipped scripts.
/// Tests get copies of it. This is the one class to change where another builder of target systems takes over.
/// </summary>
internal static class CounterRelease
{
    public const string Name = "counter";
    public const string Version = "0.1.0";

    /// <summary>A clean boot script for a release without ERTS: OTP's libraries are those of the installed OTP.</summary>
    public const string BootScriptWithoutErts = "start_clean_without_erts";

    private static readonly Lazy<TemporaryDirectory> Built = new(Build);

    /// <summary>Root of the target system; not to be changed.</summary>
    public static string Root => Built.Value.FullPath;

    /// <summary>Version of its ERTS.</summary>
    public static string ErtsVersion => Path.GetFileName(Directory.GetDirectories(Erlang.Root, "erts-*").Single())["erts-".Length..];

    /// <summary>The shipped scripts and templates.</summary>
    public static string Templates { get; } = Path.Combine(Repository(), "src", "Release.Sdk", "templates");

    public static void Delete()
    {
        if (Built.IsValueCreated)
        {
            Built.Value.Dispose();
        }
    }

    private static string Repository()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Release.Sdk.sln")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return directory;
    }

    private static TemporaryDirectory Build()
    {
        var root = new TemporaryDirectory("counter");
        var versionDirectory = $"releases/{Version}";
        Directory.CreateDirectory(root.Path(versionDirectory));
        CopyRuntime(root.FullPath);
        CompileApplication(root.Path("lib", $"{Name}-{Version}", "ebin"));
        MakeBootScripts(root.FullPath, root.Path(versionDirectory));
        root.Write("releases/start_erl.data", $"{ErtsVersion} {Version}\n");
        root.Write($"{versionDirectory}/sys.config", "[].\n");
        foreach (var (template, file) in Scripts(versionDirectory))
        {
            root.Write(file, File.ReadAllText(Path.Combine(Templates, template)).Replace("{{release.name}}", Name, StringComparison.Ordinal));
        }

        Run("chmod", ["755", root.Path("bin", Name), root.Path($"erts-{ErtsVersion}", "bin", "erl")]);
        Run("chmod", ["-R", "a+rX", Path.GetDirectoryName(root.FullPath)!]);
        return root;
    }

    private static IEnumerable<(string Template, string File)> Scripts(string versionDirectory) =>
    [
        ("name.sh.hbs", $"bin/{Name}"),
        ("name.bat.hbs", $"bin/{Name}.bat"),
        ("erl.sh", $"erts-{ErtsVersion}/bin/erl"),
        ("control.sh", $"{versionDirectory}/control.sh"),
        ("settings.sh", $"{versionDirectory}/settings.sh"),
        ("commands.exprs", $"{versionDirectory}/commands.exprs"),
        ("env.sh.hbs", $"{versionDirectory}/env.sh"),
        ("env.bat.hbs", $"{versionDirectory}/env.bat"),
        ("vm.args.hbs", $"{versionDirectory}/vm.args"),
        ("remote.vm.args.hbs", $"{versionDirectory}/remote.vm.args"),
    ];

    private static void CopyRuntime(string root)
    {
        Run("cp", ["-RL", Path.Combine(Erlang.Root, $"erts-{ErtsVersion}"), root]);
        File.Delete(Path.Combine(root, $"erts-{ErtsVersion}", "bin", "erl"));
        foreach (var library in new[] { "kernel", "stdlib", "sasl" })
        {
            var source = Directory.GetDirectories(Path.Combine(Erlang.Root, "lib"), library + "-*").Single();
            var target = Directory.CreateDirectory(Path.Combine(root, "lib", Path.GetFileName(source)));
            Run("cp", ["-RL", Path.Combine(source, "ebin"), target.FullName]);
        }
    }

    private static void CompileApplication(string ebin)
    {
        var sources = Path.Combine(Path.GetDirectoryName(Templates)!, "..", "..", "tests", "Release.Sdk.Tests", "Scripts", "counter");
        Directory.CreateDirectory(ebin);
        Run("erlc", ["-o", ebin, Path.Combine(sources, "counter.erl"), Path.Combine(sources, "counter_sup.erl")]);
        File.Copy(Path.Combine(sources, "counter.app"), Path.Combine(ebin, "counter.app"));
    }

    // start_clean has every application's code and starts none of them, as bin/NAME eval needs it in embedded mode.
    private static void MakeBootScripts(string root, string versionDirectory) => Erlang.Escript(
        """
        main([Root, Directory, Erts, OtpRoot, WithoutErts]) ->
            Path = [filename:join(Root, "lib/*/ebin")],
            Libraries = [list_to_tuple([list_to_atom(hd(string:split(L, "-"))) | tl(string:split(L, "-"))]) || L <- lists:sort(element(2, file:list_dir(filename:join(Root, "lib"))))],
            Sorted = [lists:keyfind(Name, 1, Libraries) || Name <- [kernel, stdlib, sasl, counter]],
            ok = file:set_cwd(Directory),
            Release = fun(Applications) -> {release, {"counter", "0.1.0"}, {erts, Erts}, Applications} end,
            Options = [{path, Path}, no_dot_erlang, no_warn_sasl, silent],
            write("start_clean.rel", Release([case N of kernel -> {N, V}; stdlib -> {N, V}; _ -> {N, V, none} end || {N, V} <- Sorted])),
            {ok, _, _} = systools:make_script("start_clean", Options),
            Installed = [{path, [filename:join(OtpRoot, "lib/*/ebin"), filename:join(Root, "lib/counter-*/ebin")]}, {variables, [{"RELEASE_LIB", filename:join(Root, "lib")}]}],
            {ok, _, _} = systools:make_script("start_clean", [{script_name, WithoutErts}, no_dot_erlang, no_warn_sasl, silent | Installed]),
            write("counter.rel", Release(Sorted)),
            {ok, _, _} = systools:make_script("counter", [{script_name, "start"} | Options]),
            ok = file:delete("start_clean.rel").

        write(File, Term) -> ok = file:write_file(File, io_lib:format("~tp.~n", [Term])).
        """,
        root, versionDirectory, ErtsVersion, Erlang.Root, BootScriptWithoutErts);

    private static void Run(string program, IEnumerable<string> arguments)
    {
        var result = Tool.Run(program, arguments);
        Assert.AreEqual(0, result.ExitCode, $"{program}: {result.Output}{result.Errors}");
    }
}
