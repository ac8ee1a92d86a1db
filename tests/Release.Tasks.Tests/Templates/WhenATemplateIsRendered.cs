using Release.Tasks.Templates;

namespace Release.Tasks.Tests.Templates;

[TestClass]
public sealed class WhenATemplateIsRendered
{
    [TestMethod]
    [DataRow("name={{release.name}} {{ release.version }} {{{release.erts_version}}}\n", "name=web <1> & \"2\" 13.1.5\n")]
    [DataRow("A=\"${A:-{{release.name}}}\"; B=${B:-{{release.name}}}}\n", "A=\"${A:-web}\"; B=${B:-web}}\n")]
    [DataRow("{{#if release.include_erts}}yes{{else}}no{{/if}}", "yes")]
    [DataRow("{{release.include_erts}}", "true")]
    [DataRow("{{#each release.applications}}{{name}}-{{version}};{{/each}}", "kernel-8.5.3;web-1;")]
    [DataRow("C:\\{{release.name}}\\{ { } } \\ ${x} $(y) `z` {{! comment }}{{!-- {{x}} --}}.", "C:\\web\\{ { } } \\ ${x} $(y) `z` .")]
    [DataRow("{{~release.name~}}  x\r\ny\r\n", "webx\r\ny\r\n")]
    [DataRow("é {{release.name}} 𝄞\r\n\r\n\tlast", "é web 𝄞\r\n\r\n\tlast")]
    public void PlaceholdersAreFilledAndAllElseStays(string template, string rendered) =>
        Assert.AreEqual(rendered, new HandlebarsTemplateEngine().Render(template, "env.sh.hbs", Model));

    private static TemplateModel Model { get; } =
        TemplateModel.OfRelease("web", "<1> & \"2\"", "13.1.5", true, ("kernel", "8.5.3"), ("web", "1"));
}
