using System.Text;
using Release.Otp.Terms;

namespace Release.Otp.Tests.Terms;

/// <summary>Random terms; the installed OTP judges what we print, read and encode.</summary>
[TestClass]
public sealed class WhenTermsAreGenerated
{
    private const int Count = 2500;

    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("TERM_SEED"), out var seed) ? seed : 25;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void TheyAreEncodedAsTermToBinaryDoes()
    {
        var terms = Generate(withIdentifiers: true);
        var encoded = terms.Select(term => EtfWriter.Write(term, AtomEncoding.Latin1)).ToList();
        var verdicts = Judge.Terms(encoded);
        for (var i = 0; i < terms.Count; i++)
        {
            Assert.AreEqual(Convert.ToHexString(verdicts[i].Again), Convert.ToHexString(encoded[i]), $"{i}: {terms[i]}");
            Assert.AreEqual(terms[i], EtfReader.Read(encoded[i], null));
            Assert.AreEqual(terms[i], EtfReader.Read(EtfWriter.Write(terms[i], AtomEncoding.Utf8), null));
        }
    }

    [TestMethod]
    public void TheyArePrintedAsOtpPrintsThem()
    {
        var terms = Generate(withIdentifiers: false);
        var verdicts = Judge.Terms(terms.Select(term => EtfWriter.Write(term, AtomEncoding.Latin1)));
        for (var i = 0; i < terms.Count; i++)
        {
            Assert.AreEqual(Encoding.UTF8.GetString(verdicts[i].Flat), TermPrinter.Flat(terms[i]), $"{i}");
            Assert.AreEqual(Encoding.UTF8.GetString(verdicts[i].Pretty), TermPrinter.Print(terms[i]), $"{i}");
        }
    }

    [TestMethod]
    public void WhatIsPrintedIsReadBackAsTheSameTerm()
    {
        var terms = Generate(withIdentifiers: false);
        var files = terms.Select(term => Encoding.UTF8.GetBytes(TermPrinter.File(term))).ToList();
        var verdicts = Judge.Consult(files);
        for (var i = 0; i < terms.Count; i++)
        {
            Assert.IsTrue(verdicts[i].IsAccepted, $"{i}: {verdicts[i].Reason}: {terms[i]}");
            Assert.AreEqual(Term.List(terms[i]), EtfReader.Read(verdicts[i].Terms, null));
            Assert.AreEqual(terms[i], TermReader.Consult(files[i], null).Terms[0]);
            Assert.AreEqual(terms[i], TermReader.Consult(Encoding.UTF8.GetBytes(TermPrinter.Flat(terms[i]) + "."), null).Terms[0]);
        }
    }

    private List<Term> Generate(bool withIdentifiers)
    {
        TestContext.WriteLine($"TERM_SEED={Seed}");
        var generator = new TermGenerator(Seed, withIdentifiers);
        return [.. Enumerable.Range(0, Count).Select(i => generator.Next(1 + (i % 60)))];
    }
}
