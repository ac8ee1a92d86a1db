using Release.Tasks.Templates;

namespace Release.Tasks.Tests.Templates;

[TestClass]
public sealed class WhenTheShippedTemplatesAreRendered
{
    [TestMethod]
    [DataRow("name.sh.hbs")]
    [DataRow("name.bat.hbs")]
    [DataRow("env.sh.hbs")]
    [DataRow("env.bat.hbs")]
    [DataRow("vm.args.hbs")]
    [DataRow("remote.vm.args.hbs")]
    public void TheNameIsPutInAndNothingElseChanges(string template)
    {
        var text = File.ReadAllText(Path.Combine(Repository(), "src", "Release.Sdk", "templates", template));
        StringAssert.Contains(text, "{{release.name}}");
        var model = TemplateModel.OfRelease("web", "1.0.0", "13.1.5", true);
        var rendered = new HandlebarsTemplateEngine().Render(text, template, model);
        Assert.AreEqual(text.Replace("{{release.name}}", "web", StringComparison.Ordinal), rendered);
        Assert.IsNotNull(PlainTemplate.Fill(text, TemplateCheck.Read(text, template, model), model), "a shipped template needs no engine");
    }

    private static string Repository()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Release.Sdk.sln")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return directory;
    }
}
