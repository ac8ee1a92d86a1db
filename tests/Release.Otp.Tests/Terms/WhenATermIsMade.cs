using System.Text;
using Release.Otp.Terms;

namespace Release.Otp.Tests.Terms;

/// <summary>What terms take, refuse and tell about themselves.</summary>
[TestClass]
public sealed class WhenATermIsMade
{
    [TestMethod]
    public void AnAtomHasAtMost255Characters()
    {
        Assert.AreEqual(255 * 2, Term.Atom(string.Concat(Enumerable.Repeat("\U0001F600", 255))).Name.Length);
        Assert.ThrowsExactly<ArgumentException>(() => Term.Atom(new string('a', 256)));
    }

    [TestMethod]
    public void AnAtomHoldsNoHalfOfACharacter() => Assert.ThrowsExactly<ArgumentException>(() => Term.Atom("\uD800"));

    [TestMethod]
    public void AFloatIsFinite()
    {
        Assert.ThrowsExactly<ArgumentException>(() => Term.Float(double.NaN));
        Assert.ThrowsExactly<ArgumentException>(() => Term.Float(double.PositiveInfinity));
    }

    [TestMethod]
    public void ATailThatIsAListIsJoinedOn()
    {
        Assert.AreEqual(Read("[a,b,c]"), new ListTerm([Term.Atom("a")], Read("[b,c]")));
        Assert.AreEqual(Read("[a,b|c]"), new ListTerm([Term.Atom("a")], Read("[b|c]")));
        Assert.AreEqual(Read("[a]"), new ListTerm([Term.Atom("a")], Term.Nil));
        Assert.IsTrue(new ListTerm([Term.Atom("a")], Term.Nil).IsProper);
        Assert.ThrowsExactly<ArgumentException>(() => new ListTerm([], Term.Atom("a")));
    }

    [TestMethod]
    public void OfEqualKeysTheLastOneCounts()
    {
        var map = Term.Map((Term.Atom("b"), Term.Integer(1)), (Term.Atom("a"), Term.Integer(2)), (Term.Atom("b"), Term.Integer(3)), (Term.Float(1), Term.Nil), (Term.Integer(1), Term.Nil));
        Assert.AreEqual("#{1 => [],1.0 => [],a => 2,b => 3}", map.ToString());
        Assert.IsTrue(map.TryGetValue(Term.Atom("b"), out var value));
        Assert.AreEqual(Term.Integer(3), value);
        Assert.IsFalse(map.TryGetValue(Term.Atom("c"), out _));
    }

    [TestMethod]
    public void UnusedBitsAreZero()
    {
        Assert.AreEqual(new BitStringTerm([0xE0], 3), new BitStringTerm([0xFF], 3));
        Assert.AreEqual(11L, new BitStringTerm([1, 2], 3).BitCount);
        Assert.AreEqual(0L, Term.Binary().BitCount);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new BitStringTerm([1], 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new BitStringTerm([1], 9));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new BitStringTerm([], 3));
    }

    [TestMethod]
    public void AFunHasAtMost255Arguments() =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ExternalFunTerm(Term.Atom("m"), Term.Atom("f"), 256));

    [TestMethod]
    [DataRow("\"aé日\"", "aé日")]
    [DataRow("[128512]", "\U0001F600")]
    [DataRow("[]", "")]
    [DataRow("[97|98]", null)]
    [DataRow("[a]", null)]
    [DataRow("[55296]", null)]
    [DataRow("[-1]", null)]
    [DataRow("[1114112]", null)]
    [DataRow("<<97>>", null)]
    public void AListOfCharactersHasAText(string term, string? expected)
    {
        Assert.AreEqual(expected is not null, Read(term).TryGetString(out var text));
        Assert.AreEqual(expected, text);
    }

    [TestMethod]
    public void ABinaryOfUtf8HasAText()
    {
        Assert.IsTrue(Term.Binary("é"u8).TryGetText(out var text));
        Assert.AreEqual("é", text);
        Assert.IsFalse(Term.Binary(0xFF).TryGetText(out _));
        Assert.IsFalse(new BitStringTerm([0x60], 3).TryGetText(out _));
    }

    [TestMethod]
    public void ATaggedTupleIsKnownByItsTagAndArity()
    {
        Assert.IsTrue(Read("{a,b}").IsTagged("a", 2, out var tuple));
        Assert.AreEqual(Term.Atom("b"), tuple!.Elements[1]);
        Assert.IsFalse(Read("{a,b}").IsTagged("a", 3, out _));
        Assert.IsFalse(Read("{b,b}").IsTagged("a", 2, out _));
        Assert.IsFalse(Read("{}").IsTagged("a", 0, out _));
        Assert.IsFalse(Read("[a,b]").IsTagged("a", 2, out _));
        Assert.IsTrue(Read("a").IsAtom("a"));
        Assert.IsFalse(Read("\"a\"").IsAtom("a"));
    }

    [TestMethod]
    public void ItsPlaceIsWhereItBegins()
    {
        var document = TermReader.Consult(Encoding.UTF8.GetBytes("% é\n{a,\n é, -1, \"é\" \"b\", [x|y],\n  #{k => (v)}, fun m:f/1, <<1>>}. b."), "x.app");
        var elements = ((TupleTerm)document.Terms[0]).Elements;
        Assert.AreEqual(
            "2:1 2:2 3:2 3:5 3:9 3:18 4:3 4:16 4:27 4:35",
            string.Join(' ', new[] { document.Terms[0] }.Concat(elements).Append(document.Terms[1]).Select(term => document.PlaceOf(term)).Select(place => $"{place.Line}:{place.Column}")));
        Assert.AreEqual(new Place("x.app", 4, 11), document.PlaceOf(((MapTerm)elements[5]).Pairs[0].Value));
        Assert.AreEqual(new Place("x.app"), document.PlaceOf(Term.Atom("a")));
    }

    private static Term Read(string text) => TermReader.Consult(Encoding.UTF8.GetBytes(text + "."), null).Terms[0];
}
