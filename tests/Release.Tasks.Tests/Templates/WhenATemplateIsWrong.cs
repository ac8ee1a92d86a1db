using Release.Otp;
using Release.Tasks.Templates;

namespace Release.Tasks.Tests.Templates;

[TestClass]
public sealed class WhenATemplateIsWrong
{
    [TestMethod]
    [DataRow("a\nb {{release.nme}}\n", "REL1801", 2, 3)]
    [DataRow("{{nothing}}", "REL1801", 1, 1)]
    [DataRow("{{release.name.Length}}", "REL1801", 1, 1)]
    [DataRow("\r\n\r\n{{#if release.tested}}x{{/if}}", "REL1801", 3, 1)]
    [DataRow("{{#each release.applications}}\n {{nme}}{{/each}}", "REL1801", 2, 2)]
    [DataRow("a\nb {{release.name", "REL1802", 2, 3)]
    [DataRow("a\n{{}}", "REL1802", 2, 1)]
    [DataRow("a\n{{#if release.name}} x", "REL1802", 2, 1)]
    [DataRow("a\n{{#if}}x{{/if}}", "REL1802", 2, 1)]
    [DataRow("a\n{{/if}}", "REL1802", 2, 1)]
    [DataRow("{{#if release.name}}\n{{/each}}", "REL1802", 2, 1)]
    [DataRow("{{else}}", "REL1802", 1, 1)]
    [DataRow("{{else if release.name}}", "REL1802", 1, 1)]
    [DataRow("{{#repeat release.name}}x{{/repeat}}", "REL1802", 1, 1)]
    [DataRow("\n{{> part}}", "REL1802", 2, 1)]
    [DataRow("\n{{upper release.name}}", "REL1802", 2, 1)]
    [DataRow("\n{{release}}", "REL1803", 2, 1)]
    [DataRow("{{release.applications}}", "REL1803", 1, 1)]
    public void TheErrorStandsAtThePlaceholder(string template, string code, int line, int column)
    {
        var error = Assert.ThrowsExactly<DiagnosticException>(() => new HandlebarsTemplateEngine().Render(template, "rel/env.sh.hbs", Model)).Diagnostic;
        Assert.AreEqual((code, new Place("rel/env.sh.hbs", line, column)), (error.Code, error.Place), error.Message);
    }

    [TestMethod]
    public void AnUnknownVariableIsAnsweredWithTheKnownOnes()
    {
        var error = Assert.ThrowsExactly<DiagnosticException>(() => new HandlebarsTemplateEngine().Render("{{release.vsn}}", "x", Model)).Diagnostic;
        Assert.AreEqual(
            "Template variable 'release.vsn' is unknown. Known are: release.applications, release.erts_version, release.include_erts, release.name, release.version.",
            error.Message);
    }

    private static TemplateModel Model { get; } = TemplateModel.OfRelease("web", "1", "13.1.5", true, ("web", "1"));
}
