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

    // The oracle is Handlebars.Net, which is not asked where nothing but variables stands.
    [TestMethod]
    [DataRow("")]
    [DataRow("nothing to fill: { } {x} }} \\ ${A:-b}\r\n")]
    [DataRow("{{release.name}}")]
    [DataRow("{{release.name}}{{release.version}}{{release.include_erts}}")]
    [DataRow("  {{release.name}}  \r\n\t{{release.erts_version}}\n\n")]
    [DataRow("A=\"${A:-{{release.name}}}\"; B=${B:-{{release.name}}}} C:\\{{release.name}}\\\\{{release.version}}\\\n")]
    [DataRow("é {{release.name}} 𝄞 \u2028{{release.name}}\u00a0")]
    public void VariablesAreFilledAsTheEngineFillsThem(string template)
    {
        var engine = new HandlebarsTemplateEngine();
        var tags = TemplateCheck.Read(template, "env.sh.hbs", Model);

        Assert.IsNotNull(PlainTemplate.Fill(template, tags, Model));
        Assert.AreEqual(engine.RenderCompiled(template, tags, "env.sh.hbs", Model), engine.Render(template, "env.sh.hbs", Model));
    }

    [TestMethod]
    [DataRow("{{#if release.include_erts}}yes{{/if}}")]
    [DataRow("{{release.name}} {{! comment }}")]
    [DataRow("{{ release.name}}")]
    [DataRow("{{{release.name}}}")]
    [DataRow("{{~release.name}}")]
    public void AllElseIsTheEngines(string template) => Assert.IsNull(PlainTemplate.Fill(template, TemplateCheck.Read(template, "env.sh.hbs", Model), Model));

    private static TemplateModel Model { get; } =
        TemplateModel.OfRelease("web", "<1> & \"2\"", "13.1.5", true, ("kernel", "8.5.3"), ("web", "1"));
}
