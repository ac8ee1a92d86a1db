using Release.Tasks.Compilation;

namespace Release.Tasks.Tests.Compilation;

/// <summary>The oracle is the Erlang Reference Manual: what a comment, string, character or attribute is.</summary>
[TestClass]
public sealed class WhenSourceIsScanned
{
    [TestMethod]
    [DataRow("-behaviour(a).", "a")]
    [DataRow("-behavior(a).\n-behaviour(b).", "a b")]
    [DataRow("- behaviour ( 'a b' ) .", "a b")]
    [DataRow("-module(m). -behaviour(a).", "a")]
    [DataRow("% -behaviour(a).", "")]
    [DataRow("f() -> \"\n-behaviour(a).\n\".", "")]
    [DataRow("f() -> $\". -behaviour(a).", "a")]
    [DataRow("f() -> $\\\". -behaviour(a).", "a")]
    [DataRow("f() -> $%. -behaviour(a).", "a")]
    [DataRow("f() -> $\\^\". -behaviour(a).", "a")]
    [DataRow("f() -> 1.5, $.. -behaviour(a).", "a")]
    [DataRow("f() -> a - behaviour(x).", "")]
    [DataRow("f() -> \"\"\"\n  -behaviour(a).\n  \"\"\". -behaviour(b).", "b")]
    [DataRow("f() -> \"\"\"x\"\"\". -behaviour(b).", "b")]
    [DataRow("f() -> ~s(\" -x). -behaviour(b).", "b")]
    [DataRow("f() -> ~B\"\\\" -x\". -behaviour(b).", "b")]
    [DataRow("f() -> 'it\\'s'. -behaviour(b).", "b")]
    [DataRow("f() -> \"never closed", "")]
    [DataRow("f() -> 'never closed\\", "")]
    public void BehavioursAreFound(string text, string behaviours) => Assert.AreEqual(behaviours, string.Join(' ', SourceFacts.Of(text).Behaviours));

    [TestMethod]
    [DataRow("-compile({parse_transform, t}).", "t")]
    [DataRow("-compile([debug_info, {parse_transform, t}, {parse_transform, u}]).", "t u")]
    [DataRow("-compile({parse_transform, {t, [opt]}}).", "t")]
    [DataRow("-compile({parse_transform, ?T}).", "")]
    public void ParseTransformsAreFound(string text, string transforms) => Assert.AreEqual(transforms, string.Join(' ', SourceFacts.Of(text).Transforms));

    [TestMethod]
    public void HeadersAreFound() =>
        Assert.AreEqual("a.hrl k/include/b.hrl c.hrl", string.Join(' ', SourceFacts.Of("-include(\"a.hrl\").\n-include_lib(\"k/include/b.hrl\").\n-ifdef(X).\n-include(\"c.hrl\").\n-endif.").Includes));

    [TestMethod]
    public void CallsAreFound() =>
        Assert.AreEqual("a c", string.Join(' ', SourceFacts.Of("-spec f(b :: t) -> x.\nf(M) -> a:g(), M:h(), c : F(), [k || #{k := v} <- l].").Calls));

    // Whatever the text is, it comes to an end: what is wrong in it the compiler says.
    [TestMethod]
    public void AnyTextIsScanned()
    {
        const string letters = "\"'~$.%\\{}()[]<>-:, \n\t\0aZ_1ж^";
        var random = new Random(1);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => letters[random.Next(letters.Length)]));
            Assert.IsNotNull(SourceFacts.Of("-behaviour(a).\n" + text).Behaviours.Single(), text);
        }
    }
}
