namespace Release.Sdk.Tests;

/// <summary>Real systems of many applications, compiled already: no process is started, and what is assembled boots and loads.</summary>
[TestClass]
public sealed class WhenWholeSystemsAreReleased
{
    // How many modules the .app files list, and those that are not loaded. In embedded mode the boot script loads them all.
    private const string Loaded = """
        Listed = lists:append([begin {ok, [{application, _, Keys}]} = file:consult(File), proplists:get_value(modules, Keys, []) end
                               || File <- filelib:wildcard(code:lib_dir() ++ "/*/ebin/*.app")]),
        {length(Listed), [{M, Why} || M <- Listed, {error, Why} <- [code:ensure_loaded(M)]]}.
        """;

    private static readonly Dictionary<string, Lazy<WholeSystem>> Systems = new()
    {
        ["everything"] = new(Everything),
        ["chat"] = new(Chat),
    };

    [ClassCleanup]
    public static void Remove()
    {
        foreach (var system in Systems.Values.Where(system => system.IsValueCreated))
        {
            system.Value.Dispose();
        }
    }

    [TestMethod]
    [DataRow("everything")]
    [DataRow("chat")]
    public void NoProcessIsStarted(string name)
    {
        var system = Systems[name].Value;
        system.Build.ShouldSucceed();
        CollectionAssert.AreEqual(new[] { "dotnet" }, system.Executed.Select(Path.GetFileName).Distinct().ToArray(), string.Join('\n', system.Executed));
    }

    [TestMethod]
    public void AProcessWouldBeSeen()
    {
        using var directory = new TemporaryDirectory();
        string[] command = [.. Strace.Command(directory.Path("trace")), "sh", "-c", "env true; exit 0"];
        Assert.AreEqual(0, Tool.Run(command[0], command[1..]).ExitCode);
        CollectionAssert.AreEqual(new[] { "sh", "env", "true" }, Strace.Executed(directory.Path("trace")).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    [DataRow("everything", 1000)]
    [DataRow("chat", 800)]
    public void StartCleanBootsAndEveryListedModuleLoads(string name, int atLeast)
    {
        var answer = FreshVm.Eval(Systems[name].Value.Root, name, "start_clean", Loaded);
        StringAssert.EndsWith(answer, ",[]}");
        Assert.IsGreaterThan(atLeast, int.Parse(answer[1..answer.IndexOf(',')], System.Globalization.CultureInfo.InvariantCulture));
    }

    [TestMethod]
    [DataRow("everything")]
    [DataRow("chat")]
    public void TheBootScriptIsWhatSystoolsMakesOfTheSameFiles(string name) => FreshVm.ShouldAgreeWithSystools(Systems[name].Value.Root, name);

    [TestMethod]
    [DataRow("everything")]
    [DataRow("chat")]
    public void StartLoadsEveryApplicationOfIt(string name) => Assert.AreEqual("[]", FreshVm.Eval(Systems[name].Value.Root, name, "start", """
        {ok, [{release, _, _, Applications}]} = file:consult(os:getenv("RELEASE_ROOT") ++ "/releases/1.0.0/" ++ os:getenv("RELEASE_NAME") ++ ".rel"),
        [element(1, A) || A <- Applications] -- [N || {N, _, _} <- application:loaded_applications()].
        """));

    private static WholeSystem Everything()
    {
        var applications = Directory.GetFiles(Path.Combine(Erlang.Root, "lib"), "*.app", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "ebin").Select(file => Path.GetFileNameWithoutExtension(file)).ToArray();
        Assert.IsGreaterThan(30, applications.Length, "build/test.sh installs all of OTP");
        return new WholeSystem("everything", $"""
            <PropertyGroup>
              <ReleaseVersion>1.0.0</ReleaseVersion>
            </PropertyGroup>
            <ItemGroup>
              {string.Join("\n  ", applications.Where(name => name is not ("kernel" or "stdlib")).Select(name => $"<ReleaseApplication Include=\"{name}\" StartType=\"load\" />"))}
            </ItemGroup>
            """);
    }

    // ejabberd includes applications that its other libraries use. systools lets that pass, mix release and our own resolution do not: so
    // the applications are named in a .rel, as they stand.
    private static WholeSystem Chat()
    {
        var unpacked = Path.Combine(Repository.Root, "artifacts", "ejabberd");
        var fetched = Tool.Run(Path.Combine(Repository.Root, "build", "fetch-ejabberd.sh"), [unpacked]);
        Assert.AreEqual(0, fetched.ExitCode, fetched.Output + fetched.Errors);
        string[] libraries = [Path.Combine(unpacked, "root", "usr", "lib", "erlang", "lib"), Directory.GetDirectories(Path.Combine(unpacked, "root", "usr", "lib"), "*-linux-gnu").Single()];
        var rel = Erlang.Escript(
            """
            main(Libraries) ->
                [code:add_pathz(Ebin) || Library <- Libraries, Ebin <- filelib:wildcard(Library ++ "/*/ebin")],
                Names = [kernel, stdlib, sasl, crypto, asn1, public_key, ssl, syntax_tools, compiler, inets, mnesia, os_mon, xmerl, p1_utils,
                         cache_tab, eimp, fast_tls, fast_xml, fast_yaml, unicode_util_compat, base64url, idna, jiffy, jose, yconf, p1_acme,
                         pkix, stringprep, ezlib, xmpp, ejabberd],
                Applications = [begin application:load(A), {ok, Vsn} = application:get_key(A, vsn), {A, Vsn, load} end || A <- Names],
                Permanent = [{A, Vsn} || {A, Vsn, load} <- lists:sublist(Applications, 3)],
                io:format("~tp.~n", [{release, {"chat", "1.0.0"}, {erts, erlang:system_info(version)}, Permanent ++ lists:nthtail(3, Applications)}]).
            """,
            libraries);
        return new WholeSystem("chat", $"""
            <PropertyGroup>
              <RelFile>chat.rel</RelFile>
            </PropertyGroup>
            <ItemGroup>
              {string.Join("\n  ", libraries.Select(library => $"<ApplicationPath Include=\"{library}\" />"))}
            </ItemGroup>
            """, rel);
    }
}
