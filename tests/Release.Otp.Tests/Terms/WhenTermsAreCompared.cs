using System.Text;
using Release.Otp.Terms;

namespace Release.Otp.Tests.Terms;

/// <summary>Order, equality and hashes; the installed OTP judges the order.</summary>
[TestClass]
public sealed class WhenTermsAreCompared
{
    // For each pair of terms: -1, 0 or 1, and whether they are =:=.
    private const string Compare = """
        main([In, Out]) ->
            Terms = [binary_to_term(Bytes) || Bytes <- read(In)],
            write(Out, [<<(order(A, B)), (exact(A, B))>> || A <- Terms, B <- Terms]).
        order(A, B) when A < B -> 0;
        order(A, B) when A > B -> 2;
        order(_, _) -> 1.
        exact(A, B) when A =:= B -> 1;
        exact(_, _) -> 0.
        """;

    private static readonly string[] Texts =
    [
        "0", "1", "1.0", "-1", "0.5", "1.5", "2", "9007199254740992", "9007199254740992.0", "9007199254740993", "9007199254740991", "1.0e300", "1.7976931348623157e308", "-1.0e300", "123456789012345678901234567890", "100000000000000000000",
        "1.0e20", "-0.5", "5.0e-324", "-5.0e-324", "a", "b", "aa", "'A'", "''", "'é'", "'\\x{E000}'", "'\\x{10000}'", "'日本'", "fun a:b/1", "fun a:b/2", "fun a:c/1", "fun b:a/0", "{}", "{a}", "{b}", "{1}", "{1.0}", "{a,b}", "{a,a}",
        "{b,a}", "[]", "[a]", "[b]", "[a,b]", "[a|b]", "[a|<<>>]", "[a|{}]", "[a|1]", "[a,a|b]", "[a,b|c]", "[1]", "[1.0]", "\"abc\"", "\"abd\"", "\"ab\"", "#{}", "#{a=>1}", "#{a=>1.0}", "#{a=>2}", "#{b=>0}", "#{1=>a}", "#{1.0=>a}",
        "#{0.5=>z}", "#{1=>a,2=>b}", "#{1=>b,1.0=>a}", "#{a=>1,b=>2}", "#{a=>2,b=>1}", "#{[1]=>a}", "#{[1.0]=>a}", "<<>>", "<<1>>", "<<1,2>>", "<<1:1>>", "<<1:2>>", "<<255>>", "<<255:7>>", "<<0:9>>", "<<0>>", "<<0:7>>", "<<0:1>>",
        "[[[1]]]", "[[[1.0]]]", "{{{1}}}", "{{{1.0}}}", "[a|b]", "[[a|b]|c]",
    ];

    private static readonly Term[] Identifiers =
    [
        new PidTerm(Term.Atom("a@b"), 2, 1, 1), new PidTerm(Term.Atom("a@b"), 1, 2, 1), new PidTerm(Term.Atom("b@b"), 1, 1, 1), new PidTerm(Term.Atom("a@b"), 1, 1, 2), new PidTerm(Term.Atom("a@b"), 1, 1, 1),
        new PortTerm(Term.Atom("a@b"), 2, 1), new PortTerm(Term.Atom("a@b"), 1, 2), new PortTerm(Term.Atom("b@b"), 1, 1), new ReferenceTerm(Term.Atom("a@b"), 1, [9, 9, 1]), new ReferenceTerm(Term.Atom("a@b"), 1, [1, 1, 2]),
        new ReferenceTerm(Term.Atom("b@b"), 1, [1, 1, 1]), new ReferenceTerm(Term.Atom("a@b"), 2, [1]), new ReferenceTerm(Term.Atom("a@b"), 1, [7, 7]),
        Fun(1, 1), Fun(1, 2), Fun(2, 1), Fun(1, 1, Term.Integer(1)), Fun(1, 1, Term.Float(1)), Fun(1, 1, Term.Atom("x")),
    ];

    [TestMethod]
    public void TheirOrderAndEqualityIsThatOfOtp()
    {
        var terms = Texts.Select(Read).Concat(Identifiers).ToList();
        var answers = Judge.AskFrames(Compare, terms.Select(term => EtfWriter.Write(term, AtomEncoding.Utf8)));
        for (var i = 0; i < terms.Count; i++)
        {
            for (var j = 0; j < terms.Count; j++)
            {
                var answer = answers[(i * terms.Count) + j];
                Assert.AreEqual(answer[0] - 1, Math.Sign(terms[i].CompareTo(terms[j])), $"{terms[i]} and {terms[j]}");
                Assert.AreEqual(answer[1] == 1, terms[i].Equals(terms[j]), $"{terms[i]} and {terms[j]}");
                Assert.AreEqual(-Math.Sign(TermOrder.Exact.Compare(terms[i], terms[j])), Math.Sign(TermOrder.Exact.Compare(terms[j], terms[i])), $"{terms[i]} and {terms[j]}");
            }
        }
    }

    [TestMethod]
    public void EqualTermsHaveEqualHashes()
    {
        foreach (var text in Texts)
        {
            Assert.AreEqual(Read(text).GetHashCode(), Read(text).GetHashCode(), text);
        }
    }

    [TestMethod]
    public void TheOperatorsAreThoseOfTheTermOrder()
    {
        var (one, two) = (Term.Integer(1), Term.Float(2));
        Assert.IsTrue(one < two && one <= two && two > one && two >= one);
        Assert.IsFalse(two < one || two <= one || one > two || one >= two);
        Assert.IsTrue(one <= Term.Float(1) && one >= Term.Float(1));
        Assert.AreEqual(1, one.CompareTo(null));
        Assert.IsFalse(one.Equals(null));
    }

    [TestMethod]
    public void ZeroAndMinusZeroDifferAsFromOtp27On()
    {
        Assert.AreNotEqual(Term.Float(0.0), Term.Float(-0.0));
        Assert.AreEqual(0, Term.Float(0.0).CompareTo(Term.Float(-0.0)));
        Assert.AreEqual(2, Term.Map((Term.Float(0.0), Term.Nil), (Term.Float(-0.0), Term.Nil)).Pairs.Count);
    }

    private static FunTerm Fun(int index, int unique, params Term[] values) =>
        new(Term.Atom("m"), 1, [.. new byte[16]], (uint)index, index, unique, new PidTerm(Term.Atom("a@b"), 1, 1, 1), values.ToSeq());

    private static Term Read(string text) => TermReader.Consult(Encoding.UTF8.GetBytes(text + "."), null).Terms[0];
}
