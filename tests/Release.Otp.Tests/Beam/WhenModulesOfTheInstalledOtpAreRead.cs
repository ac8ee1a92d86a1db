using System.Text;
using Release.Otp.Beam;

namespace Release.Otp.Tests.Beam;

/// <summary>The oracle is the installed OTP: its beam_lib, and the bytes of its files.</summary>
[TestClass]
public sealed class WhenModulesOfTheInstalledOtpAreRead
{
    // What beam_lib:significant_chunks/0 answers in OTP 25 to 29.
    private static readonly Seq<ChunkId> Significant =
        [new("Line"), new("Type"), new("Atom"), new("AtU8"), new("Code"), new("StrT"), new("ImpT"), new("ExpT"), new("FunT"), new("LitT"), new("Meta")];

    [TestMethod]
    public void ThereAreMoreThanAThousand() => Assert.IsGreaterThan(1000, InstalledModules.All.Count);

    [TestMethod]
    public void NothingIsLost() => ForEach((module, bytes) =>
        Same(module, InstalledModules.Digest(bytes), InstalledModules.Digest(BeamFile.ReadNamed(bytes, module.File).ToBytes())));

    [TestMethod]
    public void NothingIsLostThroughCompression() => ForEach((module, bytes) =>
        Same(module, InstalledModules.Digest(bytes), InstalledModules.Digest(BeamFile.Read(Some.Gzip(bytes), module.File).ToBytes())));

    [TestMethod]
    public void TheModuleIsTheOneBeamLibNames() => ForEach((module, bytes) =>
        Same(module, module.Module, BeamFile.Read(bytes, module.File).Module));

    [TestMethod]
    public void StrippingIsThatOfBeamLib() => ForEach((module, bytes) =>
        Same(module, module.Stripped, InstalledModules.Digest(BeamFile.Read(bytes, module.File).Strip(Significant).ToBytes())));

    [TestMethod]
    public void StrippingWithAttributesIsThatOfBeamLib() => ForEach((module, bytes) =>
        Same(module, module.StrippedWithAttributes, InstalledModules.Digest(BeamFile.Read(bytes, module.File).Strip([ChunkId.Attributes, .. Significant]).ToBytes())));

    [TestMethod]
    public void ExportsAreThoseBeamLibLists() => ForEach((module, bytes) =>
        Same(module, module.Exports, Lines(BeamFile.Read(bytes, module.File).Exports.Select(function => $"{function.Name}/{function.Arity}"))));

    [TestMethod]
    public void ImportsAreThoseBeamLibLists() => ForEach((module, bytes) =>
        Same(module, module.Imports, Lines(BeamFile.Read(bytes, module.File).Imports.Select(function => $"{function.Module}:{function.Name}/{function.Arity}"))));

    private static void ForEach(Action<InstalledModule, byte[]> check)
    {
        foreach (var module in InstalledModules.All)
        {
            check(module, File.ReadAllBytes(module.File));
        }
    }

    private static void Same(InstalledModule module, string expected, string actual) => Assert.AreEqual(expected, actual, module.File);

    private static string Lines(IEnumerable<string> lines) =>
        InstalledModules.Digest(Encoding.UTF8.GetBytes(string.Concat(lines.Order(StringComparer.Ordinal).Select(line => line + "\n"))));
}
