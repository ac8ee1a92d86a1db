namespace Release.Sdk.Tests.Mix;

/// <summary>Answers the cases of Mix's tests that expect an error: the releases of <c>mix.exs</c> are wrong, or ask for what is not there.</summary>
[TestClass]
public sealed class WhenMixExsIsWrong
{
    [TestMethod]
    [DataRow("releases: [demo: [steps: :foo]]", "REL1035", "steps", DisplayName = "steps are no list")]
    [DataRow("releases: [demo: [steps: []]]", "REL1035", "steps", DisplayName = "no step assembles")]
    [DataRow("releases: [demo: [steps: [:assemble, :assemble]]]", "REL1035", "steps", DisplayName = "two steps assemble")]
    [DataRow("releases: [demo: [steps: [:foo]]]", "REL1035", "steps", DisplayName = "an unknown step")]
    [DataRow("releases: [\"invalid name\": []]", "REL1033", "invalid name", DisplayName = "a name for no release")]
    [DataRow("releases: [demo: [version: {:from_app, :not_valid}]]", null, "not_valid", DisplayName = "the version of an unknown application")]
    [DataRow("releases: [demo: [include_erts: \"bad\"]]", null, "bad", DisplayName = "no ERTS at a path")]
    [DataRow("releases: [demo: [applications: [unknown: :none]]]", null, "unknown", DisplayName = "an unknown application")]
    [DataRow("releases: [demo: [applications: [wrong: :what]]]", "REL1036", "what", DisplayName = "an unknown mode")]
    [DataRow("releases: [demo: [applications: [kernel: :load]]]", null, "kernel", DisplayName = "kernel is only loaded")]
    [DataRow("releases: [demo: [applications: [elixir: :none]]]", null, "elixir", DisplayName = "what is needed is not started")]
    [DataRow("apps_path: \"apps\"", "REL1031", "umbrella", DisplayName = "an umbrella without releases")]
    [DataRow("apps_path: \"apps\", releases: [demo: []]", "REL4040", "umbrella", DisplayName = "an umbrella's release without applications")]
    public void OneErrorNamesIt(string options, string? code, string named)
    {
        var error = ErrorOf($"version: \"0.1.0\", {options}");

        StringAssert.Contains(error.Text, named);
        Assert.AreEqual(code ?? error.Code, error.Code, error.Text);
        StringAssert.StartsWith(error.Code, "REL");
    }

    // mix itself refuses to compile an application without one.
    [TestMethod]
    public void AProjectWithoutAVersionIsAnError() => StringAssert.Contains(ErrorOf("releases: [demo: []]").Text, "version");

    [TestMethod]
    public void AConfigurationThatNoFileCanHoldIsNamedByApplicationAndKey()
    {
        var error = ErrorOf("version: \"0.1.0\"", "import Config\nconfig :wrong, place: self()\n");
        Assert.AreEqual("REL1042", error.Code, error.Text);
        StringAssert.Contains(error.Text, "place");
        StringAssert.Contains(error.Text, "wrong");
    }

    private static Finding ErrorOf(string options, string config = "import Config\n")
    {
        using var workspace = new Workspace();
        workspace.Write("wrong/config/config.exs", config);
        var project = workspace.Write("wrong/wrong.relproj", "<Project Sdk=\"Release.Sdk\" />");
        Directory.CreateDirectory(workspace.Path("wrong", "apps"));
        workspace.Write("wrong/mix.exs", $$"""
            defmodule Wrong.MixProject do
              use Mix.Project
              def project, do: [{{(options.Contains("apps_path", StringComparison.Ordinal) ? "" : "app: :wrong, ")}}{{options}}]
              def application, do: [extra_applications: []]
            end
            """);

        var build = workspace.Build(project, "-t:AssembleRelease");

        Assert.AreNotEqual(0, build.ExitCode);
        Assert.HasCount(1, build.Errors, build.Output);
        return build.Errors[0];
    }

    [TestMethod]
    public void AnUnknownReleaseIsAnsweredWithThoseThereAre()
    {
        using var sources = MixSources.Sample("umbrella");
        var error = sources.Build("-p:ReleaseName=unknown").Errors.Single();
        Assert.AreEqual("REL1030", error.Code);
        StringAssert.Contains(error.Text, "'shop', 'web', 'worker'");
    }
}
