using System.Text;
using Release.Otp.Beam;
using Release.Otp.Releases;
using Release.Otp.Terms;
using Release.Otp.Upgrades;

namespace Release.Otp.Tests.Upgrades;

/// <summary>
/// An application compiled by the installed erlc in two versions, and the generated file carried out by the installed release_handler on a running
/// node: up, down and up again, with a child that comes and goes by instructions of the user.
/// </summary>
[TestClass]
public sealed class WhenARunningApplicationIsUpgraded
{
    private const string Application =
        """
        {application,counter,[{description,""},{vsn,"VSN"},{modules,[MODULES]},{registered,[]},{applications,[kernel,stdlib]},{mod,{counter_app,[]}}]}.
        """;

    private static readonly (string Module, string Source)[] Same =
    [
        ("counter_app", "-behaviour(application).\n-export([start/2, stop/1]).\nstart(_, _) -> counter_sup:start_link().\nstop(_) -> ok.\n"),
    ];

    private static readonly (string Module, string Source)[] Old =
    [
        ("counter_sup", Supervisor("[server(counter)]")),
        ("counter", Server("#state{count = 0}", "N = S#state.count + 1, {reply, counter_text:say(N), S#state{count = N}}", "count",
            "code_change({down, _}, {state, N, _}, _) -> {ok, #state{count = N}}.")),
        ("counter_text", "-export([say/1]).\nsay(N) -> {counted, N}.\n"),
        ("counter_gone", "-export([here/0]).\nhere() -> true.\n"),
    ];

    private static readonly (string Module, string Source)[] New =
    [
        ("counter_sup", Supervisor("[server(counter), server(counter_cache)]")),
        ("counter", Server("#state{count = 0, max = 0}", "N = S#state.count + 1, {reply, counter_text:say(N, S#state.max), S#state{count = N, max = N}}", "count, max",
            "code_change(Vsn, {state, N}, _) when not is_tuple(Vsn) -> {ok, #state{count = N, max = N}}; code_change({down, _}, S, _) -> {ok, {state, S#state.count}}.")),
        ("counter_text", "-export([say/2]).\nsay(N, Max) -> {counted, N, counter_more:more(Max)}.\n"),
        ("counter_more", "-export([more/1]).\nmore(Max) -> {max, Max}.\n"),
        ("counter_cache", Server("#state{count = 0}", "{reply, cached, S}", "count", "code_change(_, S, _) -> {ok, S}.")),
    ];

    private const string Node =
        """
        main([Root]) ->
            ok = application:start(sasl),
            code:add_patha(ebin(Root, "1")),
            ok = application:start(counter),
            show("start", [call(counter), here(counter_gone)]),
            {ok, _} = release_handler:upgrade_app(counter, filename:join(Root, "counter-2")),
            show("up", [call(counter), call(counter_cache), here(counter_gone)]),
            {ok, _} = release_handler:downgrade_app(counter, "1", filename:join(Root, "counter-1")),
            show("down", [call(counter), whereis(counter_cache), here(counter_gone), here(counter_more)]),
            {ok, _} = release_handler:upgrade_app(counter, filename:join(Root, "counter-2")),
            show("again", [call(counter), call(counter_cache)]),
            halt(0).

        ebin(Root, Vsn) -> filename:join([Root, "counter-" ++ Vsn, "ebin"]).
        call(Server) -> gen_server:call(Server, count).
        here(Module) -> erlang:module_loaded(Module) orelse (catch Module:here()) =:= true.
        show(What, Facts) -> io:format("~s ~w~n", [What, Facts]).
        """;

    private const string Fragments =
        """
        {"2",[{"1",[{apply,{supervisor,restart_child,[counter_sup,counter_cache]}}]}],
             [{"1",[{apply,{supervisor,terminate_child,[counter_sup,counter_cache]}},{apply,{supervisor,delete_child,[counter_sup,counter_cache]}}]}]}.
        """;

