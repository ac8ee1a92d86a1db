using System.Text;
using Release.Otp.Beam;
using Release.Otp.Terms;

namespace Release.Otp.Tests.Beam;

/// <summary>What the format says: the loader (beam_file.c) and beam_lib(3) refuse each of these, except where a test says otherwise.</summary>
[TestClass]
public sealed class WhenAModuleIsDamaged
{
    [TestMethod]
    public void AnUndamagedOneIsRead() => Assert.AreEqual("read", Some.Code(Some.Form(Some.Chunks)));

    [TestMethod]
    public void AnEmptyFileIsNamedSo() => Assert.AreEqual("REL3001", Some.Code([]));

    [TestMethod]
    public void OtherFilesAreNotTakenForModules()
    {
        Assert.AreEqual("REL3002", Some.Code([.. "FOR"u8]));
        Assert.AreEqual("REL3002", Some.Code([.. "-module(m).\n-export([f/0]).\n"u8]));
        Assert.AreEqual("REL3002", Some.Code([.. "FOR1"u8, .. Some.Number(4), .. "AIFF"u8]));
        Assert.AreEqual("REL3002", Some.Code(Some.Gzip("-module(m).\n"u8)));
    }

    [TestMethod]
    public void EveryCutIsSeen()
    {
        var whole = InstalledModules.Bytes("stdlib", "proplists");
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.AreNotEqual("read", Some.Code(whole[..length]), $"{length} of {whole.Length} bytes");
        }
    }

    [TestMethod]
    public void EveryCutOfACompressedModuleIsSeen()
    {
        var whole = Some.Gzip(Some.Form(Some.Chunks));
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.AreNotEqual("read", Some.Code(whole[..length]), $"{length} of {whole.Length} bytes");
        }
    }

    [TestMethod]
    public void AWrongCheckSumIsSeen()
    {
        var whole = Some.Gzip(Some.Form(Some.Chunks));
        whole[^8] ^= 1;
        Assert.AreEqual("REL3009", Some.Code(whole));
    }

    // The loader stops at the length, beam_lib reads on: bytes there would make the two see different modules.
    [TestMethod]
    public void BytesBehindTheEndAreSeen()
    {
        Assert.AreEqual("REL3003", Some.Code([.. Some.Form(Some.Chunks), 0, 0, 0, 0]));
        Assert.AreEqual("REL3003", Some.Code(Some.Gzip([.. Some.Form(Some.Chunks), 0])));
    }

    [TestMethod]
    [DataRow(0x7FFF_FFFFL)]
    [DataRow(0xFFFF_FFFFL)]
    [DataRow(5L)]
    public void AChunkLongerThanTheFileIsSeen(long length)
    {
        byte[] body = [.. "BEAM"u8, .. "Code"u8, .. Some.Number(length), 1, 2, 3, 4];
        Assert.AreEqual("REL3004", Some.Code([.. "FOR1"u8, .. Some.Number(body.Length), .. body]));
    }

    [TestMethod]
    public void AChunkWithoutItsPaddingIsSeen()
    {
        byte[] body = [.. "BEAM"u8, .. "Code"u8, .. Some.Number(3), 1, 2, 3];
        Assert.AreEqual("REL3004", Some.Code([.. "FOR1"u8, .. Some.Number(body.Length), .. body]));
    }

    [TestMethod]
    public void BytesThatAreNoChunkAreSeen()
    {
        Assert.AreEqual("REL3005", Some.Code(Some.Form([.. Some.Chunks, ("\u0001\u0002\u0003\u0004", [])])));
        byte[] body = [.. "BEAM"u8, .. "Cod"u8];
        Assert.AreEqual("REL3005", Some.Code([.. "FOR1"u8, .. Some.Number(body.Length), .. body]));
    }

    [TestMethod]
    [DataRow("AtU8")]
    [DataRow("Code")]
    [DataRow("StrT")]
    [DataRow("ImpT")]
    [DataRow("ExpT")]
    public void AMissingChunkIsSeen(string id) => Assert.AreEqual("REL3006", Some.Code(Some.FormWithout(id)));

    // Neither the loader (which takes the last) nor beam_lib (which takes the first) refuses it.
    [TestMethod]
    public void ADuplicateChunkIsSeen() => Assert.AreEqual("REL3007", Some.Code(Some.Form([.. Some.Chunks, Some.Chunks[1]])));

    [TestMethod]
    [DataRow("AtU8", new byte[] { }, DisplayName = "no count of atoms")]
    [DataRow("AtU8", new byte[] { 0, 0, 0, 0 }, DisplayName = "no atoms")]
    [DataRow("AtU8", new byte[] { 0, 0, 0, 9, 1, 109 }, DisplayName = "more atoms than bytes")]
    [DataRow("AtU8", new byte[] { 0x7F, 0xFF, 0xFF, 0xFF, 1, 109 }, DisplayName = "the most atoms")]
    [DataRow("AtU8", new byte[] { 0x80, 0, 0, 0, 1, 109 }, DisplayName = "the most atoms of tagged length")]
    [DataRow("AtU8", new byte[] { 0, 0, 0, 1, 5, 109 }, DisplayName = "an atom longer than the table")]
    [DataRow("AtU8", new byte[] { 0, 0, 0, 1, 2, 0xC3, 0x28 }, DisplayName = "an atom that is not UTF-8")]
    [DataRow("AtU8", new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 109 }, DisplayName = "a tagged length too long to be one")]
    [DataRow("AtU8", new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0x08 }, DisplayName = "a tagged length cut in two")]
    [DataRow("Code", new byte[] { }, DisplayName = "no header of the code")]
    [DataRow("Code", new byte[] { 0, 0, 0, 16, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 3 }, DisplayName = "another format number")]
    [DataRow("Code", new byte[] { 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1 }, DisplayName = "a header longer than the code")]
    [DataRow("ImpT", new byte[] { 0, 0, 0, 1, 0, 0, 0, 1 }, DisplayName = "half an import")]
    [DataRow("ImpT", new byte[] { 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 1 }, DisplayName = "an import of no atom")]
    [DataRow("ExpT", new byte[] { 0xFF, 0xFF, 0xFF, 0xFF }, DisplayName = "the most exports")]
    [DataRow("ExpT", new byte[] { 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 1, 0, 0, 0, 0, 2 }, DisplayName = "an export of arity 256")]
    [DataRow("ExpT", new byte[] { 0, 0, 0, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 2 }, DisplayName = "an export of atom -1")]
    public void DamagedContentsAreSeen(string id, byte[] data) => Assert.AreEqual("REL3008", Some.Code(Some.FormWith(id, data)));

    // No loader looks at the chunk CInf, so whatever stands there stops nobody.
    [TestMethod]
    [DataRow("[{options,[]},{version,\"8.2.3\"},{source,\"m.erl\"}]", "8.2.3")]
    [DataRow("[{version,\"1\"},{version,\"2\"}]", "1")]
    [DataRow("[{version,[a]}]", null)]
    [DataRow("[{version,1},version,{version}]", null)]
    [DataRow("[]", null)]
    [DataRow("{version,\"8.2.3\"}", null)]
    public void TheCompilersVersionIsThereOrUnknown(string information, string? version) =>
        Assert.AreEqual(version, Some.Beam(Some.Form([.. Some.Chunks, ("CInf", EtfWriter.Write(TermReader.Consult(Encoding.UTF8.GetBytes(information + "."), null).Terms[0], AtomEncoding.Latin1))])).CompilerVersion);

    [TestMethod]
    public void TheCompilersVersionIsUnknownWhereItsChunkIsNoTermOrTooLong()
    {
        Assert.IsNull(Some.Beam(Some.Form([.. Some.Chunks, ("CInf", [131, 108])])).CompilerVersion);
        Assert.IsNull(Some.Beam(Some.Form([.. Some.Chunks, ("CInf", [131, .. new byte[1 << 20]])])).CompilerVersion);
        Assert.IsNull(Some.Beam(Some.Form(Some.Chunks)).CompilerVersion);
    }

    [TestMethod]
    public void AModuleEqualsOneOfTheSameChunks()
    {
        Assert.AreEqual(Some.Beam(Some.Form(Some.Chunks)), Some.Beam(Some.Gzip(Some.Form(Some.Chunks))));
        Assert.AreNotEqual(Some.Beam(Some.Form(Some.Chunks)), Some.Beam(Some.Form([.. Some.Chunks, ("Line", [])])));
        Assert.IsFalse(Some.Beam(Some.Form(Some.Chunks)).Equals(null));
    }

    [TestMethod]
    public void AnotherModulesNameIsSeen()
    {
        var beam = Some.Form(Some.Chunks);
        Assert.AreEqual("m", BeamFile.ReadNamed(beam, "lib/a-1/ebin/m.beam").Module);
        var exception = Assert.ThrowsExactly<DiagnosticException>(() => BeamFile.ReadNamed(beam, "lib/a-1/ebin/n.beam"));
        Assert.AreEqual("REL3011", exception.Diagnostic.Code);
        StringAssert.Contains(exception.Diagnostic.Message, "'m.beam'");
    }
}
