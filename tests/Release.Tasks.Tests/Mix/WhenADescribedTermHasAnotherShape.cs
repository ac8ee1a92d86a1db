using System.Numerics;
using Release.Otp.Terms;
using Release.Tasks.Mix;

namespace Release.Tasks.Tests.Mix;

/// <summary>What our Elixir files write is read as what it is, or refused, never guessed.</summary>
[TestClass]
public sealed class WhenADescribedTermHasAnotherShape
{
    private static readonly Term[] OfEveryKind =
        [Term.Atom("maybe"), Term.String("text"), Term.Integer(7), Term.Integer(-1), Term.Integer(BigInteger.One << 31), Term.Float(1), Term.Tuple(Term.Atom("a")), Term.Binary(1), new ListTerm([Term.Atom("a")], Term.Atom("b")), Term.List(Term.Integer(0x110000))];

    [TestMethod]
    public void ATextIsRead() => Refused(term => term.Text(), "text");

    [TestMethod]
    public void AnAtomIsRead() => Refused(term => term.Name(), "maybe");

    [TestMethod]
    public void ALineIsRead() => Refused(term => $"{term.Number()}", "7");

    [TestMethod]
    public void AFlagIsRead()
    {
        Refused(term => $"{term.Flag()}");
        Assert.IsTrue(Term.Atom("true").Flag());
        Assert.IsFalse(Term.Atom("false").Flag());
    }

    [TestMethod]
    public void OptionsAreRead()
    {
        Refused(term => $"{term.Options().Count}");
        Assert.HasCount(2, Term.List(Pair("a"), Pair("b")).Options());
        Assert.ThrowsExactly<InvalidDataException>(() => Term.List(Pair("a"), Pair("a")).Options());
        Assert.ThrowsExactly<InvalidDataException>(() => Term.List(Term.Tuple(Term.Integer(1), Term.Nil)).Options());
    }

    private static TupleTerm Pair(string name) => Term.Tuple(Term.Atom(name), Term.Nil);

    private static void Refused(Func<Term, string> read, params string[] expected)
    {
        var answers = new List<string>();
        foreach (var term in OfEveryKind)
        {
            try
            {
                answers.Add(read(term));
            }
            catch (InvalidDataException refused)
            {
                StringAssert.Contains(refused.Message, " is not ", StringComparison.Ordinal);
            }
        }

        CollectionAssert.AreEqual(expected, answers);
    }
}
