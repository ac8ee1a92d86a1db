using System.Text;
using Release.Otp.Releases;
using Release.Otp.Terms;
using Release.Otp.Tests.Terms;

namespace Release.Otp.Tests.Releases;

/// <summary>Regular expressions for versions beside <c>re:run/3</c> of the installed OTP, called as systools calls it.</summary>
[TestClass]
public sealed class WhenAVersionIsMatched
{
    private const string Functions =
        """
        main([In, Out]) -> write(Out, [verdict(binary_to_term(Frame)) || Frame <- read(In)]).
        verdict({Version, Expression}) ->
            try re:run(Version, Expression, [unicode, {capture, first, list}]) of
                {match, [Version]} -> <<"yes">>;
                _ -> <<"no">>
            catch error:badarg -> <<"refused">>
            end.
        """;

    private static readonly string[] Versions =
        ["1", "1.0", "1.0.0", "1.0.1", "11.0", "1.10", "10", "2.0-rc.1", "2.0-rc1+build.5", "1.0\n", "a", "A.b_c", " 1.0 ", "é.1", "١.٠", "1.0\t", "x-y", "1:0", "^1$", "[1]", "1..0", "\u20281", "😀😀", "[:1"];

    private static readonly string[] Expressions =
    [
        "1", "1\\.0", "1.0", "^1\\.0$", "\\A1\\.0\\z", "1\\.0\\Z", "^1\\.[0-9]+$", "1|1\\.0", "1\\.0|1", "(?:1|10)", ".*", ".+", ".*?", "", "^", "$", "[0-9.]+", "[^a]+", "\\d+", "\\d+\\.\\d+", "\\D+", "\\w+", "\\W+",
        "\\s*1\\.0\\s*", "\\S+", "[\\d.]+", "[\\w.]+", "[\\s\\d.]+", "[^\\d]+", "[^\\w]", "[[:digit:].]+", "[[:alpha:]]", "[^[:digit:]]+", "[[:^digit:]]+", "[[:alnum:]._]+", "[[:space:]1.0]+", "[[:upper:]].*",
        "[[:punct:]1]+", "[[:lower:]1.]+", "[[:graph:]]+", "[[:print:]\\t]+", "[[:cntrl:]1.0]+", "[[:^word:]]+", "[[:^space:]]+", "[\\W]+", "[^\\W]+", "[\\S]+", "[\\D]+", "[[:xdigit:].]+", "1\\.0(\\.[0-9]+)*", "1\\.0(?:\\.[0-9]+)+", "1\\.0(?<patch>\\.1)?", "1\\.0(?P<patch>\\.1)?", "(1)\\.\\1", "(?P<a>1)\\..*(?P=a)", "(?i)a", "(?i:A)\\.B_C", "(?i)É.1", "\\Q1.0\\E",
        "\\Q^1$\\E", "\\Q1.0", "1\\.0\\E", "\\x31\\.\\x{30}", "[\\x31.\\x{30}]+", "1++\\.0", "[0-9]*+\\.0", "(?>1+)\\.0", "(?:1|1\\.)?+0", "1?+\\.0", "1{1,2}+\\.0", "1{2}\\.0", "1{,2}", "1{1,2}\\.?0?", "\\h*1\\.0\\h*", "1\\.0\\v?", "1\\.0\\R?", "\\N+",
        "[]1]+", "[^]]+", "[1[]+", "[1[\\]]+", "[a-]", "[0-9.-]+", "[a-z-[b]]+", "\\p{L}", "\\p{Lu}\\.b_c", "\\p{Nd}\\.\\p{Nd}", "\\P{L}+", "\\pL", "1\\.(?=0)0", "1(?!x)\\.0", "x-(?#comment)y",
        "(", ")", "[", "]", "1)", "*", "+1", "1**", "a{2,1}", "\\", "[z-a]", "(?<n>1)(?<n>1)", "(?z)", "[[:nothing:]]", "(?P<1>1)", "\\1", "(?", "[\\", "\\x{zz}", "\\c", "(?<=a+)b", "(?n)1", "(?'n'1).*", "\\e", "\\a", "\\f", "\\t*1", "1\\.0\\n?", "1\\.0[\\n]", "\\b1\\.0\\b", "\\Bx", "\\b.*\\b",
        "1\\.0$", "1\\.0\\$", "(1\\.0)$", "[1.0]{3}", "[\\b]", "\\G1", "(?:)", "(?s).*", "(?m)1\\.0$", "(?s)1\\.0.", "(?-i)a", "\\.|a", "[.]|a", "é\\.1", "[é.1]+", "\\x{e9}\\.1", "(?:1|2)\\.(?:0|1)",
        "😀+", "\\Q😀\\E+", "😀{2}", "(?#open", "(?P=nobody)1", "[a-\\d]+", "[1-\\d.0]+", "[a-c-e]", "[\\d-z]+", "[\\d-]+", "[[:digit:]-z]+", "[a-[:digit:]]+", "[a-z-\\d]+", "[--\\d]", "[--1]+", "[\\d-\\w]+", "[0-9-.]+", "[x-\\p{L}]", "[\\p{L}-x]+", "[\\d-[:alpha:]]+", "[1-[.]+", "[[:digit:]-[x]+", "[[:1]+", "[[:1:]+", "[[:alpha:]", "[[:al\\]ha:]]+", "[[:a\\\\:]]", "[[:[:digit:]]+", "[[:a[.:]]+", "[[:]1:]+", "[[.a:]]+", "[[:alpha.]]+", "[[:", "[[:\\", "[[:]+", "[[:ascii:]]+", "[[:blank:]1.0]+", "[[:xdigit:].]+", "[[.1]+", "[[=1]+", "[1", "[[:digit:]", "[1-", "[1-]", "[1\\", "\\x{}", "\\x{d800}", "\\x{31",
    ];

