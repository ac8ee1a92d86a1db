using System.Collections.Concurrent;
using System.Text;
using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Terms;

namespace Release.Otp.Tests.Systools;

/// <summary>What the systools of OTP 25, 27 and 29 made of whole systems, see <c>Golden/README.md</c>.</summary>
[TestClass]
public sealed class WhenRealSystoolsMadeTheSame
{
    private static readonly ConcurrentDictionary<(int Otp, string Rel), CheckedRelease> Releases = new();

    [TestMethod]
    public void ThreeSystemsInFiveVariantsOfThreeGenerationsAreCompared() => CollectionAssert.AreEquivalent(
        (from otp in (int[])[25, 27, 29]
         from system in (string[])["hello", "elixir", "otp_all"]
         from variant in (string[])["plain", "typed", "nodoterl", "variables", "local"]
         select (otp, system, variant)).ToArray(),
        Golden.Variants(Golden.Own).ToArray());

    [TestMethod]
    [DynamicData(nameof(Variants))]
    public void TheBootFileHasTheSameBytes(int otp, string system, string variant) => CollectionAssert.AreEqual(
        Golden.Bytes($"otp{otp}/{system}/{variant}/{system}.boot"),
        Ours(otp, system, variant).ToBytes(AtomEncodings.Of(otp)));

    [TestMethod]
    [DynamicData(nameof(Variants))]
    public void TheScriptIsTheSameTermAndTheSameText(int otp, string system, string variant)
    {
        var file = $"otp{otp}/{system}/{variant}/{system}.script";
        var ours = Ours(otp, system, variant);

        Assert.AreEqual(Golden.Document(file).Terms[0], ours.ToTerm());
        Assert.AreEqual(Encoding.UTF8.GetString(Golden.Bytes(file)), ours.ToText());
    }

    [TestMethod]
    [DynamicData(nameof(Generations))]
    public void ItsStartCleanSaysTheSameAsTextAndAsBytes(int otp)
    {
        var fromBoot = StartClean.ReadBoot(Golden.Bytes($"otp{otp}/otp/start_clean.boot"), null);

        Assert.AreEqual(Golden.StartClean(otp), fromBoot);
        Assert.HasCount(otp < 27 ? 21 : 22, fromBoot.Preloaded);
        Assert.HasCount(29, fromBoot.Mandatory);
    }

    // io_lib:format("~tp.~n") wrote them, without the comment that names the encoding.
    [TestMethod]
    [DynamicData(nameof(ReleaseFiles))]
    public void ItsReleaseFileIsPrintedByteForByte(string file) =>
        Assert.AreEqual("%% coding: utf-8\n" + Encoding.UTF8.GetString(Golden.Bytes(file)), ReleaseSpecification.Read(Golden.Document(file)).Value!.ToText());

    private static IEnumerable<(int Otp, string System, string Variant)> Variants => Golden.Variants(Golden.Directory);

    private static IEnumerable<int> Generations => Variants.Select(variant => variant.Otp).Distinct();

    private static IEnumerable<string> ReleaseFiles => Golden.Files(Golden.Directory, ".rel");

    private static BootScript Ours(int otp, string system, string variant)
    {
        var rel = $"otp{otp}/{system}/{(variant == "typed" ? "typed/" : "")}{system}.rel";
        return BootScriptBuilder.Build(Releases.GetOrAdd((otp, rel), _ => Checked(otp, system, rel)), Golden.StartClean(otp), Golden.Options(variant));
    }

    private static CheckedRelease Checked(int otp, string system, string rel)
    {
        var catalog = new ApplicationCatalog([new Golden.Applications(otp, system)], otp);
        var checkedRelease = ReleaseChecker.Check(ReleaseSpecification.Read(Golden.Document(rel)).Value!, catalog);
        return checkedRelease.Value ?? throw new AssertFailedException(string.Join('\n', checkedRelease.Diagnostics));
    }
}
