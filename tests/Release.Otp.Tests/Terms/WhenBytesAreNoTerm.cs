using System.Buffers.Binary;
using System.IO.Compression;
using Release.Otp.Terms;

namespace Release.Otp.Tests.Terms;

/// <summary>The External Term Format, cut, lying about its size, compressed and damaged.</summary>
[TestClass]
public sealed class WhenBytesAreNoTerm
{
    // One of every tag that may stand in a file; the bytes are those of the ERTS User's Guide, chapter External Term Format.
    private static readonly string[] EveryTag =
    [
        "61 07", "62 FFFFFFFE", "63 " + FloatText("1.50000000000000000000e+00"), "46 3FF8000000000000", "64 0003 6F6BE9", "73 02 6F6B", "76 0003 C3A961", "77 02 C3A9",
        "68 02 61 01 77 01 61", "69 00000001 6A", "6A", "6B 0003 010203", "6C 00000002 61 01 61 02 6A", "6C 00000001 61 01 77 01 61", "6C 00000000 6A", "6C 00000000 61 01", "6D 00000003 010203", "4D 00000002 03 FFE0",
        "6E 09 01 FFFFFFFFFFFFFFFFFF", "6E 00 00", "6E 0C 00 050000000000000000000000", "6F 00000003 00 010203", "70 0000003B 01 000102030405060708090A0B0C0D0E0F 00000002 00000001 77 01 6D 61 02 62 00012345 58 77 03 614062 00000001 00000002 00000003 61 09",
        "71 77 01 6D 77 01 66 61 02", "72 0002 77 03 614062 01 00000001 00000002", "5A 0003 77 03 614062 00000001 00000001 00000002 00000003", "65 77 03 614062 00000001 01", "66 77 03 614062 00000001 01", "59 77 03 614062 00000001 00000001",
        "78 77 03 614062 0000000100000000 00000001", "67 77 03 614062 00000001 00000002 01", "58 77 03 614062 00000001 00000002 00000003", "74 00000002 61 01 77 01 61 77 01 62 6A", "74 00000000",
    ];

    // Malformed, though every length fits.
    private static readonly string[] Malformed =
    [
        "", "FF", "00", "83", "75 00000000 58 77 03 614062 00000001 00000001 00000001 77 01 6D 61 01 61 01", "52 00", "79 00", "50 00000001 00", "77 01 E9", "77 03 EDA080", "76 0002 C328", "6D FFFFFFFF", "6C FFFFFFFF 6A", "69 FFFFFFFF", "74 FFFFFFFF",
        "6F FFFFFFFF 00", "6B FFFF", "5A FFFF 77 01 61 00000001", "5A 0006 77 03 614062 00000001 00000001 00000002 00000003 00000004 00000005 00000006", "46 7FF0000000000000", "46 FFF0000000000000", "46 7FF8000000000000", "63 " + FloatText("a"), "63 " + FloatText("15"), "63 " + FloatText("1.5x"),
        "63 " + FloatText(" 1.5"), "63 " + FloatText("1.0e400"), "4D 00000001 00 FF", "4D 00000001 09 FF", "4D 00000000 08", "4D 00000000 03", "74 00000002 61 01 61 01 61 01 61 02", "71 61 01 77 01 66 61 02",
        "71 77 01 6D 77 01 66 62 FFFFFFFF", "71 77 01 6D 77 01 66 46 3FF0000000000000", "58 61 01 00000001 00000001 00000001", "70 00000001 01", "76 0100 " + string.Concat(Enumerable.Repeat("61", 256)), "64 0100 " + string.Concat(Enumerable.Repeat("61", 256)),
        "70 00000034 01 000102030405060708090A0B0C0D0E0F 00000002 FFFFFFFF 77 01 6D 61 02 62 00012345 58 77 03 614062 00000001 00000002 00000003 61 09",
    ];

    // What binary_to_term/1 of OTP 25 lets pass: a fun of an arity that no function has, a fun of another size than it announces, and a fun
    // whose creator is no pid, on which the emulator then crashes.
    private static readonly string[] MalformedFuns =
    [
        "71 77 01 6D 77 01 66 62 00000100",
        "70 00000035 01 000102030405060708090A0B0C0D0E0F 00000002 00000001 77 01 6D 61 02 62 00012345 58 77 03 614062 00000001 00000002 00000003 61 09",
        "70 00000034 01 000102030405060708090A0B0C0D0E0F 00000002 00000001 77 01 6D 61 02 62 00012345 61 03 61 09",
    ];

    [TestMethod]
    public void EveryTagIsReadAsOtpReadsIt()
    {
        var cases = EveryTag.Select(Term131).ToList();
        var verdicts = Judge.Terms(cases);
        for (var i = 0; i < cases.Count; i++)
        {
            Assert.AreNotEqual("", Convert.ToHexString(verdicts[i].Again), EveryTag[i]);
            Assert.AreEqual(Convert.ToHexString(verdicts[i].Again), Convert.ToHexString(EtfWriter.Write(EtfReader.Read(cases[i], null), AtomEncoding.Latin1)), EveryTag[i]);
        }
    }

    [TestMethod]
    public void ATermThatIsCutAnywhereIsRefusedWithOneCode()
    {
        foreach (var bytes in EveryTag.Select(Term131))
        {
            for (var length = 0; length < bytes.Length; length++)
            {
                Assert.IsNotNull(Refusal(bytes[..length]), Convert.ToHexString(bytes[..length]));
            }
        }
    }

