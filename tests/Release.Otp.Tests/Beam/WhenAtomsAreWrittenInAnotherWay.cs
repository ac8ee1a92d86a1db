using System.Text;
using Release.Otp.Beam;

namespace Release.Otp.Tests.Beam;

/// <summary>The layouts of the atom table: OTP 28's as its loader reads them (beam_file.c, parse_atom_chunk), and that of OTP 19 and before.</summary>
[TestClass]
public sealed class WhenAtomsAreWrittenInAnotherWay
{
    private static readonly BeamFile Original = BeamFile.Read(InstalledModules.Bytes("stdlib", "proplists"), "proplists.beam");

    [TestMethod]
    public void TaggedLengthsAreRead() => SameFunctions(Rewritten("AtU8", -1, Encoding.UTF8, TaggedLength));

    [TestMethod]
    public void LatinAtomsAreRead() => SameFunctions(Rewritten("Atom", 1, Encoding.Latin1, length => [(byte)length]));

    // What an OTP before 28 cannot load is told by this.
    [TestMethod]
    public void OnlyTaggedLengthsAreSaidToBeTagged()
    {
        Assert.IsTrue(Rewritten("AtU8", -1, Encoding.UTF8, TaggedLength).HasTaggedAtoms);
        Assert.IsFalse(Rewritten("Atom", 1, Encoding.Latin1, length => [(byte)length]).HasTaggedAtoms);
        Assert.IsFalse(Original.HasTaggedAtoms);
    }

    [TestMethod]
    public void AnAtomOfMoreThan255BytesIsRead()
    {
        var name = new string('ж', 255);
        var beam = Some.Beam(Some.FormWith("AtU8", [.. Some.Number(-2), .. TaggedLength(510), .. Encoding.UTF8.GetBytes(name), .. TaggedLength(1), (byte)'f']));
        Assert.AreEqual(name, beam.Module);
        Assert.AreEqual(new ExportedFunction("f", 0, 2), beam.Exports[0]);
    }

    [TestMethod]
    public void AnAtomOfMoreThan255CharactersIsRefused()
    {
        var name = new string('a', 256);
        Assert.AreEqual("REL3008", Some.Code(Some.FormWith("AtU8", [.. Some.Number(-2), .. TaggedLength(256), .. Encoding.UTF8.GetBytes(name), .. TaggedLength(1), (byte)'f'])));
    }

    [TestMethod]
    public void Utf8WinsWhereBothTablesStand() =>
        Assert.AreEqual("m", Some.Beam(Some.Form([("Atom", [0, 0, 0, 1, 1, (byte)'x']), .. Some.Chunks])).Module);

    private static void SameFunctions(BeamFile beam)
    {
        Assert.AreEqual(Original.Module, beam.Module);
        Assert.AreEqual(Original.Exports, beam.Exports);
        Assert.AreEqual(Original.Imports, beam.Imports);
    }

    private static BeamFile Rewritten(string id, int sign, Encoding encoding, Func<int, byte[]> length)
    {
        var atoms = Enumerable.Range(1, Original.Atoms.Count).Select(Original.Atoms.Name).Select(encoding.GetBytes);
        byte[] table = [.. Some.Number(sign * Original.Atoms.Count), .. atoms.SelectMany(atom => (byte[])[.. length(atom.Length), .. atom])];
        return Some.Beam(Some.Form([.. Original.Chunks.Select(chunk => chunk.Id == ChunkId.Atoms ? (id, table) : (chunk.Id.Value, chunk.Data.ToArray()))]));
    }

    // The compact form of a number with tag u (0), as beam_asm:encode/2 writes it.
    private static byte[] TaggedLength(int length) => length < 16 ? [(byte)(length << 4)] : [(byte)(((length >> 8) << 5) | 8), (byte)length];
}
