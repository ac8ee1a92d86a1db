using Release.Otp.Releases;

namespace Release.Tasks.Tests.Mix;

[TestClass]
public sealed class WhenTheProjectIsAnUmbrella
{
    [TestMethod]
    public void ItsChildrenAreItsOwnApplications()
    {
        using var project = Umbrella("releases: [all: [version: \"3\", applications: [ui: :permanent]], part: [version: \"4\", applications: [core: :load]]]");

        var build = project.Compile();

        Assert.IsTrue(build.Succeeded, build.Errors + build.Engine.Errors.FirstOrDefault()?.Message);
        var description = project.Description;
        Assert.IsTrue(description.IsUmbrella);
        Assert.IsNull(description.App);
        Assert.AreEqual("core ui", string.Join(' ', description.Own));
        Assert.AreEqual(
            "core apps/core near near ui apps/ui",
            string.Join(' ', description.Applications.OrderBy(application => application.Name.Value).Select(application => $"{application.Name} {Path.GetRelativePath(project.Root, application.Source)}")));
        Assert.AreEqual("core ui near", string.Join(' ', description.Applications.Select(application => application.Name)), "the project's own first");
        Assert.AreEqual(project.Mix("IO.puts Mix.Project.consolidation_path()"), description.Consolidated);
        Assert.AreEqual("[{core,[{from,root}]}]", project.Configuration.ToString());
        foreach (var application in description.Applications)
        {
            Assert.AreEqual(project.Mix($"IO.puts :code.lib_dir(:{application.Name})") + "/ebin", application.Ebin);
        }

        Assert.AreEqual((new ApplicationName("core"), StartType.Load), description.Release("part")!.Applications.Single());
    }

    [TestMethod]
    public void ItMustDefineItsReleases()
    {
        using var project = Umbrella("");

        Assert.AreEqual("REL1031 mix.exs:0", project.Compile().Errors);
    }

    [TestMethod]
    public void AnErrorInAChildIsShownAtItsLine()
    {
        using var project = Umbrella("").Write("apps/ui/lib/ui.ex", "defmodule Ui do\n  def f(x), do: :ok\n  def g, do: nosuch()\nend\n");

        Assert.AreEqual("REL8015 ui.ex:3", project.Compile().Errors);
    }

    private static MixProject Umbrella(string releases) => new MixProject()
        .Write("mix.exs", $"defmodule All.MixProject do\n  use Mix.Project\n  def project, do: [apps_path: \"apps\", deps: [], {releases}]\nend\n")
        .Write("config/config.exs", "import Config\nconfig :core, from: :root\n")
        .Write("near/mix.exs", "defmodule Near.MixProject do\n  use Mix.Project\n  def project, do: [app: :near, version: \"1.0.0\"]\nend\n")
        .Write("near/lib/near.ex", "defmodule Near do\nend\n")
        .Write("apps/core/mix.exs", Child("core", "{:near, path: \"../../near\"}"))
        .Write("apps/core/lib/core.ex", "defmodule Core do\nend\n")
        .Write("apps/ui/mix.exs", Child("ui", "{:core, in_umbrella: true}"))
        .Write("apps/ui/lib/ui.ex", "defmodule Ui do\nend\n");

    private static string Child(string name, string dependency) => $$"""
        defmodule {{name.ToUpperInvariant()}}.MixProject do
          use Mix.Project

          def project do
            [app: :{{name}}, version: "1.0.0", build_path: "../../_build", config_path: "../../config/config.exs",
             deps_path: "../../deps", lockfile: "../../mix.lock", deps: [{{dependency}}]]
          end
        end

        """;
}
