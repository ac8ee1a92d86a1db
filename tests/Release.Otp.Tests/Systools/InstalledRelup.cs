using System.Text;
using Release.Otp.Terms;
using Release.Otp.Tests.Terms;

namespace Release.Otp.Tests.Systools;

/// <summary>The installed <c>systools:make_relup/4</c>, asked once for many cases.</summary>
internal static class InstalledRelup
{
    private const string Functions =
        """
        %% Every directory of the path is looked through for every application.
        main([In, Out]) ->
            true = code:set_path([filename:dirname(code:which(Module)) || Module <- [compile, kernel, lists, systools]]),
            write(Out, [term_to_binary(verdict(ask(binary_to_term(Frame)))) || Frame <- read(In)]).

        ask({Top, Bases, Path, Options}) ->
            catch systools:make_relup(Top, Bases, Bases, [noexec, silent, {path, Path} | Options]).

        verdict({ok, Relup, _, Warnings}) -> {ok, Relup, [kind(Warning) || Warning <- Warnings], unicode:characters_to_binary(io_lib:format("%% coding: utf-8~n~tp.~n", [Relup]))};
        verdict({error, _, Reason}) -> {error, kind(Reason)};
        verdict({'EXIT', _}) -> {error, 'EXIT'}.

        kind({warning, Warning}) -> kind(Warning);
        kind([Reason | _]) -> kind(Reason);
        kind(Reason) when is_tuple(Reason) -> kind(element(1, Reason));
        kind(Reason) when is_atom(Reason) -> Reason.
        """;

    /// <summary>The verdicts in the order of the cases.</summary>
    public static IReadOnlyList<RelupVerdict> Ask(IReadOnlyList<UpgradeCase> cases)
    {
        using var directory = new TemporaryDirectory();
        var questions = cases.Select((one, i) => EtfWriter.Write(Question(directory, i, one), InstalledOtp.AtomEncoding));
        var answers = Judge.AskFrames(Functions, questions);
        Assert.HasCount(cases.Count, answers);
        return [.. answers.Select(answer => Verdict(EtfReader.Read(answer, null)))];
    }

    private static TupleTerm Question(TemporaryDirectory directory, int number, UpgradeCase one)
    {
        directory.Write($"{number}/top.rel", one.Rel);
        foreach (var application in one.Applications)
        {
            // systools does not look at directories' names, only at how many there are.
            directory.Write($"{number}/{application.Vsn}/{application.Name}.app", Encoding.UTF8.GetString(application.Bytes));
            if (one.UpgradeFiles.TryGetValue((application.Name, application.Vsn), out var text))
            {
                directory.Write($"{number}/{application.Vsn}/{application.Name}.appup", text);
            }
        }

        return Term.Tuple(
            Term.String(directory.Path($"{number}", "top")),
            Term.List(one.Bases.Select((rel, i) => Base(directory, number, one, rel, i))),
            Term.List(one.Applications.Select(application => application.Vsn).Distinct().Select(vsn => Term.String(directory.Path($"{number}", vsn)))),
            one.RestartsEmulator ? Term.List(Term.Atom("restart_emulator")) : Term.Nil);
    }

    private static Term Base(TemporaryDirectory directory, int number, UpgradeCase one, string rel, int i)
    {
        directory.Write($"{number}/base{i}.rel", rel);
        var file = Term.String(directory.Path($"{number}", $"base{i}"));
        return one.Descriptions.ContainsKey(i) ? Term.Tuple(file, one.Description(i)) : file;
    }

    private static RelupVerdict Verdict(Term answer) => answer switch
    {
        TupleTerm { Elements: [AtomTerm { Name: "ok" }, var relup, ListTerm kinds, BitStringTerm text] } =>
            new RelupVerdict(relup, [.. kinds.Elements.Select(Name)]) { Text = Encoding.UTF8.GetString(text.Bytes.AsSpan()) },
        TupleTerm { Elements: [_, var kind] } => new RelupVerdict(null, [Name(kind)]),
        _ => throw new InvalidOperationException(answer.ToString()),
    };

    private static string Name(Term kind) => ((AtomTerm)kind).Name;
}
