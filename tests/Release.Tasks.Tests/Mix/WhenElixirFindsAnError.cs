namespace Release.Tasks.Tests.Mix;

/// <summary>The places and words are those of the installed Elixir; every situation is one that its users meet.</summary>
[TestClass]
public sealed class WhenElixirFindsAnError
{
    [TestMethod]
    public void AModuleThatDoesNotCompileIsShownAtItsLine()
    {
        using var project = new MixProject().Project().Module("Good").Write("lib/bad.ex", "defmodule Bad do\n  def f do\n    nosuch(1)\n  end\nend\n");

        var build = project.Compile();

        Assert.AreEqual("REL8015 bad.ex:3", build.Errors);
        Assert.AreEqual(project.Path("lib/bad.ex"), build.Engine.Errors[0].File);
        Assert.Contains("undefined function nosuch/1", build.Message);
        Assert.IsFalse(File.Exists(project.Path("obj/mix/mix.term")), "nothing is written");
        Assert.IsFalse(File.Exists(project.Record));
    }

    [TestMethod]
    public void AWarningIsToldInEveryBuildUntilItIsMended()
    {
        using var project = new MixProject().Project().Write("lib/odd.ex", "defmodule Odd do\n  def f(x), do: :ok\nend\n");
        var first = project.Compile();
        var second = project.Compile();
        project.Module("Odd");

        Assert.IsTrue(first.Succeeded);
        Assert.AreEqual("REL8016 odd.ex:2", first.Warnings);
        Assert.AreEqual("REL8016 odd.ex:2", second.Warnings);
        Assert.IsFalse(File.Exists(project.Record), "the next build asks again");
        Assert.AreEqual("", project.Compile().Warnings);
        Assert.IsTrue(File.Exists(project.Record));
    }

    [TestMethod]
    public void ASyntaxErrorInMixExsIsShownAtItsLine()
    {
        using var project = new MixProject().Write("mix.exs", "defmodule Demo.MixProject do\n  use Mix.Project\n  def project, do: [app: :demo,, version: \"1\"]\nend\n");

        var build = project.Compile();

        Assert.AreEqual("REL8015 mix.exs:3", build.Errors);
        Assert.Contains("syntax error", build.Message);
    }

    [TestMethod]
    public void MixExsThatRaisesIsShownAtItsLine()
    {
        using var project = new MixProject().Project("description: text()", "defp text, do: raise \"no text\"");

        var build = project.Compile();

        Assert.AreEqual("REL8015 mix.exs:9", build.Errors);
        Assert.AreEqual("(RuntimeError) no text", build.Message);
    }

    [TestMethod]
    public void AConfigurationThatRaisesIsShownInItsFile()
    {
        using var project = new MixProject().Project().Write("config/config.exs", "import Config\nconfig :demo, key: 1\nraise \"no key\"\n");

        var build = project.Compile();

        // Up to Elixir 1.14 the line is lost.
        Assert.IsTrue(build.Errors is "REL8015 config.exs:0" or "REL8015 config.exs:3", build.Errors);
        Assert.AreEqual("(RuntimeError) no key", build.Message);
    }

    [TestMethod]
    public void ADependencyThatIsNotThereIsOneErrorWithTheWayOut()
    {
        using var project = new MixProject().Project("deps: [{:far, git: \"file:///nowhere\"}]").Module("Demo");

        var build = project.Compile();

        Assert.AreEqual("REL8017 mix.exs:0", build.Errors);
        Assert.Contains("mix deps.get", build.Message);
        Assert.Contains("far", build.Message);
    }

    [TestMethod]
    public void ADependencyOfHexWithoutHexIsAQuestionThatNobodyAnswers()
    {
        using var project = new MixProject().Project("deps: [{:jason, \"~> 1.0\"}]").Module("Demo");
        project.Environment["MIX_HOME"] = project.Path("home");
        project.Environment["MIX_ARCHIVES"] = project.Path("home/archives");

        var build = project.Compile();

        Assert.AreEqual("REL8018 mix.exs:0", build.Errors);
        Assert.Contains("mix local.hex --force", build.Message);
    }

    [TestMethod]
    public void ADependencyThatDoesNotCompileIsShownAtItsOwnLine()
    {
        using var project = new MixProject().Project("deps: [{:near, path: \"near\"}]").Module("Demo")
            .Write("near/mix.exs", "defmodule Near.MixProject do\n  use Mix.Project\n  def project, do: [app: :near, version: \"1.0.0\"]\nend\n")
            .Write("near/lib/near.ex", "defmodule Near do\n  def f, do: nosuch()\nend\n");

        var build = project.Compile();

        Assert.AreEqual("REL8015 near.ex:2", build.Errors);
        Assert.AreEqual(project.Path("near/lib/near.ex"), build.Engine.Errors[0].File);
    }

    [TestMethod]
    public void AConfigurationThatNoFileHoldsIsNamedByApplicationAndKey()
    {
        using var project = new MixProject().Project().Module("Demo")
            .Write("config/config.exs", "import Config\nconfig :demo, pid: self(), fun: fn -> 1 end, named: &String.length/1, good: %{a: [1.0, \"x\"]}\n");

        var build = project.Compile();

        Assert.AreEqual("REL1042 config.exs:0\nREL1042 config.exs:0", build.Errors);
        Assert.Contains(":pid of application :demo is #PID<", build.Message);
        Assert.Contains(":fun of application :demo", build.Engine.Errors[1].Message!);
    }

    [TestMethod]
    public void ASystemThatMixExsEndsLeavesTheEndOfWhatItSaid()
    {
        using var project = new MixProject().Write("mix.exs", "IO.puts(\"good bye\")\nSystem.halt(7)\n");

        var build = project.Compile();

        Assert.AreEqual("REL8014 mix.exs:0", build.Errors);
        Assert.Contains("status 7", build.Message);
        Assert.Contains("good bye", build.Message);
    }

    [TestMethod]
    public void AProjectForAnotherElixirIsRefusedInMixsWords()
    {
        using var project = new MixProject().Write("mix.exs", "defmodule D do\n  use Mix.Project\n  def project, do: [app: :demo, version: \"1\", elixir: \"~> 99.0\"]\nend\n");

        var build = project.Compile();

        Assert.AreEqual("REL8019 mix.exs:0", build.Errors);
        Assert.Contains("~> 99.0", build.Message);
    }
}
