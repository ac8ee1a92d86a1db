using System.Globalization;
using System.Text;
using Release.Otp.Terms;
using Release.Otp.Tests.Systools;

namespace Release.Otp.Tests.Terms;

/// <summary>Files that the systools of OTP 25, 27 and 29 wrote, see Golden/README.md.</summary>
[TestClass]
public sealed class WhenGoldenFilesAreRewritten
{
    [TestMethod]
    [DynamicData(nameof(Scripts))]
    public void AScriptIsPrintedByteForByte(string name)
    {
        var bytes = Golden.Bytes(name);

        var text = TermPrinter.File(TermReader.Consult(bytes, name).Terms);

        Assert.AreEqual(Encoding.UTF8.GetString(bytes), text);
    }

    [TestMethod]
    [DynamicData(nameof(Boots))]
    public void ABootFileIsEncodedByteForByte(string name)
    {
        var bytes = Golden.Bytes(name);
        var release = int.Parse(name.AsSpan("otp".Length, 2), CultureInfo.InvariantCulture);

        var encoded = EtfWriter.Write(EtfReader.Read(bytes, name), AtomEncodings.Of(release));

        Assert.AreEqual(Convert.ToHexString(bytes), Convert.ToHexString(encoded));
    }

    [TestMethod]
    [DynamicData(nameof(Boots))]
    public void ABootFileIsTheTermOfItsScript(string name)
    {
        Assert.AreEqual(Golden.Document(Path.ChangeExtension(name, ".script")).Terms[0], EtfReader.Read(Golden.Bytes(name), name));
    }

    private static IEnumerable<string> Scripts => Golden.Files(Golden.Directory, ".script");

    private static IEnumerable<string> Boots => Golden.Files(Golden.Directory, ".boot");
}
