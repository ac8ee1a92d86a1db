using Release.Otp.Systools;

namespace Release.Otp.Tests.Systools;

/// <summary>What the installed systools said to a case.</summary>
/// <param name="Error">The kind of error; null where there is a boot script.</param>
/// <param name="Boot">The bytes of the <c>.boot</c> file; empty where there is none.</param>
/// <param name="Script">The text of the <c>.script</c> file.</param>
/// <param name="Warnings">The kinds of warnings where there is a boot script.</param>
internal sealed record SystoolsVerdict(string? Error, byte[] Boot, string Script, params string[] Warnings);

/// <summary>The installed systools, asked once for many cases.</summary>
internal static class InstalledSystools
{
    private const string Judge =
        """
        -mode(compile).

        main([File]) ->
            {ok, Cases} = file:consult(File),
            lists:foreach(fun judge/1, Cases).

        judge({Directory, Path, Options}) ->
            Answer = (catch systools:make_script(filename:join(Directory, "some"), [silent, {path, Path} | Options])),
            io:format("~ts~n", [verdict(Answer)]).

        verdict({ok, _, Warnings}) -> ["ok" | [[" ", kind(Warning)] || {warning, Warning} <- Warnings]];
        verdict({error, _, Reason}) -> kind(Reason);
        verdict({'EXIT', _}) -> "EXIT".

        kind([Reason | _]) -> kind(Reason);
        kind({error_reading, {_, What}}) -> kind(What);
        kind({{Reason, _}, {application, _, _}}) -> kind({Reason, x});
        kind(Reason) when is_tuple(Reason) -> atom_to_list(element(1, Reason));
        kind(Reason) -> atom_to_list(Reason).
        """;

    /// <summary>The verdicts in the order of the cases, whose applications must lie below <paramref name="directory"/>.</summary>
    public static IReadOnlyList<SystoolsVerdict> Ask(TemporaryDirectory directory, IReadOnlyList<SystoolsCase> cases)
    {
        var lines = Erlang.Escript(Judge, Written(directory, cases)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(cases.Count, lines);
        return lines.Select((line, i) => Verdict(directory, i, line)).ToList();
    }

    /// <summary>Writes the cases, and the list of them as terms <c>{Directory, Path, Options}</c>, whose file it answers.</summary>
    public static string Written(TemporaryDirectory directory, IReadOnlyList<SystoolsCase> cases)
    {
        for (var i = 0; i < cases.Count; i++)
        {
            Write(directory, i, cases[i]);
        }

        return directory.Write("cases", string.Concat(cases.Select((one, i) => $"{{{Quoted(directory.Path($"{i}"))},[{Path(one)}],[{Options(one)}]}}.\n")));
    }

    /// <summary>The directory of the applications of a case.</summary>
    public static string Library(TemporaryDirectory directory, int number) => directory.Path($"{number}", "lib");

    private static void Write(TemporaryDirectory directory, int number, SystoolsCase one)
    {
        directory.Write($"{number}/some.rel", one.Rel);
        foreach (var application in one.Applications)
        {
            Directory.CreateDirectory(application.Ebin);
            File.WriteAllBytes(application.File, application.Bytes);
        }
    }

    private static SystoolsVerdict Verdict(TemporaryDirectory directory, int number, string line) => line.Split(' ') is ["ok", .. var warnings]
        ? new SystoolsVerdict(null, File.ReadAllBytes(directory.Path($"{number}", "some.boot")), File.ReadAllText(directory.Path($"{number}", "some.script")), warnings)
        : new SystoolsVerdict(line, [], "");

    private static string Path(SystoolsCase one) => string.Join(',', one.Applications.Select(application => Quoted(application.Ebin)).Distinct());

    private static string Options(SystoolsCase one) => string.Join(',', [.. Options(one.Options), .. one.Flags]);

    private static IEnumerable<string> Options(BootScriptOptions options) =>
    [
        .. options.NoDotErlang ? ["no_dot_erlang"] : (string[])[],
        .. options.Local ? ["local"] : (string[])[],
        .. options.Variables.Count > 0
            ? [$"{{variables,[{string.Join(',', options.Variables.Select(variable => $"{{{Quoted(variable.Name)},{Quoted(variable.Directory)}}}"))}]}}"]
            : (string[])[],
    ];

    private static string Quoted(string text) => $"\"{text}\"";
}