    [TestMethod]
    public void AMalformedTermIsRefusedAsByOtp()
    {
        var cases = Malformed.Select(Term131).ToList();
        var verdicts = Judge.Terms(cases);
        for (var i = 0; i < cases.Count; i++)
        {
            Assert.AreEqual("", Convert.ToHexString(verdicts[i].Again), Malformed[i]);
            Assert.IsNotNull(Refusal(cases[i]), Malformed[i]);
        }
    }

    [TestMethod]
    public void AMalformedFunIsRefused()
    {
        foreach (var hex in MalformedFuns)
        {
            Assert.AreEqual("REL2024", Refusal(Term131(hex)), hex);
        }
    }

    [TestMethod]
    public void ChangedTermsThrowNothingElseAndEndAsInOtp()
    {
        var random = new Random(25);
        var generator = new TermGenerator(25, withIdentifiers: true);
        var cases = Enumerable.Range(0, 2000).Select(i => Changed(EtfWriter.Write(generator.Next(i % 20), (AtomEncoding)(i % 2)), random)).ToList();
        var verdicts = Judge.Terms(cases);
        for (var i = 0; i < cases.Count; i++)
        {
            // OTP takes no notice of bytes behind a term.
            var refusal = Refusal(cases[i]);
            Assert.AreEqual(refusal is null or "REL2023", verdicts[i].Again.Length > 0, $"{refusal} {Convert.ToHexString(cases[i])}");
        }
    }

    [TestMethod]
    public void BytesBehindTheTermAreRefused() => Assert.AreEqual("REL2023", Refusal(Term131("61 01 00")));

    [TestMethod]
    public void AMessageNamesTheByte()
    {
        var error = Assert.ThrowsExactly<DiagnosticException>(() => EtfReader.Read(Term131("68 02 61 01 6D 00000009 01"), "x.boot"));
        Assert.AreEqual("x.boot", error.Diagnostic.Place.File);
        Assert.Contains("byte 10 announces 9 more bytes and 1 are left", error.Diagnostic.Message);
    }

    [TestMethod]
    public void ACompressedTermIsReadWhole()
    {
        var term = Term.List(Enumerable.Range(0, 100_000).Select(i => (Term)Term.Integer(i)));
        Assert.AreEqual(term, EtfReader.Read(Compressed(EtfWriter.Write(term, AtomEncoding.Utf8).AsSpan(1)), null));
    }

    [TestMethod]
    [DataRow(-1, 0, "REL2025", DisplayName = "announces less than it holds")]
    [DataRow(1, 0, "REL2025", DisplayName = "announces more than it holds")]
    [DataRow(0, -1, "REL2025", DisplayName = "is cut in its checksum")]
    [DataRow(0, -5, "REL2025", DisplayName = "is cut in its data")]
    [DataRow(0, 1, "REL2025", DisplayName = "is followed by a byte")]
    [DataRow(int.MaxValue - 1000, 0, "REL2026", DisplayName = "announces 2 GB")]
    [DataRow(-1000, 0, "REL2026", DisplayName = "announces almost 4 GB")]
    public void ACompressedTermThat(int announced, int length, string code)
    {
        var bytes = Compressed([97, 1], announced);
        var resized = new byte[bytes.Length + length];
        bytes.AsSpan(0, Math.Min(bytes.Length, resized.Length)).CopyTo(resized);
        Assert.AreEqual(code, Refusal(resized));
    }

    [TestMethod]
    public void ACompressedBombIsRefusedAfterWhatItAnnounces() => Assert.AreEqual("REL2025", Refusal(Compressed(new byte[50_000_000], -49_000_000)));

    [TestMethod]
    public void DamagedCompressionIsRefused()
    {
        var bytes = Compressed(new byte[10_000]);
        bytes[8] ^= 0xFF;
        Assert.AreEqual("REL2025", Refusal(bytes));
        Assert.AreEqual("REL2021", Refusal(Term131("50 0000")));
    }

    private static byte[] Term131(string hex) => hex.Length == 0 || hex is "FF" or "00" ? Convert.FromHexString(hex) : hex == "83" ? [131] : [131, .. Convert.FromHexString(hex.Replace(" ", ""))];

    private static string FloatText(string text) => Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(text.PadRight(31, '\0')));

    private static byte[] Compressed(ReadOnlySpan<byte> term, int announced = 0)
    {
        var stream = new MemoryStream();
        stream.Write([131, 80, 0, 0, 0, 0]);
        using (var zlib = new ZLibStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(term);
        }

        var bytes = stream.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(2), term.Length + announced);
        return bytes;
    }

    private static byte[] Changed(byte[] bytes, Random random)
    {
        for (var changes = random.Next(1, 3); changes > 0; changes--)
        {
            var at = random.Next(1, bytes.Length);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes = [.. bytes[..at], .. bytes[Math.Min(at + random.Next(4), bytes.Length)..]];
                    break;
                default:
                    bytes = [.. bytes[..at], (byte)random.Next(97, 121), .. bytes[at..]];
                    break;
            }

            bytes = bytes.Length < 2 ? [131, 106] : bytes;
        }

        return bytes;
    }

    private static string? Refusal(byte[] bytes)
    {
        try
        {
            EtfReader.Read(bytes, null);
            return null;
        }
        catch (DiagnosticException refused)
        {
            return refused.Diagnostic.Code;
        }
    }
}
