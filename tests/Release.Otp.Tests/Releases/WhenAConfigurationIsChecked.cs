using System.Text;
using Release.Otp.Releases;
using Release.Otp.Terms;
using Release.Otp.Tests.Terms;

namespace Release.Otp.Tests.Releases;

/// <summary>The check of <c>sys.config</c> beside the installed OTP: what the application controller refuses, and nothing else, is refused.</summary>
[TestClass]
public sealed class WhenAConfigurationIsChecked
{
    // The application controller's own functions, in a copy of its module that exports them all; `more.config` is beside the file.
    private const string Functions = """
        main([In, Out]) ->
            {ok, {_, [{abstract_code, {_, Forms}}]}} = beam_lib:chunks(code:which(application_controller), [abstract_code]),
            {ok, controller, Code} = compile:forms([renamed(Form) || Form <- Forms], [export_all, nowarn_export_all]),
            {module, controller} = code:load_binary(controller, "controller", Code),
            ok = file:write_file(filename:join(filename:dirname(Out), "more.config"), "[{more, []}]."),
            write(Out, [judge(filename:join(filename:dirname(Out), "sys.config"), Text) || Text <- read(In)]).
        renamed({attribute, Anno, module, _}) -> {attribute, Anno, module, controller};
        renamed(Form) -> Form.
        judge(File, Text) ->
            ok = file:write_file(File, Text),
            case catch controller:check_conf_data(controller:merge_env([], controller:conf_param_to_conf({config, File}))) of
                ok -> <<"ok">>;
                Why -> unicode:characters_to_binary(io_lib:format("~tp", [Why]))
            end.
        """;

    private static readonly string[] Texts =
    [
        "[].", "[].\n", "", "%% nothing\n", "\n[\n]\n.\n", "[].\n%% the end", "[]. []", "[].x", "[]", "[] x.", "[{a,[]}", "\u0001[].\u0002",
        "{a,[]}.", "a.", "\"more\".", "#{}.", "<<\"x\">>.", "[a].", "[1].", "[$m].", "[{a}].", "[{a,b}].", "[{a,[],[]}].", "[#{}].", "[<<\"more\">>].",
        "[{a,[]}].", "[{'A b',[{'c d',<<1>>}]}].", "[{\"a\",[]}].", "[{1,[]}].", "[{a,\"x\"}].", "[{a,\"\"}].", "[{a,[]}|b].", "[{a,[]}|[{b,[]}]].",
        "[{a,[{b,1}]}].", "[{a,[{b}]}].", "[{a,[{b,1,2}]}].", "[{a,[b]}].", "[{a,[[]]}].", "[{a,[{\"b\",1}]}].", "[{a,[{1,1}]}].", "[{a,[{b,1}|c]}].",
        "[{a,[{b,1},{b,2}]}].", "[{a,[{b,1},{c,1},{b,1}]}].", "[{a,[{b,1}]},{a,[{b,2}]}].", "[{a,[{b,1}]},{a,[{c,1},{c,2}]}].", "[{a,[{c,1},{c,2}]},{a,[{b,1}]}].",
        "[{a,[{b,1+1}]}].", "[{a,[{b,B}]}].", "[{a,[{b,fun erlang:self/0}]}].", "[{a,[{b,\"é\"}]}].", "[{a,[{'é',1}]}].",
        "[{kernel,[{distributed,[]}]}].", "[{kernel,[{distributed,[{a,[n@h]}]}]}].", "[{kernel,[{distributed,[{a,5000,[n@h,{m@h,o@h}]}]}]}].",
        "[{kernel,[{distributed,[{a,infinity,[]}]}]}].", "[{kernel,[{distributed,[{a,never,[]}]}]}].", "[{kernel,[{distributed,[{a,1.5,[]}]}]}].",
        "[{kernel,[{distributed,b}]}].", "[{kernel,[{distributed,[a]}]}].", "[{kernel,[{distributed,[{\"a\",[]}]}]}].", "[{kernel,[{distributed,[{a,[]}|b]}]}].",
        "[{kernel,[{distributed,b}]},{kernel,[{distributed,[]}]}].", "[{kernel,[{distributed,[]}]},{kernel,[{distributed,b}]}].", "[{a,[{distributed,b}]}].",
        "[\"more\"].", "[\"more.config\"].", "[\"./more\"].", "[{a,[]},\"more\",{b,[]}].", "[\"more\"|{a,[]}].", "[[]].", "[\"\"].", "[more].", "[\"more\", \"more\"].",
    ];

    private static IEnumerable<byte[]> Bytes =>
    [
        .. Texts.Select(Encoding.UTF8.GetBytes),
        [.. "[{a,[{b,\""u8, 0xE9, .. "\"}]}].\n"u8],
        [.. "%% coding: latin-1\n[{a,[{b,\""u8, 0xE9, .. "\"}]}].\n"u8],
        [.. "[]. %% "u8, 0xE9, .. "\n"u8],
        [0xEF, 0xBB, 0xBF, .. "[].\n"u8],
    ];

    [TestMethod]
    public void ItIsRefusedWhereTheNodeWouldNotStart()
    {
        var texts = Bytes.ToList();
        var verdicts = Judge.AskFrames(Functions, texts).Select(Encoding.UTF8.GetString).ToList();
        var wrong = new StringBuilder();
        foreach (var (text, verdict) in texts.Zip(verdicts))
        {
            var ours = Refusals(text);
            if (ours.Count == 0 != (verdict == "ok"))
            {
                wrong.AppendLine($"{Encoding.UTF8.GetString(text)}: OTP says {verdict}, we {(ours.Count == 0 ? "ok" : string.Join("; ", ours))}");
            }
        }

        Assert.AreEqual("", wrong.ToString());
    }

    // That the functions asked above are those which decide: real nodes, started with the file.
    [TestMethod]
    [DataRow("[{a,[{b,1}]},\"more\"].\n", 0)]
    [DataRow("[{a,[{b,1},{b,2}]}].\n", 1)]
    [DataRow("[{kernel,[{distributed,b}]}].\n", 1)]
    [DataRow("[].\n[].\n", 1)]
    [DataRow("[\"gone\"].\n", 1)]
    public void ANodeStartsOrNot(string text, int exitCode)
    {
        using var directory = new TemporaryDirectory();
        directory.Write("sys.config", text);
        directory.Write("more.config", "[{more,[]}].\n");
        var crashDump = new Dictionary<string, string?> { ["ERL_CRASH_DUMP_BYTES"] = "0" };

        var result = Tool.Run("erl", ["-noinput", "-config", directory.Path("sys"), "-eval", "halt(0)."], directory.FullPath, crashDump);

        Assert.AreEqual(exitCode, result.ExitCode, result.Output + result.Errors);
    }

    [TestMethod]
    public void TheFilesThatItNamesAreKnownWithTheirPlaces() => CollectionAssert.AreEqual(
        new[] { ("more.config", 2), ("/etc/all.config", 3), ("../x/y.config", 4) },
        ConfigurationFile.FilesNamedIn(Some.Text("[{a, []},\n \"more\",\n \"/etc/all.config\",\n \"../x/y\"].\n")).Select(named => (named.Path, named.Place.Line)).ToArray());

    private static List<string> Refusals(byte[] text)
    {
        try
        {
            return [.. ConfigurationFile.Check(TermReader.Consult(text, "sys.config")).Select(finding => finding.Code)];
        }
        catch (DiagnosticException refused)
        {
            return [refused.Diagnostic.Code];
        }
    }
}
