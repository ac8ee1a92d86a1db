using System.Globalization;
using System.Text;
using Release.Otp.Terms;

namespace Release.Otp.Tests.Terms;

/// <summary>Files that the systools of OTP 25, 27 and 29 wrote, see Golden/README.md.</summary>
[TestClass]
public sealed class WhenGoldenFilesAreRewritten
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Golden");

    [TestMethod]
    [DynamicData(nameof(Scripts))]
    public void AScriptIsPrintedByteForByte(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Golden, name));

        var text = TermPrinter.File(TermReader.Consult(bytes, name).Terms);

        Assert.AreEqual(Encoding.UTF8.GetString(bytes), text);
    }

    [TestMethod]
    [DynamicData(nameof(Boots))]
    public void ABootFileIsEncodedByteForByte(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Golden, name));
        var release = int.Parse(name.AsSpan("otp".Length, 2), CultureInfo.InvariantCulture);

        var encoded = EtfWriter.Write(EtfReader.Read(bytes, name), AtomEncodings.Of(release));

        Assert.AreEqual(Convert.ToHexString(bytes), Convert.ToHexString(encoded));
    }

    [TestMethod]
    [DynamicData(nameof(Scripts))]
    public void AScriptIsTheTermOfItsBootFile(string name)
    {
        var script = Path.Combine(Golden, name);
        var boot = File.ReadAllBytes(Path.ChangeExtension(script, ".boot"));

        Assert.AreEqual(EtfReader.Read(boot, name), TermReader.Consult(File.ReadAllBytes(script), name).Terms[0]);
    }

    private static IEnumerable<object[]> Scripts => Names("*.script");

    private static IEnumerable<object[]> Boots => Names("*.boot");

    private static IEnumerable<object[]> Names(string pattern) =>
        Directory.EnumerateFiles(Golden, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => new object[] { Path.GetRelativePath(Golden, file) });
}
