using Release.Otp;
using Release.Tasks.Templates;

namespace Release.Tasks.Tests.Templates;

[TestClass]
public sealed class WhenATemplateIsNotUtf8
{
    [TestMethod]
    public void TheLineOfTheFirstBadByteIsNamed()
    {
        var refused = Assert.ThrowsExactly<DiagnosticException>(() => TemplateText.Decode([.. "-heart\n# é\n# "u8, 0xE9, .. "\n"u8], "vm.args"));

        Assert.AreEqual(("REL1804", new Place("vm.args", 3)), (refused.Diagnostic.Code, refused.Diagnostic.Place));
    }

    [TestMethod]
    public void AByteOrderMarkIsLeftOut() => Assert.AreEqual("é", TemplateText.Decode([0xEF, 0xBB, 0xBF, .. "é"u8], "vm.args"));
}
