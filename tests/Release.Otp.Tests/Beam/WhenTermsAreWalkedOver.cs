using System.Text;
using Release.Otp.Beam;
using Release.Otp.Terms;

namespace Release.Otp.Tests.Beam;

/// <summary>Terms in the External Term Format that nobody makes values of: what the writer of them wrote is the judge of where they end.</summary>
[TestClass]
public sealed class WhenTermsAreWalkedOver
{
    private const string Texts =
        """
        a. 'Ж'. 1. 1000. -1. 123456789012345678901234567890. 1.5. "text". [a|b]. [a,[1000],[]]. []. {}. {a,{b,1}}. #{}. #{a => {b},c => []}. <<>>. <<1,2,3>>. <<1:3>>.
        """;

    private static IEnumerable<Term> Terms =>
        [.. TermReader.Consult(Encoding.UTF8.GetBytes(Texts), null).Terms, Term.Tuple([.. Enumerable.Repeat(Term.Atom("a"), 300)]), Term.Atom(new string('ж', 200)), Term.List(Enumerable.Repeat(Term.Integer(1000), 300))];

    [TestMethod]
    [DataRow(AtomEncoding.Utf8)]
    [DataRow(AtomEncoding.Latin1)]
    public void TheWholeTermIsPassedOverAndNoPartOfIt(AtomEncoding atoms)
    {
        foreach (var term in Terms)
        {
            var bytes = EtfWriter.Write(term, atoms)[1..];

            Assert.AreEqual((true, bytes.Length), Skip([.. bytes, 97, 1]), term.ToString());
            for (var length = 0; length < bytes.Length; length++)
            {
                Assert.IsFalse(Skip(bytes[..length]).Done, $"{length} of {bytes.Length} bytes of {term}");
            }
        }
    }

    // erl_ext_dist: 103 is PID_EXT, 112 NEW_FUN_EXT; 1 is no tag.
    [TestMethod]
    [DataRow(103)]
    [DataRow(112)]
    [DataRow(1)]
    public void WhatDoesNotStandInSourceIsNotPassedOver(int tag) => Assert.IsFalse(Skip([(byte)tag, .. new byte[100]]).Done);

    // A length of 2^31 and more is no length of anything here.
    [TestMethod]
    [DataRow(105)]
    [DataRow(108)]
    [DataRow(109)]
    [DataRow(116)]
    [DataRow(77)]
    public void ATermThatAnnouncesTooMuchIsNotPassedOver(int tag) => Assert.IsFalse(Skip([(byte)tag, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0]).Done);

    [TestMethod]
    public void OnlyASmallIntegerIsAByte()
    {
        Assert.AreEqual((true, 7), Byte([97, 7]));
        Assert.AreEqual((false, 0), Byte([97]));
        Assert.AreEqual((false, 0), Byte([98, 0, 0, 0, 7]));
        Assert.AreEqual((false, 0), Byte([]));
    }

    private static (bool Done, int Position) Skip(byte[] bytes)
    {
        var walker = new TermWalker(bytes);
        return (walker.TrySkip(), walker.Position);
    }

    private static (bool Done, int Value) Byte(byte[] bytes) => (new TermWalker(bytes).TryReadByte(out var value), value);
}
