using System.Text;
using Release.Otp;
using Release.Tasks.Templates;

namespace Release.Tasks.Tests.Templates;

/// <summary>The judge is the EEx of the installed Elixir, called as <c>Mix.Generator.copy_template/4</c> calls it for <c>mix release</c>.</summary>
[TestClass]
public sealed class WhenElixirRendersTheSame
{
    private const int Seed = 20_261_120;
    private const int Count = 600;

    private const string Judge =
        """
        release = %{name: :greeter, version: "0.1.0", erts_version: '13.1.5', path: "/srv/rel ä", version_path: "/srv/rel ä/releases/0.1.0"}
        [file, template] = System.argv()
        for line <- File.stream!(file) do
          File.write!(template, Base.decode64!(String.trim(line)))
          answer =
            try do
              Base.encode64(EEx.eval_file(template, assigns: [release: release]))
            rescue
              _ -> "error"
            end
          IO.puts("=" <> answer)
        end
        """;

    private static readonly EexRelease Greeter = EexRelease.At("/srv/rel ä/", "greeter", "0.1.0", "13.1.5");

    [TestMethod]
    public void EveryPlainTextBecomesTheSameBytes()
    {
        var random = new Random(Seed);
        var texts = Enumerable.Range(0, Count).Select(_ => EexTexts.Next(random)).ToList();

        var answers = Ask(texts);

        for (var i = 0; i < Count; i++)
        {
            if (EexTemplate.IsPlain(texts[i]))
            {
                Assert.AreEqual(answers[i], EexTemplate.Render(texts[i], "vm.args.eex", Greeter), $"seed {Seed}, case {i}: {texts[i]}");
            }
        }

        Assert.IsGreaterThan(Count / 3, texts.Count(EexTemplate.IsPlain));
        Assert.IsGreaterThan(20, answers.Count(answer => answer is null));
    }

    [TestMethod]
    public void EveryTextThatNamesFieldsOnlyIsPlain()
    {
        foreach (var text in (string[])["", "plain", "%>", "<%= @release.name %>", "<%=@release.version_path%>", "<%=\r\n\t@release.path\n%>", "<%%= x %>", "<%# <%= x %> %>", "<%!-- <% x %> --%>"])
        {
            Assert.IsTrue(EexTemplate.IsPlain(text), text);
        }
    }

    [TestMethod]
    [DataRow("a\n  <%= if @release.name do %>x<% end %>", 2, 3, "REL1805")]
    [DataRow("<%= @release.applications %>", 1, 1, "REL1805")]
    [DataRow("a <% x = 1 %>", 1, 3, "REL1805")]
    [DataRow("<%# fine %>\r\nä <%= @release.name", 2, 3, "REL1806")]
    [DataRow("<%!-- %>", 1, 1, "REL1806")]
    public void ATagForElixirIsReportedAtItsPlace(string text, int line, int column, string code)
    {
        var diagnostic = Assert.ThrowsExactly<DiagnosticException>(() => EexTemplate.Render(text, "env.sh.eex", Greeter)).Diagnostic;

        Assert.IsFalse(EexTemplate.IsPlain(text));
        Assert.AreEqual((code, new Place("env.sh.eex", line, column)), (diagnostic.Code, diagnostic.Place));
    }

    private static string?[] Ask(List<string> texts)
    {
        using var directory = new TemporaryDirectory();
        var list = directory.Write("texts", string.Concat(texts.Select(text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) + "\n")));
        var result = Tool.Run("elixir", [directory.Write("judge.exs", Judge), list, directory.Path("template.eex")], directory.FullPath);
        Assert.AreEqual(0, result.ExitCode, result.Errors);
        var answers = result.Output.Split('\n').Where(line => line.StartsWith('=')).Select(line => line[1..]).ToArray();
        Assert.HasCount(texts.Count, answers, result.Errors);
        return [.. answers.Select(answer => answer == "error" ? null : Encoding.UTF8.GetString(Convert.FromBase64String(answer)))];
    }
}
