using Release.Otp.Beam;
using Release.Otp.Upgrades;

namespace Release.Otp.Tests.Upgrades;

/// <summary>Modules compiled by the installed compilers; what is expected stands in their sources.</summary>
[TestClass]
public sealed class WhenAModuleIsDescribed
{
    // Every file is compiled with debug information into one directory, and without into another.
    private const string Compile =
        """
        -mode(compile).
        main([Directory]) ->
            [{ok, _} = compile:file(File, [{outdir, filename:join(Directory, Out)} | Options])
                || File <- filelib:wildcard(filename:join(Directory, "*.erl")), {Out, Options} <- [{"debug", [debug_info]}, {"plain", []}]].
        """;

    private const string ServerHead = "-compile([export_all, nowarn_export_all]).\n-record(other, {name}).\n-record(state, {count = 0 :: integer(), max}).\nhandle_call(x, y) -> z.\n";
    private const string SupervisorHead = "-behaviour(supervisor).\n-export([start_link/0, init/1]).\nstart_link() -> supervisor:start_link(?MODULE, []).\n";

    private static readonly (string Functions, string? State)[] Servers =
    [
        ("init(_) -> {ok, #state{}}.", "#state{count, max}"),
        ("init([A]) -> S = #state{count = A}, {ok, S, 5000}.", "#state{count, max}"),
        // The first of two.
        ("init(A) -> case A of x -> {ok, #state{}}; _ -> {ok, #other{}} end.\nhandle_cast(_, S) -> {noreply, S}.", "#state{count, max}"),
        ("init(A) -> {ok, made(A)}.\nmade(_) -> #state{}.\nhandle_call(_, _, #state{} = S) -> {reply, ok, S}.", "#state{count, max}"),
        ("init(A) -> {ok, made(A)}.\nmade(_) -> #other{}.\nhandle_call(_, _, S) -> {reply, S#other.name, S#other{name = 1}}.", "#other{name}"),
        ("init(A) -> {ok, running, #other{name = A}}.\ncallback_mode() -> handle_event_function.\nhandle_event(_, _, _, _) -> keep_state_and_data.", "#other{name}"),
        // A record that is no state.
        ("init(_) -> {ok, 0}.\nhandle_call(_, _, S) -> {reply, #other{}, S}.", null),
        // Nobody asks for the state of a process that can change it.
        ("init(_) -> {ok, #state{}}.\ncode_change(_, S, _) -> {ok, S}.", null),
    ];

    private static readonly (string Functions, string? Children)[] Supervisors =
    [
        ("init([]) -> {ok, {#{}, [#{id => a, start => {a, start_link, []}}, {b, {b, start_link, []}, permanent, 5000, worker, [b]}]}}.", "a b"),
        ("init(X) -> {ok, {{one_for_one, 1, 1}, [child(a, X), child(b, X)]}}.\nchild(N, X) -> #{id => N, start => {N, start_link, [X]}, shutdown => 86400000}.", "a b"),
        ("init(X) -> {ok, {{one_for_one, 1, 1}, [{{web, 1}, {w, start_link, [X, application:get_env(a, b)]}, permanent, 5000, worker, [w]}]}}.", "{web,1}"),
        ("init({A, _}) -> S = #{strategy => one_for_all}, C = [#{id => c, start => {c, start_link, [A]}}], {ok, {S, C}}.", "c"),
        ("init([A, B, C, D, E]) -> {ok, {#{}, [#{id => sum, start => {m, start_link, [A + B, length(C), hd(D), element(1, E), self(), fun() -> A end]}}]}}.", "sum"),
        ("init([H | T]) -> {ok, {#{}, [#{id => part, start => {m, start_link, [H, T]}}]}}.", "part"),
        ("init({args, A, B, C}) -> {ok, {#{}, [#{id => tagged, start => {m, start_link, [C, B, A]}}]}}.", "tagged"),
        ("init(7) -> {ok, {#{}, [#{id => seven, start => {m, start_link, []}}]}}.", "seven"),
        ("init(_) -> {ok, {#{}, []}}.", ""),
        ("init(X) -> {ok, {#{}, [#{id => X, start => {a, start_link, []}}]}}.", null),
        ("init(X) -> {ok, {#{}, [#{id => N, start => {N, start_link, []}} || N <- X]}}.", null),
        ("init(a) -> {ok, {#{}, []}};\ninit(b) -> {ok, {#{}, [#{id => c, start => {c, start_link, []}}]}}.", null),
        ("init(_) -> ignore.", null),
    ];

    [TestMethod]
    public void TheRecordOfItsStateIsFound()
    {
        foreach (var (number, module) in CompileAll([.. Servers.Select(server => ServerHead + server.Functions)]).Index())
        {
            Assert.AreEqual(Servers[number].State, module.Debug.State?.ToString(), Servers[number].Functions);
            Assert.IsNull(module.Plain.State, "without debug information nothing is known");
        }
    }

    [TestMethod]
    public void TheChildrenOfASupervisorAreFound()
    {
        foreach (var (number, module) in CompileAll([.. Supervisors.Select(supervisor => SupervisorHead + supervisor.Functions)]).Index())
        {
            Assert.IsTrue(module.Plain.IsSupervisor && module.Debug.IsSupervisor);
            Assert.AreEqual(module.Debug.Children, module.Plain.Children);
            Assert.AreEqual(Supervisors[number].Children, module.Plain.Children is { } children ? string.Join(' ', children.Select(child => child.ToString())) : null, Supervisors[number].Functions);
        }
    }

