using System.Text;
using Release.Otp.Beam;
using Release.Otp.Releases;
using Release.Otp.Terms;
using Release.Otp.Tests.Systools;
using Release.Otp.Upgrades;

namespace Release.Otp.Tests.Upgrades;

/// <summary>
/// A protocol that gets an implementation, in protocols consolidated by the installed Elixir. The generated instruction is carried out by a node of
/// the installed OTP whose root holds both releases.
/// </summary>
[TestClass]
public sealed class WhenConsolidatedProtocolsChange
{
    private const string Old =
        """
        defprotocol Some.Speak do
          def speak(thing)
        end
        defprotocol Some.Stay do
          @fallback_to_any true
          def stay(thing)
        end
        defimpl Some.Stay, for: Any do
          def stay(_), do: :stayed
        end
        defmodule Some.Dog do
          defstruct []
        end
        defimpl Some.Speak, for: Some.Dog do
          def speak(_), do: "woof"
        end
        """;

    private const string More =
        """

        defmodule Some.Cat do
          defstruct []
        end
        defimpl Some.Speak, for: Some.Cat do
          def speak(_), do: "meow"
        end
        """;

    private const string Consolidate =
        """
        [ebin, out] = System.argv()
        File.mkdir_p!(out)
        for protocol <- [Some.Speak, Some.Stay] do
          {:ok, binary} = Protocol.consolidate(protocol, Protocol.extract_impls(protocol, [ebin]))
          File.write!(Path.join(out, "#{protocol}.beam"), binary)
        end
        """;

    // The node's answers, a line each: what cats say, where the protocols were loaded from, and which consolidated directories are in its code path.
    private const string Node =
        """
        -module(node_under_test).
        -export([main/0]).
        main() ->
            [Root, Appup] = init:get_plain_arguments(),
            {ok, [{_, [{_, Up}], [{_, Down}]}]} = file:consult(Appup),
            [{apply, {M, F, UpArguments}}] = [I || {apply, _} = I <- Up],
            [{apply, {M, F, DownArguments}}] = [I || {apply, _} = I <- Down],
            Length = length(code:get_path()),
            true = code:add_patha(filename:join([Root, "releases", "1", "consolidated"])),
            [{module, _} = code:ensure_loaded(P) || P <- ['Elixir.Some.Speak', 'Elixir.Some.Stay']],
            show("start"),
            {value, ok, _} = apply(M, F, UpArguments),
            show("up"),
            {value, ok, _} = apply(M, F, UpArguments),
            show("again"),
            code:purge('Elixir.Some.Speak'),
            {module, _} = code:load_abs(filename:join([Root, "ebin2", "Elixir.Some.Speak"])),
            {value, ok, _} = apply(M, F, UpArguments),
            show("reloaded"),
            {value, ok, _} = apply(M, F, DownArguments),
            show("down"),
            {value, ok, _} = apply(M, F, [hd(UpArguments), [{'Release', "none"}]]),
            show("none"),
            Length = length(code:get_path()),
            halt(0).

        show(What) ->
            Cat = try 'Elixir.Some.Speak':speak(#{'__struct__' => 'Elixir.Some.Cat'}) catch error:#{'__struct__' := E} -> E end,
            io:format("~s ~s ~s ~s ~s~n", [What, Cat, home('Elixir.Some.Speak'), home('Elixir.Some.Stay'),
                lists:join(",", [home(P) || P <- code:get_path(), filename:basename(P) =:= "consolidated"])]).

        home(Module) when is_atom(Module) -> home(filename:dirname(code:which(Module)));
        home(Path) -> case lists:reverse(filename:split(Path)) of ["consolidated", Release | _] -> Release; [Name | _] -> Name end.
        """;

    [TestMethod]
    public void TheGeneratedInstructionLoadsThoseOfTheOtherRelease()
    {
        using var directory = new TemporaryDirectory();
        var old = Compile(directory, "1", Old);
        var @new = Compile(directory, "2", Old + More);
        var request = new AppupRequest(Release("2", @new), [Release("1", old)]);
        var appup = directory.Write("web.appup", AppupGenerator.Generate(request).Value!.Single().ToText());

        var said = Run(directory, appup);

        CollectionAssert.AreEqual(
            new[]
            {
                "start Elixir.Protocol.UndefinedError 1 1 1",
                "up meow 2 1 2",
                "again meow 2 1 2",
                "reloaded meow 2 1 2",
                "down Elixir.Protocol.UndefinedError 1 1 1",
                "none meow ebin2 ebin2 ",
            },
            said);
    }

