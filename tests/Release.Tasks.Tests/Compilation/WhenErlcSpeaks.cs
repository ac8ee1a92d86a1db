using System.Text;
using Release.Tasks.Compilation;

namespace Release.Tasks.Tests.Compilation;

/// <summary>Lines as erlc of OTP 25 and 23 wrote them.</summary>
[TestClass]
public sealed class WhenErlcSpeaks
{
    [TestMethod]
    [DataRow("a.erl:4:16: function g/1 undefined", "a.erl", 4, 16, false, "function g/1 undefined")]
    [DataRow("a.erl:4: function g/1 undefined", "a.erl", 4, 0, false, "function g/1 undefined")]
    [DataRow("a.erl:4:8: Warning: variable 'Y' is unused", "a.erl", 4, 8, true, "variable 'Y' is unused")]
    [DataRow("p.yrl: Warning: conflicts: 1 shift/reduce, 0 reduce/reduce", "p.yrl", 0, 0, true, "conflicts: 1 shift/reduce, 0 reduce/reduce")]
    [DataRow("/with a space/a.erl: undefined parse transform 'nopt'", "/with a space/a.erl", 0, 0, false, "undefined parse transform 'nopt'")]
    [DataRow("C:\\src\\a.erl:4:16: text", "C:\\src\\a.erl", 4, 16, false, "text")]
    [DataRow("w\\x{436}.erl:1:10: illegal character", "wж.erl", 1, 10, false, "illegal character")]
    [DataRow("a.erl:1:2: a half \\x{D800}, none \\x{110000} and \\x{1F600}", "a.erl", 1, 2, false, "a half \\x{D800}, none \\x{110000} and \U0001F600")]
    [DataRow("a.inc:1:2: text: with more: 3: colons", "a.inc", 1, 2, false, "text: with more: 3: colons")]
    public void AMessageIsTakenApart(string line, string file, int number, int column, bool warning, string text)
    {
        var messages = ErlcMessages.Parse(Encoding.UTF8.GetBytes(line + "\n%    4| f() -> Y = ?X, g(\n%     |        ^\n\n"));
        Assert.AreEqual(new ErlcMessage(file, number, column, warning, text), messages.About.Single());
        Assert.IsEmpty(messages.Other);
    }

    [TestMethod]
    public void LinesThatGoOnBelongToTheirMessage() =>
        Assert.AreEqual("first second third", ErlcMessages.Parse("a.erl:1:1: first\r\n  second\r\n  third\r\n"u8).About.Single().Text);

    [TestMethod]
    public void LinesThatBeginWithBlanksAreOthersWhereNoMessageIsBefore() => Assert.AreEqual("first", ErlcMessages.Parse("  first\na.erl:1:1: x\n"u8).Other.Single());

    [TestMethod]
    public void OtherLinesAreKept() => Assert.AreEqual("compile: warnings being treated as errors", ErlcMessages.Parse("compile: warnings being treated as errors\n"u8).Other.Single());

    [TestMethod]
    public void LatinBytesAreUnderstood() => Assert.AreEqual("é", ErlcMessages.Parse([.. "a.erl:1:1: "u8, 0xE9]).About.Single().Text);
}
