using System.Text;
using Release.Otp.Terms;

namespace Release.Otp.Tests.Terms;

/// <summary>A sample of every kind of term goes through every operation.</summary>
[TestClass]
public sealed class EveryKindOfTerm
{
    private static readonly AtomTerm Node = Term.Atom("a@b");

    private static readonly Term[] Samples =
    [
        Term.Atom("a"), Term.Integer(1), Term.Float(1.5), Term.Binary(1, 2), new BitStringTerm([0xA0], 3), Term.Tuple(Node, Term.Nil), Term.Nil, Term.List(Node, Term.Integer(1)), new ListTerm([Node], Node),
        Term.String("text"), Term.Map((Node, Term.Nil)), new PidTerm(Node, 1, 2, 3), new PortTerm(Node, 1, 2), new ReferenceTerm(Node, 1, [2, 3]), new ExternalFunTerm(Node, Node, 2),
        new FunTerm(Node, 1, [.. new byte[16]], 1, 2, 3, new PidTerm(Node, 1, 2, 3), [Term.Integer(4)]),
    ];

    [TestMethod]
    public void NoKindIsMissing()
    {
        var kinds = typeof(Term).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Term)));
        Assert.AreEqual("", string.Join(", ", kinds.Except(Samples.Select(sample => sample.GetType())).Select(type => type.Name)));
    }

    [TestMethod]
    public void ItEqualsItselfAndNoOther()
    {
        foreach (var (one, i) in Samples.Select((sample, i) => (sample, i)))
        {
            foreach (var (other, j) in Samples.Select((sample, j) => (EtfReader.Read(EtfWriter.Write(sample, AtomEncoding.Utf8), null), j)))
            {
                Assert.AreEqual(i == j, one.Equals(other), $"{one} and {other}");
                Assert.AreEqual(i == j, one == other, $"{one} and {other}");
                Assert.AreEqual(i == j, one.CompareTo(other) == 0, $"{one} and {other}");
                Assert.AreEqual(i == j, one.GetHashCode() == other.GetHashCode(), $"{one} and {other}");
            }
        }
    }

    [TestMethod]
    public void ItHasAText() => Assert.AreEqual(
        "a; 1; 1.5; <<1,2>>; <<5:3>>; {a@b,[]}; []; [a@b,1]; [a@b|a@b]; [116,101,120,116]; #{a@b => []}; <0.1.2>; #Port<0.1>; #Ref<0.3.2>; fun 'a@b':'a@b'/2; #Fun<a@b.2.3>",
        string.Join("; ", Samples.Select(sample => sample.ToString())));

    [TestMethod]
    public void ItIsPrinted()
    {
        var wide = Term.List(Samples.SelectMany(sample => Enumerable.Repeat(sample, 12)));
        Assert.IsTrue(TermPrinter.Print(wide).Split('\n').All(line => line.Length <= 80));
    }

    [TestMethod]
    public void ItIsPutInAFileOnlyWhereItsTextIsReadBack()
    {
        foreach (var sample in Samples)
        {
            if (sample is PidTerm or PortTerm or ReferenceTerm or FunTerm)
            {
                Assert.AreEqual("REL2014", Assert.ThrowsExactly<DiagnosticException>(() => TermPrinter.File(Term.List(sample))).Diagnostic.Code);
            }
            else
            {
                Assert.AreEqual(sample, TermReader.Consult(Encoding.UTF8.GetBytes(TermPrinter.File(sample)), null).Terms[0]);
            }
        }

        Assert.AreEqual("REL2014", Assert.ThrowsExactly<DiagnosticException>(() => TermPrinter.File(Term.Atom("\uFFFE"))).Diagnostic.Code);
    }
}