    [TestMethod]
    public void TheExpressionsAreThoseOfTheSource()
    {
        const string Parse =
            """
            main([File]) ->
                {ok, Bytes} = file:read_file(File),
                {ok, Tokens, _} = erl_scan:string(unicode:characters_to_list(Bytes)),
                {ok, Expressions} = erl_parse:parse_exprs(Tokens),
                io:format("~tw.~n", [[erl_parse:map_anno(fun(_) -> 1 end, Expression) || Expression <- Expressions]]).
            """;
        using var directory = new TemporaryDirectory();
        var expressions = Erlang.Escript(Parse, directory.Write("source.erl", ConsolidatedLoader.SourceText));
        var instruction = ConsolidatedLoader.Instruction(new Vsn("0.2.0"));

        var arguments = ((TupleTerm)instruction.Elements[1]).Elements[2];

        Assert.AreEqual(TermReader.Consult(Encoding.UTF8.GetBytes(expressions), null).Terms[0], ((ListTerm)arguments).Elements[0]);
        Assert.AreEqual("[{'Release',[48,46,50,46,48]}]", ((ListTerm)arguments).Elements[1].ToString());
    }

    [TestMethod]
    public void TheLastUpgradedApplicationLoadsThemBeforeItsChangedModules()
    {
        var request = Request(
            [Some.Application("first", "2", Some.Module("f", "2")), Some.Application("last", "2", Some.Module("new"), Some.Module("l", "2", "Elixir.P"), Some.Module("Elixir.P", "2")), Some.Application("same", "1")],
            [Some.Application("first", "1", Some.Module("f")), Some.Application("last", "1", Some.Module("l"), Some.Module("Elixir.P"), Some.Module("gone")), Some.Application("same", "1")]);

        Assert.AreEqual("{load_module,f}", Some.Up(request, "first"));
        Assert.AreEqual("add_module new|load 2|load_module l|delete_module gone", Shortly(Some.Appup(request, "last")!.Up[0]));
        Assert.AreEqual("add_module gone|load_module l|load 1|delete_module new", Shortly(Some.Appup(request, "last")!.Down[0]));
    }

    [TestMethod]
    public void AnApplicationOfWhichSomebodyWroteTheFileDoesNotLoadThem()
    {
        var request = Request([Some.Application("first", "2"), Some.Application("last", "2")], [Some.Application("first", "1"), Some.Application("last", "1")]);

        Assert.AreEqual("load 2", Shortly(Some.Appup(request with { HandWritten = [new ApplicationName("last")] }, "first")!.Up[0]));
        Assert.AreEqual("REL6066", AppupGenerator.Generate(request with { HandWritten = [new ApplicationName("first"), new ApplicationName("last")] }).Diagnostics.Single().Code);
    }

    [TestMethod]
    public void TheWayBackKnowsToWhichRelease()
    {
        var request = Request([Some.Application("first", "2"), Some.Application("last", "2")], [Some.Application("first", "1"), Some.Application("last", "1")]);
        var older = Some.Release("0", Some.Application("first", "0"), Some.Application("last", "1")) with { Consolidated = [Some.Protocol("Elixir.P", "0")] };
        var both = request with { From = [.. request.From, older] };

        Assert.AreEqual("load 1|load 0", string.Join('|', Some.Appup(both, "first")!.Down.Select(Shortly)));
        Assert.AreEqual("", Shortly(Some.Appup(both, "last")!.Down[0]));
        Assert.IsEmpty(AppupGenerator.Generate(both).Diagnostics);
    }

    [TestMethod]
    public void ProtocolsThatStayTheSameAreLoadedOnlyWhereAnApplicationBringsOthers()
    {
        var same = Request([Some.Application("last", "2", Some.Module("l", "2"))], [Some.Application("last", "1", Some.Module("l"))]);
        same = same with { To = same.To with { Consolidated = same.From[0].Consolidated } };
        var brings = Request([Some.Application("last", "2", Some.Module("Elixir.P"))], [Some.Application("last", "1", Some.Module("Elixir.P"))]);
        brings = brings with { To = brings.To with { Consolidated = brings.From[0].Consolidated } };

        Assert.AreEqual("load_module l", Shortly(Some.Appup(same, "last")!.Up[0]));
        Assert.AreEqual("load 2", Shortly(Some.Appup(brings, "last")!.Up[0]));
    }