    [TestMethod]
    public void ItKeepsItsStateUpAndDown()
    {
        using var directory = new TemporaryDirectory();
        var (old, @new) = (Compile(directory, "1", Old), Compile(directory, "2", New));
        var written = Some.File(Fragments);
        var request = new AppupRequest(Some.Release("2", @new), [Some.Release("1", old)])
        {
            Fragments = new Dictionary<ApplicationName, AppupFragments> { [old.Name] = new(written with { Up = [] }, written with { Down = [] }) },
        };
        var appup = AppupGenerator.Generate(request).Value!.Single();
        directory.Write("counter-2/ebin/counter.appup", appup.ToText());

        Assert.AreEqual("", string.Join(' ', UpgradeLint.Check(request.To, request.From[0], new Dictionary<ApplicationName, ApplicationUpgradeFile> { [old.Name] = appup.File })));
        Assert.AreEqual(
            "{add_module,counter_cache} {add_module,counter_more} {load_module,counter_text} {update,counter,{advanced,[]},[counter_text]} {update,counter_sup,supervisor} "
            + "{delete_module,counter_gone} {apply,{supervisor,restart_child,[counter_sup,counter_cache]}}",
            Some.Up(request, "counter"));
        CollectionAssert.AreEqual(
            new[]
            {
                "start [{counted,1},true]",
                "up [{counted,2,{max,1}},cached,false]",
                "down [{counted,3},undefined,true,false]",
                "again [{counted,4,{max,3}},cached]",
            },
            Run(directory));
    }

    private static ApplicationDescription Compile(TemporaryDirectory directory, string vsn, (string Module, string Source)[] modules)
    {
        var all = Same.Concat(modules).ToList();
        var ebin = Directory.CreateDirectory(directory.Path("counter-" + vsn, "ebin")).FullName;
        var sources = all.Select(module => directory.Write($"{vsn}/{module.Module}.erl", $"-module({module.Module}).\n{module.Source}")).ToList();
        var result = Tool.Run("erlc", ["+debug_info", "-o", ebin, .. sources]);
        Assert.AreEqual(0, result.ExitCode, result.Output + result.Errors);
        var text = Application.Replace("VSN", vsn, StringComparison.Ordinal).Replace("MODULES", string.Join(',', all.Select(module => module.Module)), StringComparison.Ordinal);
        directory.Write($"counter-{vsn}/ebin/counter.app", text);
        var resource = ApplicationResourceFile.Read(TermReader.Consult(Encoding.UTF8.GetBytes(text), "counter.app"), 25).Value!;
        return ApplicationDescription.Of(resource, Directory.GetFiles(ebin, "*.beam").Select(file => BeamFile.Read(File.ReadAllBytes(file), file)));
    }

    private static string[] Run(TemporaryDirectory directory) =>
        Erlang.Escript(Node, directory.FullPath).Split('\n').Where(line => line.Contains(" [", StringComparison.Ordinal) && !line.StartsWith('=')).ToArray();

    private static string Supervisor(string children) =>
        "-behaviour(supervisor).\n-export([start_link/0, init/1]).\nstart_link() -> supervisor:start_link({local, ?MODULE}, ?MODULE, []).\n"
        + $"init([]) -> {{ok, {{#{{}}, {children}}}}}.\nserver(M) -> #{{id => M, start => {{gen_server, start_link, [{{local, M}}, M, [], []]}}, modules => [M]}}.\n";

    private static string Server(string state, string answer, string fields, string codeChange) =>
        $"-behaviour(gen_server).\n-export([init/1, handle_call/3, handle_cast/2, code_change/3]).\n-record(state, {{{fields}}}).\ninit(_) -> {{ok, {state}}}.\n"
        + $"handle_call(count, _, S) -> {answer}.\nhandle_cast(_, S) -> {{noreply, S}}.\n{codeChange}\n";
}
