using System.Text;
using Release.Otp.Terms;

namespace Release.Otp.Tests.Terms;

/// <summary>Input that would take a recursive reader's stack, or a quadratic one's time.</summary>
[TestClass]
public sealed class WhenATermIsDeepOrHuge
{
    private const int Million = 1_000_000;

    [TestMethod]
    [DataRow(Million, "[", "", "]")]
    [DataRow(Million, "(", "1", ")")]
    [DataRow(Million / 10, "[a|(", "[]", ")]")]
    [DataRow(Million / 10, "{", "", "}")]
    [DataRow(Million / 10, "{a,", "b", "}")]
    [DataRow(Million / 10, "[a|", "b", "]")]
    [DataRow(Million / 10, "#{a=>", "b", "}")]
    public void ItGoesThroughEveryOperation(int depth, string open, string inner, string close)
    {
        var term = Read(Nested(depth, open, inner, close));

        Assert.AreEqual(term, Read(TermPrinter.Flat(term) + "."));
        Assert.AreEqual(term, Read(TermPrinter.Print(term) + "."));
        var again = EtfReader.Read(EtfWriter.Write(term, AtomEncoding.Utf8), null);
        Assert.AreEqual(term, again);
        Assert.AreEqual(0, term.CompareTo(again));
        Assert.AreEqual(term.GetHashCode(), again.GetHashCode());
        Assert.StartsWith("%% coding", TermPrinter.File(term));
    }

    [TestMethod]
    [DataRow("<<", "1", ">>")]
    [DataRow("#{", "a=>b", "=>c}")]
    [DataRow("-(", "1", ")")]
    [DataRow("[", "", "")]
    [DataRow("{", "", ".")]
    [DataRow("((", "1", ")")]
    [DataRow("\"a\" ", "", "b")]
    [DataRow("<<<<", "1", ">>/binary>>")]
    public void ItIsReadOrRefused(string open, string inner, string close)
    {
        var text = Encoding.UTF8.GetBytes(Nested(Million / 2, open, inner, close));
        try
        {
            Assert.IsGreaterThan(0, TermReader.Consult(text, "deep").Terms.Count);
        }
        catch (DiagnosticException refused)
        {
            Assert.StartsWith("REL20", refused.Diagnostic.Code);
        }
    }

    [TestMethod]
    public void AnIntegerOfAMillionDigitsKeepsThem()
    {
        var digits = new string('7', 500_000) + new string('1', 500_000);

        var term = (IntegerTerm)Read($"-{digits}.");

        Assert.AreEqual("-" + digits, TermPrinter.Print(term));
        Assert.AreEqual(term, Read($"-000{digits}."));
        Assert.AreNotEqual(term, Read($"{digits}."));
        Assert.IsTrue(term < Read($"-{digits[..^1]}."));
        Assert.IsTrue(term < Term.Float(-1e308));
        Assert.IsTrue(term < Term.Integer(0));
    }

    [TestMethod]
    public void AnIntegerInAnotherBaseIsTheSameNumber()
    {
        var value = System.Numerics.BigInteger.Pow(7, 4000) - 1;
        foreach (var radix in new[] { 2, 3, 7, 10, 16, 36 })
        {
            Assert.AreEqual(Term.Integer(value), Read($"{radix}#{InBase(value, radix)}."), $"base {radix}");
        }

        Assert.AreEqual(value.ToString(System.Globalization.CultureInfo.InvariantCulture), TermPrinter.Flat(Read($"16#{InBase(value, 16)}.")));
        Assert.AreEqual(Term.Integer(value).GetHashCode(), Read($"{value}.").GetHashCode());
    }

    // .NET's own arithmetic is the judge; the lengths are around those at which parts are joined, and at which products are transformed.
    [TestMethod]
    [DataRow(1400)]
    [DataRow(6200)]
    [DataRow(40_000)]
    public void AnIntegerOfAnyLengthKeepsItsValueInEveryBase(int digits)
    {
        var random = new Random(digits);
        for (var radix = 2; radix <= 36; radix++)
        {
            var text = string.Concat(Enumerable.Range(0, digits).Select(place => "0123456789abcdefghijklmnopqrstuvwxyz"[random.Next(place == 0 ? 1 : 0, radix)]));
            var value = text.Aggregate((Value: System.Numerics.BigInteger.Zero, Part: 0UL, Weight: 1UL), (sum, digit) =>
                sum.Weight > uint.MaxValue
                    ? ((sum.Value * sum.Weight) + sum.Part, (ulong)"0123456789abcdefghijklmnopqrstuvwxyz".IndexOf(digit), (ulong)radix)
                    : (sum.Value, (sum.Part * (ulong)radix) + (ulong)"0123456789abcdefghijklmnopqrstuvwxyz".IndexOf(digit), sum.Weight * (ulong)radix));
            var expected = (value.Value * value.Weight) + value.Part;

            var term = (IntegerTerm)Read($"-{radix}#{text}.");

            Assert.AreEqual(-expected, term.Value, $"base {radix}");
            Assert.AreEqual((-expected).ToString(System.Globalization.CultureInfo.InvariantCulture), TermPrinter.Flat(Read($"-{radix}#{text}.")), $"base {radix}");
            Assert.AreEqual(TermPrinter.Flat(term), TermPrinter.Flat(Term.Integer(-expected)), $"base {radix}");
        }
    }