    [TestMethod]
    public void AStrippedSupervisorLooksLikeOne()
    {
        var beam = Beam("-module(m).\n-behaviour(supervisor).\n-export([start_link/0, init/1]).\nstart_link() -> supervisor:start_link(?MODULE, []).\ninit([]) -> {ok, {#{}, []}}.\n", "[]");
        var stripped = ModuleDescription.Of(beam.Strip(SignificantChunks.Usual));

        Assert.IsTrue(stripped.IsSupervisor);
        Assert.AreEqual(0, stripped.Children?.Count);
    }

    [TestMethod]
    public void BehavioursOfBothSpellingsAreFoundAndWhatItExportsAndImports()
    {
        var module = Describe(
            "-module(m).\n-behaviour(gen_server).\n-behavior(other).\n-export([init/1, handle_call/3, handle_cast/2, code_change/3, system_code_change/4]).\n"
            + "init(_) -> ets:new(a, []), m:init(x), {ok, 1}.\nhandle_call(_, _, S) -> {reply, ok, S}.\nhandle_cast(_, S) -> {noreply, S}.\n"
            + "code_change(_, S, _) -> {ok, S}.\nsystem_code_change(S, _, _, _) -> {ok, S}.\n",
            "[]");

        CollectionAssert.AreEqual(new[] { "gen_server", "other" }, module.Behaviours.Order().ToArray());
        Assert.IsTrue(module.ExportsCodeChange && module.ExportsSystemCodeChange && module.ChangesState && !module.IsSupervisor);
        CollectionAssert.AreEqual(new[] { "erlang", "ets" }, module.Imports.ToArray());
    }

    [TestMethod]
    public void SupervisorsOfElixirNameTheirChildrenByModule()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.Write("m.ex",
            """
            defmodule Some.Sup do
              use Supervisor
              def start_link(a), do: Supervisor.start_link(__MODULE__, a)
              def init(x), do: Supervisor.init([{Some.Counter, x}, Some.Other, %{id: :z, start: {Z, :start_link, []}}], strategy: :one_for_one)
            end
            defmodule Some.App do
              use Application
              def start(_type, _args), do: Supervisor.start_link([{Some.Counter, 0}, Some.Sup], strategy: :one_for_one, name: Some.Name)
            end
            """);
        Assert.AreEqual(0, Tool.Run("elixirc", ["--ignore-module-conflict", "-o", directory.FullPath, file]).ExitCode);

        var supervisor = ModuleDescription.Of(Read(directory.Path("Elixir.Some.Sup.beam")));
        var application = ModuleDescription.Of(Read(directory.Path("Elixir.Some.App.beam")));

        Assert.IsTrue(supervisor.IsSupervisor && !application.IsSupervisor);
        Assert.AreEqual("'Elixir.Some.Counter' 'Elixir.Some.Other' z", string.Join(' ', supervisor.Children!.Value.Select(child => child.ToString())));
        Assert.AreEqual("'Elixir.Some.Counter' 'Elixir.Some.Sup'", string.Join(' ', application.Children!.Value.Select(child => child.ToString())));
    }

    [TestMethod]
    public void ADamagedModuleIsDescribedOrRefusedWithACode()
    {
        const string Sup = "-module(m).\n-behaviour(supervisor).\n-export([init/1]).\ninit(X) -> {ok, {#{}, [child(a, X), {b, {b, start_link, [X]}, permanent, 9999, worker, [b]}]}}.\nchild(N, X) -> #{id => N, start => {N, f, [X]}}.\n";
        const string Server = "-module(m).\n-export([init/1, handle_call/3]).\n-record(state, {a, b = 1}).\ninit(_) -> {ok, #state{}}.\nhandle_call(_, _, S) -> {reply, ok, S}.\n";
        var random = new Random(25);
        foreach (var module in new[] { Beam(Sup, "[]"), Beam(Server, "[debug_info]") })
        {
            foreach (var chunk in module.Chunks)
            {
                for (var i = 0; i < 200; i++)
                {
                    var data = chunk.Data.ToArray();
                    for (var damages = random.Next(3); damages >= 0 && data.Length > 0; damages--)
                    {
                        data[random.Next(data.Length)] = (byte)random.Next(256);
                    }

                    var bytes = Tests.Beam.Some.Form([.. module.Chunks.Select(other => (other.Id.Value, other == chunk ? data : other.Data.ToArray()))]);
                    try
                    {
                        ModuleDescription.Of(BeamFile.Read(bytes, "m.beam"));
                    }
                    catch (DiagnosticException refused)
                    {
                        Assert.StartsWith("REL", refused.Diagnostic.Code);
                    }
                }
            }
        }
    }

    private static ModuleDescription Describe(string source, string options) => ModuleDescription.Of(Beam(source, options));

    private static BeamFile Beam(string source, string options)
    {
        using var directory = new TemporaryDirectory();
        var result = Tool.Run("erlc", [.. options == "[debug_info]" ? ["+debug_info"] : Array.Empty<string>(), "-o", directory.FullPath, directory.Write("m.erl", source)]);
        Assert.AreEqual(0, result.ExitCode, result.Output);
        return Read(directory.Path("m.beam"));
    }

    private static List<(ModuleDescription Debug, ModuleDescription Plain)> CompileAll(string[] sources)
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory.Path("debug"));
        Directory.CreateDirectory(directory.Path("plain"));
        foreach (var (number, source) in sources.Index())
        {
            directory.Write($"m{number}.erl", $"-module(m{number}).\n{source}\n");
        }

        Erlang.Escript(Compile, directory.FullPath);
        return sources.Select((_, number) => (Of("debug", number), Of("plain", number))).ToList();

        ModuleDescription Of(string variant, int number) => ModuleDescription.Of(Read(directory.Path(variant, $"m{number}.beam")));
    }

    private static BeamFile Read(string file) => BeamFile.Read(File.ReadAllBytes(file), file);
}
