using System.Text;
using Release.Otp.Terms;
using Release.Otp.Tests.Systools;

namespace Release.Otp.Tests.Terms;

/// <summary>The reader beside <c>file:consult/1</c> of the installed OTP.</summary>
[TestClass]
public sealed class WhenATextIsConsulted
{
    private const int MutatedTexts = 7500;

    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("TEXT_SEED"), out var seed) ? seed : 25;

    private static readonly IReadOnlyList<byte[]> Corpus = [.. ConsultTexts.All, .. Golden.Texts()];

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void ItIsAcceptedOrRefusedAsByOtp() => Compare(Corpus);

    [TestMethod]
    public void ChangedTextsAreAcceptedOrRefusedAsByOtp()
    {
        TestContext.WriteLine($"TEXT_SEED={Seed}");
        var mutations = new TextMutations(Seed);
        var generator = new TermGenerator(Seed);
        var texts = Corpus.Concat(Enumerable.Range(0, 500).Select(i => Encoding.UTF8.GetBytes(TermPrinter.File(generator.Next(i % 30))))).ToList();
        Compare([.. Enumerable.Range(0, MutatedTexts).Select(_ => mutations.Next(texts))]);
    }

    [TestMethod]
    public void ErrorsStandWhereOtpSeesThem()
    {
        var verdicts = Judge.Consult(Corpus);
        var wrong = new StringBuilder();
        for (var i = 0; i < verdicts.Count; i++)
        {
            if (verdicts[i].Line > 0 && Refusal(Corpus[i]) is { } ours && !IsSeenByOtpAsAWhole(verdicts[i], Corpus[i], ours)
                && (ours.Place.Line, ours.Place.Column) != (verdicts[i].Line, verdicts[i].Column))
            {
                wrong.AppendLine($"{Show(Corpus[i])}: OTP {verdicts[i].Line}:{verdicts[i].Column} {verdicts[i].Reason}, ours {ours}");
            }
        }

        Assert.AreEqual("", wrong.ToString());
    }

    // OTP names the whole where we name the part: a "bad term" by its beginning, bad bytes and characters by that of their token or
    // comment; and it reads on where we know that this is, or becomes, an expression.
    private static bool IsSeenByOtpAsAWhole(ConsultVerdict verdict, byte[] text, Diagnostic ours) =>
        verdict.Reason.Contains("bad term") || verdict.Reason.Contains("invalid_unicode") || ours.Code == "REL2010"
        || (ours.Code == "REL2002" && text.AsSpan().Contains((byte)'%'))
        || (ours.Code == "REL2008" && new[] { "',' cannot stand", "';' cannot stand", "'(' cannot stand" }.Any(ours.Message.StartsWith));

    private static void Compare(IReadOnlyList<byte[]> texts)
    {
        var verdicts = Judge.Consult(texts);
        var wrong = new StringBuilder();
        var accepted = new List<(int Text, ListTerm Terms)>();
        for (var i = 0; i < texts.Count; i++)
        {
            var refusal = Refusal(texts[i]);
            if (refusal is null != verdicts[i].IsAccepted)
            {
                wrong.AppendLine($"{Show(texts[i])}: OTP {(verdicts[i].IsAccepted ? "accepts" : verdicts[i].Reason)}, we {refusal?.ToString() ?? "accept"}");
            }
            else if (refusal is null)
            {
                accepted.Add((i, Term.List(TermReader.Consult(texts[i], null, Judge.OtpRelease).Terms)));
            }
        }

        // What we have read is handed to OTP and printed by it.
        var printed = Judge.Terms(accepted.Select(one => EtfWriter.Write(one.Terms, AtomEncoding.Utf8)));
        foreach (var ((text, terms), ours) in accepted.Zip(printed))
        {
            if (Encoding.UTF8.GetString(ours.Flat) != verdicts[text].Flat || !terms.Equals(EtfReader.Read(verdicts[text].Terms, null)))
            {
                wrong.AppendLine($"{Show(texts[text])}: OTP reads {verdicts[text].Flat}, we {TermPrinter.Flat(terms)}");
            }
        }

        Assert.AreEqual("", wrong.ToString());
    }

    private static Diagnostic? Refusal(byte[] text)
    {
        try
        {
            TermReader.Consult(text, null, Judge.OtpRelease);
            return null;
        }
        catch (DiagnosticException refused)
        {
            return refused.Diagnostic;
        }
    }

    private static string Show(byte[] text)
    {
        var shown = Encoding.UTF8.GetString(text).Replace("\n", "\\n").Replace("\0", "\\0");
        return shown.Length > 120 ? shown[..60] + "..." + shown[^60..] : shown;
    }
}
