using System.Text;
using Release.Otp.Terms;
using Release.Otp.Tests.Systools;

namespace Release.Otp.Tests.Terms;

/// <summary>Texts that the OTP releases read in different ways; <c>consult.terms</c> holds what <c>file:consult/1</c> of each made of them, see Golden/README.md.</summary>
[TestClass]
public sealed class WhenATextIsReadForAnotherGeneration
{
    [TestMethod]
    [DataRow(25)]
    [DataRow(27)]
    [DataRow(29)]
    public void ItIsTheTermThatThisOtpReads(int otp)
    {
        var wrong = new StringBuilder();
        var answers = Answers(otp);
        foreach (var (text, answer) in answers)
        {
            var ours = Read(text, otp, out var refusal);
            // A string is the list of terms as this OTP printed it; an atom stands for a refusal.
            var theirs = answer is ListTerm printed ? TermReader.Consult(Encoding.UTF8.GetBytes(Golden.Text(printed) + "."), null).Terms[0] : null;
            if (!Equals(ours, theirs))
            {
                wrong.AppendLine($"{Encoding.UTF8.GetString(text)}: OTP {otp} {theirs?.ToString() ?? "refuses"}, we {ours?.ToString() ?? refusal?.Message}");
            }
        }

        Assert.AreEqual("", wrong.ToString());
        Assert.IsGreaterThan(150, answers.Count);
    }

    [TestMethod]
    public void TheGenerationsDoNotAgree()
    {
        var (first, second, third) = (Answers(25), Answers(27), Answers(29));

        Assert.IsGreaterThan(40, first.Zip(second).Count(pair => !pair.First.Answer.Equals(pair.Second.Answer)));
        Assert.IsGreaterThan(10, second.Zip(third).Count(pair => !pair.First.Answer.Equals(pair.Second.Answer)));
    }

    // Up to OTP 26 they are =:=, and maps:from_list/1, which makes a text's map, keeps the later pair whole; from 27 on they are not.
    [TestMethod]
    [DataRow("#{0.0=>a,-0.0=>b}", "#{-0.0 => b}", 2)]
    [DataRow("#{-0.0=>a,0.0=>b}", "#{0.0 => b}", 2)]
    [DataRow("#{{[0.0]}=>a,{[-0.0]}=>b}", "#{{[-0.0]} => b}", 2)]
    [DataRow("#{-0.0=>a,1=>b}", "#{1 => b,-0.0 => a}", 2)]
    [DataRow("#{0.0=>a,0.0=>b}", "#{0.0 => b}", 1)]
    public void TwoZerosAreOneKeyUpToOtp26(string text, string before, int keysAfter)
    {
        var bytes = Encoding.UTF8.GetBytes(text + ".");

        Assert.AreEqual(before, TermReader.Consult(bytes, null, 25).Terms[0].ToString());
        Assert.AreEqual(before, TermReader.Consult(bytes, null, 26).Terms[0].ToString());
        Assert.HasCount(keysAfter, ((MapTerm)TermReader.Consult(bytes, null, 27).Terms[0]).Pairs);
        Assert.HasCount(keysAfter, ((MapTerm)TermReader.Consult(bytes, null, 29).Terms[0]).Pairs);
    }

    [TestMethod]
    [DataRow("\"\"\"\n  a\n b\n  \"\"\".", "REL2015", 3, 1)]
    [DataRow("{a,\"\"\"b\n  \"\"\"}.", "REL2016", 1, 7)]
    [DataRow("\"\"\"\na", "REL2003", 1, 1)]
    [DataRow("{\"a\"\"b\"}.", "REL2017", 1, 5)]
    [DataRow("{~x\"a\"}.", "REL2018", 1, 2)]
    [DataRow("{~s\"a\"b}.", "REL2018", 1, 2)]
    [DataRow("{~!a!}.", "REL2018", 1, 2)]
    [DataRow("{~s(a}.", "REL2003", 1, 2)]
    [DataRow("\"\\^1\".", "REL2004", 1, 2)]
    [DataRow("16#1.8#e.", "REL2006", 1, 1)]
    [DataRow("{maybe}.", "REL2008", 1, 2)]
    public void WhatIsWrongIsSaidAtItsPlace(string text, string code, int line, int column)
    {
        Assert.IsNull(Read(Encoding.UTF8.GetBytes(text), 29, out var refusal));

        Assert.AreEqual((code, line, column), (refusal!.Code, refusal.Place.Line, refusal.Place.Column), refusal.Message);
    }

    private static ListTerm? Read(byte[] text, int otp, out Diagnostic? refusal)
    {
        try
        {
            refusal = null;
            return Term.List(TermReader.Consult(text, null, otp).Terms);
        }
        catch (DiagnosticException refused)
        {
            refusal = refused.Diagnostic;
            return null;
        }
    }

    private static List<(byte[] Text, Term Answer)> Answers(int otp) =>
    [
        .. from TupleTerm pair in TermReader.Consult(File.ReadAllBytes(Path.Combine(Golden.Own, $"otp{otp}/consult.terms")), null).Terms
           select (((BitStringTerm)pair.Elements[0]).Bytes.ToArray(), pair.Elements[1]),
    ];
}