    private static AppupRequest Request(IEnumerable<ApplicationDescription> @new, IEnumerable<ApplicationDescription> old) => new(
        Some.Release("2", @new) with { Consolidated = [Some.Protocol("Elixir.P", "2")] },
        [Some.Release("1", old) with { Consolidated = [Some.Protocol("Elixir.P")] }]);

    // load RELEASE for the instruction that loads protocols.
    private static string Shortly(UpgradePath path) => string.Join('|', path.Instructions.Select(instruction => ConsolidatedLoader.Is(instruction)
        ? $"load {path.Instructions.Select(Bound).First(release => release is not null)}"
        : string.Join(' ', ((TupleTerm)instruction).Elements.Take(2).Select(element => ((AtomTerm)element).Name))));

    private static string? Bound(Term instruction) => instruction is TupleTerm { Elements: [_, TupleTerm { Elements: [_, _, ListTerm { Elements: [_, ListTerm { Elements: [TupleTerm binding] }] }] }] }
        && binding.Elements[1].TryGetString(out var release) ? release : null;

    private static (List<ModuleDescription> Modules, List<ConsolidatedProtocol> Protocols) Compile(TemporaryDirectory directory, string release, string source)
    {
        var ebin = Directory.CreateDirectory(directory.Path("root", "ebin" + release)).FullName;
        var consolidated = directory.Path("root", "releases", release, "consolidated");
        Succeed("elixirc", ["--ignore-module-conflict", "-o", ebin, directory.Write($"{release}.ex", source)]);
        Succeed("elixir", ["-pa", ebin, directory.Write("consolidate.exs", Consolidate), ebin, consolidated]);
        return (Read(ebin).Select(ModuleDescription.Of).ToList(), Read(consolidated).Select(ConsolidatedProtocol.Of).ToList());
    }

    private static IEnumerable<BeamFile> Read(string directory) => Directory.GetFiles(directory, "*.beam").Select(file => BeamFile.Read(File.ReadAllBytes(file), file));

    private static ReleaseDescription Release(string vsn, (List<ModuleDescription> Modules, List<ConsolidatedProtocol> Protocols) compiled)
    {
        var release = Some.Release(vsn, Some.Application("web", vsn, compiled.Modules));
        return ReleaseDescription.Of(release.Release, 25, includesOtp: true, release.Applications, compiled.Protocols);
    }

    // The root of the node is a directory of the test's own that looks like the installation's.
    private static string[] Run(TemporaryDirectory directory, string appup)
    {
        var root = directory.Path("root");
        Directory.CreateSymbolicLink(Path.Combine(root, "lib"), Path.Combine(Erlang.Root, "lib"));
        Succeed("erlc", ["-o", directory.FullPath, directory.Write("node_under_test.erl", Node + "\n")]);
        var binaries = Path.Combine(Erlang.Root, "erts-" + InstalledOtp.ErtsVsn, "bin");
        var environment = new Dictionary<string, string?> { ["ROOTDIR"] = root, ["BINDIR"] = binaries, ["EMU"] = "beam", ["PROGNAME"] = "erl" };
        string[] arguments =
        [
            "-noinput", "-boot", Path.Combine(Erlang.Root, "bin", "start_clean"), "-pa", directory.FullPath, Path.Combine(root, "ebin2"), Path.Combine(Elixir.Library, "elixir", "ebin"),
            "-s", "node_under_test", "main", "-extra", root, appup,
        ];
        var result = Tool.Run(Path.Combine(binaries, "erlexec"), arguments, directory.FullPath, environment);
        Assert.AreEqual(0, result.ExitCode, result.Output + result.Errors);
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void Succeed(string program, IEnumerable<string> arguments)
    {
        var result = Tool.Run(program, arguments);
        Assert.AreEqual(0, result.ExitCode, result.Output + result.Errors);
    }
}