    // What we do not translate is refused, and never taken for something else.
    private static readonly string[] ForPerlOnly =
    [
        "(*UTF8)1", "(1)(?1)", "(1)?(?(1)\\.0|x)", "(1)\\.0|\\g{1}", "(?<=x)-y", "(?J)a", "(?U).*", "(?x) 1 \\. 0 # one", "(?|(1)|(2)).*", "1\\.0(?(?=x)a|b)?", "1\\K", "\\0", "\\12", "\\K1", "\\X", "\\g1(1)", "\\o{61}", "x(?<!y)-y", "(?R)?1", "(?<a>1)(2)\\1", "[[.a.]]", "[[=a=]]", "\\x{10000}", "\\p{Greek}", "\\pé", "[😀]", "\\x", "\\xg", "[\\Q1\\E]",
    ];

    [TestMethod]
    public void ErlangSaysTheSame()
    {
        Assert.AreEqual("", string.Join('\n', Answers(Expressions, Versions).Where(said => said.Ours != said.Theirs)));
    }

    // And some beyond, of which the sets of Perl hold none.
    [TestMethod]
    public void EverySetHoldsTheSameCharactersOfLatin1()
    {
        string[] posix = ["alpha", "lower", "upper", "alnum", "ascii", "blank", "cntrl", "digit", "^digit", "graph", "print", "punct", "space", "^space", "word", "^word", "xdigit"];
        string[] sets = ["\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "\\h", "\\v", "\\R", "\\N", ".", "[\\d]", "[\\W]", "[^\\W]", "[\\S]", "[\\h]", "[\\v]", "[^\\h\\v]", .. posix.Select(name => $"[[:{name}:]]"), .. posix.Select(name => $"[^[:{name}:]]")];
        var characters = Enumerable.Range(0, 256).Concat([0x100, 0x2C7, 0x394, 0x3B1, 0x660, 0x1680, 0x2003, 0x2028, 0x2029, 0x3000, 0xFEFF]).Select(code => ((char)code).ToString()).ToList();

        Assert.AreEqual("", string.Join('\n', Answers(sets, characters).Where(said => said.Ours != said.Theirs).Select(said => $"{said.Expression} {(int)said.Version[0]:X} {said.Theirs}")));
    }

    // Each letter and digit behind a backslash, alone and in a set; some only Perl knows.
    [TestMethod]
    public void NoLetterBehindABackslashIsTakenForSomethingElse()
    {
        var letters = Enumerable.Range(' ', 95).Select(code => ((char)code).ToString()).ToList();
        var said = Answers([.. letters.Select(letter => $"\\{letter}"), .. letters.Select(letter => $"[\\{letter}]"), .. letters.Select(letter => $"[^.\\{letter}]+"), .. letters.Select(letter => $"\\{letter}.+")], Versions);

        Assert.AreEqual("", string.Join('\n', said.Where(said => said.Ours != "refused" && said.Ours != said.Theirs)));
        Assert.IsGreaterThan(letters.Count * 2, said.Where(said => said.Ours != "refused").Select(said => said.Expression).Distinct().Count());
    }

    [TestMethod]
    public void WhatOnlyPerlKnowsIsRefused()
    {
        foreach (var expression in ForPerlOnly)
        {
            Assert.AreEqual("refused", Ours(expression, "1"), expression);
        }
    }

    [TestMethod]
    public void AnExpressionThatTriesForEverIsGivenUp()
    {
        var pattern = new VersionPattern("(a+)+$", IsExpression: true);

        var exception = Assert.ThrowsExactly<DiagnosticException>(() => pattern.Matches(new Vsn(new string('a', 60) + "b")));

        Assert.AreEqual("REL6006", exception.Diagnostic.Code);
    }

    private static List<(string Expression, string Version, string Theirs, string Ours)> Answers(IEnumerable<string> expressions, IReadOnlyCollection<string> versions)
    {
        var questions = expressions.SelectMany(expression => versions.Select(version => (Expression: expression, Version: version))).ToList();
        var answers = Judge.AskFrames(Functions, questions.Select(question => EtfWriter.Write(
            Term.Tuple(Term.String(question.Version), Term.Binary(Encoding.UTF8.GetBytes(question.Expression))), AtomEncoding.Latin1)));
        return [.. questions.Zip(answers.Select(Encoding.UTF8.GetString)).Select(pair => (pair.First.Expression, pair.First.Version, pair.Second, Ours(pair.First.Expression, pair.First.Version)))];
    }

    private static string Ours(string expression, string version)
    {
        try
        {
            return new VersionPattern(expression, IsExpression: true).Matches(new Vsn(version)) ? "yes" : "no";
        }
        catch (DiagnosticException)
        {
            return "refused";
        }
    }
}