    // Parts of zeros have no digits at all in the other base, and those of the highest digits have as many as the power that they are added to.
    [TestMethod]
    [DataRow(10, "1", 20_000, 0)]
    [DataRow(10, "1", 1100, 288)]
    [DataRow(10, "1", 3000, 3000)]
    [DataRow(16, "1", 20_000, 0)]
    [DataRow(16, "f", 5000, 4096)]
    [DataRow(36, "z", 7000, 777)]
    public void AnIntegerOfZerosAndOfHighestDigitsKeepsItsValue(int radix, string first, int zeros, int highest)
    {
        var leading = (System.Numerics.BigInteger)(first[0] <= '9' ? first[0] - '0' : first[0] - 'a' + 10);
        var tail = System.Numerics.BigInteger.Pow(radix, highest);
        var expected = (leading * System.Numerics.BigInteger.Pow(radix, zeros) * tail) + tail - 1;
        var text = $"{radix}#{first}{new string('0', zeros)}{new string("0123456789abcdefghijklmnopqrstuvwxyz"[radix - 1], highest)}.";

        Assert.AreEqual(expected, ((IntegerTerm)Read(text)).Value);
        Assert.AreEqual(expected.ToString(System.Globalization.CultureInfo.InvariantCulture), TermPrinter.Flat(Read(text)));
        Assert.AreEqual(expected.ToString(System.Globalization.CultureInfo.InvariantCulture), TermPrinter.Flat(Term.Integer(expected)));
    }

    // Two that nobody has printed compare by their values, two that are printed by their digits, and one of each.
    [TestMethod]
    public void LongIntegersCompareInWhateverFormTheyAre()
    {
        var small = System.Numerics.BigInteger.Pow(3, 5000);
        foreach (var (less, more) in new[] { (small, small + 1), (-small, small), (-small - 1, -small), (small, small * 100) })
        {
            Term[] smaller = [Term.Integer(less), Read($"{less}."), Read(less.Sign < 0 ? $"-16#{InBase(-less, 16)}." : $"16#{InBase(less, 16)}.")];
            Term[] larger = [Term.Integer(more), Read($"{more}."), Read(more.Sign < 0 ? $"-16#{InBase(-more, 16)}." : $"16#{InBase(more, 16)}.")];
            Assert.IsTrue(smaller.All(one => larger.All(other => one < other && other > one)));
            Assert.IsTrue(smaller.All(one => smaller.All(other => one.CompareTo(other) == 0)));
        }
    }

    [TestMethod]
    public void AStringOfAMegabyteTakesAFewBytesACharacter()
    {
        var text = Encoding.UTF8.GetBytes($"\"{new string('x', 1 << 20)}\".");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var document = TermReader.Consult(text, null);

        Assert.IsLessThan(50 << 20, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.IsTrue(document.Terms[0].TryGetString(out var read));
        Assert.HasCount(1 << 20, read!);
    }

    [TestMethod]
    public void ATermWhoseIndentationWouldFillTheDiskIsPrintedOnOneLine()
    {
        Term term = Term.Atom("end of the term");
        for (var i = 0; i < 50_000; i++)
        {
            term = Term.List(Term.Atom("one"), term);
        }

        var text = TermPrinter.Print(term);

        Assert.IsFalse(text.Contains('\n'));
        Assert.AreEqual(term, Read(text + "."));
    }

    [TestMethod]
    public void BinariesAboveTheLimitAreRefused()
    {
        Assert.AreEqual("REL2012", Refusal("<<0:600000000>>."));
        Assert.AreEqual("REL2012", Refusal("{<<0:400000000>>,<<0:400000000>>}."));
        Assert.AreEqual("REL2012", Refusal("<<<<0:400000000>>/bits>>."));
        Assert.AreEqual("REL2012", Refusal("<<\"ab\":300000000>>."));
        Assert.AreEqual("REL2012", Refusal("<<0:536870904,$a/utf8>>."));
        Assert.AreEqual("REL2012", Refusal("<<0:100000000000000000000000000000>>."));
    }

    private static string Nested(int depth, string open, string inner, string close) =>
        string.Concat([.. Enumerable.Repeat(open, depth), inner, .. Enumerable.Repeat(close, depth), "."]);

    private static string Refusal(string text) =>
        Assert.ThrowsExactly<DiagnosticException>(() => TermReader.Consult(Encoding.UTF8.GetBytes(text), null)).Diagnostic.Code;

    private static Term Read(string text) => TermReader.Consult(Encoding.UTF8.GetBytes(text), null).Terms[0];

    private static string InBase(System.Numerics.BigInteger value, int radix)
    {
        var digits = new Stack<char>();
        for (; !value.IsZero; value /= radix)
        {
            digits.Push("0123456789abcdefghijklmnopqrstuvwxyz"[(int)(value % radix)]);
        }

        return new string([.. digits]);
    }
}
