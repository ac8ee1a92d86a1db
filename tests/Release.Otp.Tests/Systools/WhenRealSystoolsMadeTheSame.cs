using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Terms;

namespace Release.Otp.Tests.Systools;

/// <summary>Golden files of other OTP releases than the installed one, see <c>Golden/README.md</c>.</summary>
[TestClass]
public sealed class WhenRealSystoolsMadeTheSame
{
    [TestMethod]
    [DataRow(25, "hello", "hello.rel", "plain")]
    [DataRow(25, "hello", "hello.rel", "nodoterl")]
    [DataRow(25, "hello", "typed/hello.rel", "typed")]
    [DataRow(27, "hello", "hello.rel", "nodoterl")]
    [DataRow(29, "hello", "hello.rel", "nodoterl")]
    [DataRow(27, "otp_all", "typed/otp_all.rel", "typed")]
    [DataRow(29, "otp_all", "typed/otp_all.rel", "typed")]
    [DataRow(29, "elixir", "elixir.rel", "plain")]
    public void TheBootFileHasTheSameBytes(int otp, string system, string rel, string variant)
    {
        var options = new BootScriptOptions { NoDotErlang = variant == "nodoterl" };

        var ours = BootScriptBuilder.Build(Checked(otp, system, rel), Golden.StartClean(otp), options);

        CollectionAssert.AreEqual(Golden.Bytes($"otp{otp}/{system}/{variant}/{system}.boot"), ours.ToBytes(AtomEncodings.Of(otp)));
    }

    [TestMethod]
    [DataRow(25, "hello", "hello.rel", "plain")]
    [DataRow(25, "hello", "typed/hello.rel", "typed")]
    [DataRow(27, "hello", "hello.rel", "nodoterl")]
    [DataRow(29, "hello", "hello.rel", "nodoterl")]
    public void TheScriptIsTheSameTerm(int otp, string system, string rel, string variant)
    {
        var options = new BootScriptOptions { NoDotErlang = variant == "nodoterl" };

        var ours = BootScriptBuilder.Build(Checked(otp, system, rel), Golden.StartClean(otp), options);

        Assert.AreEqual(Golden.Document($"otp{otp}/{system}/{variant}/{system}.script").Terms[0], ours.ToTerm());
    }

    [TestMethod]
    [DataRow(25)]
    [DataRow(27)]
    [DataRow(29)]
    public void ItsStartCleanSaysTheSameAsTextAndAsBytes(int otp)
    {
        var fromBoot = StartClean.ReadBoot(Golden.Bytes($"otp{otp}/otp/start_clean.boot"), null);

        Assert.AreEqual(Golden.StartClean(otp), fromBoot);
        Assert.HasCount(otp < 27 ? 21 : 22, fromBoot.Preloaded);
        Assert.HasCount(29, fromBoot.Mandatory);
    }

    [TestMethod]
    [DataRow("otp25/hello/hello.rel")]
    [DataRow("otp25/hello/typed/hello.rel")]
    [DataRow("otp27/otp_all/typed/otp_all.rel")]
    [DataRow("otp29/elixir/elixir.rel")]
    public void ItsReleaseFileIsPrintedBackAsTheSameTerm(string file)
    {
        var document = Golden.Document(file);

        Assert.AreEqual(document.Terms[0], ReleaseSpecification.Read(document).Value!.ToTerm());
    }

    private static CheckedRelease Checked(int otp, string system, string rel)
    {
        var catalog = new ApplicationCatalog([new Golden.Applications(otp, system)], otp);
        var checkedRelease = ReleaseChecker.Check(ReleaseSpecification.Read(Golden.Document($"otp{otp}/{system}/{rel}")).Value!, catalog);
        return checkedRelease.Value ?? throw new AssertFailedException(string.Join('\n', checkedRelease.Diagnostics));
    }
}
