using Release.Otp.Releases;
using Release.Tasks.Stages;

namespace Release.Tasks.Tests.Stages;

/// <summary>What a project that mix compiled may ask for and may have wrong.</summary>
[TestClass]
public sealed class WhenAMixProjectIsWrong : IDisposable
{
    private static GreeterProject s_project = null!;

    private readonly TemporaryDirectory _directory = new();

    private StagedRelease Release => field ??= new StagedRelease(s_project, _directory.FullPath);

    [ClassInitialize]
    public static void Compile(TestContext context) => s_project = new GreeterProject();

    [ClassCleanup]
    public static void Remove() => s_project.Dispose();

    public void Dispose() => _directory.Dispose();

    // mix release with version: {:from_app, :shout} takes it too, though shout is no application of the release.
    [TestMethod]
    [DataRow("shout", "1.1.0")]
    [DataRow("greeter", "0.2.0")]
    [DataRow("ex_unit", null)]
    public void AnyApplicationMayGiveTheVersion(string application, string? version)
    {
        Assert.IsTrue(Release.Resolve(task => (task.ReleaseVersion, task.VersionFromApplication) = ("", application)), Release.Findings);

        var resolved = ResolvedRelease.Read(Release.Path("applications.term"));
        Assert.AreEqual(version ?? resolved.Applications.Single(place => place.Name == ApplicationName.Elixir).Vsn.Value, resolved.Vsn.Value);
        Assert.AreEqual(application == "greeter", resolved.Applications.Any(place => place.Name.Value == application));
    }

    [TestMethod]
    public void AVersionOfNobodyIsReported()
    {
        Assert.IsFalse(Release.Resolve(task => (task.ReleaseVersion, task.VersionFromApplication) = ("", "nobody")));

        Assert.AreEqual($"REL1005 {s_project.Path("greeter.relproj")}(0,0)", Release.Findings);
    }

    [TestMethod]
    public void AnUmbrellaMustNameItsApplications()
    {
        var description = Write("umbrella.term", s_project.Description("undefined", isUmbrella: true));

        Assert.IsFalse(Release.Resolve(task => (task.MixDescription, task.ReleaseApplications) = (description, [])));
        Assert.AreEqual($"REL4040 {s_project.Path("greeter.relproj")}(0,0)", Release.Findings);
        Assert.IsTrue(new StagedRelease(s_project, _directory.FullPath).Resolve(task => task.MixDescription = description));
        CollectionAssert.DoesNotContain(Applications(), "greeter permanent");
    }

    [TestMethod]
    public void TheProjectsOwnApplicationKeepsTheTypeThatIsAskedFor()
    {
        Assert.IsTrue(Release.Resolve(task => task.ReleaseApplications = [StagedRelease.Item("greeter", ("StartType", "transient"))]), Release.Findings);

        CollectionAssert.AreEqual(
            new[] { "kernel permanent", "stdlib permanent", "elixir permanent", "sasl permanent", "greeter transient", "iex none", "logger transient" },
            Applications());
    }

    [TestMethod]
    public void WhatTheProjectCompilesIsMendedInItsMixExs()
    {
        var ebin = Copy("greeter", text => text.Replace("{description,", "{registered,nobody},{description,", StringComparison.Ordinal));

        Assert.IsFalse(Release.Resolve(task => task.MixDescription = Describe("greeter", ebin)));
        Assert.AreEqual($"REL4022 {s_project.Path("mix.exs")}(0,0)", Release.Findings);
    }

    [TestMethod]
    public void WhatWasFetchedIsShownInItsResourceFile()
    {
        var ebin = Copy("shout", text => text.Replace("{vsn,\"1.1.0\"}", "{vsn,1}", StringComparison.Ordinal));

        Assert.IsFalse(Release.Resolve(task => (task.MixDescription, task.ReleaseApplications) = (Describe("shout", ebin), [StagedRelease.Item("shout")])));
        StringAssert.StartsWith(Release.Findings, $"REL4022 {ebin}/shout.app(");
    }

    [TestMethod]
    public void AModuleThatIsMissingIsMendedInMixExs()
    {
        var ebin = Copy("greeter", text => text.Replace("{modules,[", "{modules,['Elixir.Greeter.Gone',", StringComparison.Ordinal));
        var description = Describe("greeter", ebin);

        Assert.IsTrue(Release.Resolve(task => task.MixDescription = description) && Release.Specify() && Release.Boot(), Release.Findings);
        Assert.IsFalse(Release.Assemble());
        Assert.AreEqual($"REL7005 {s_project.Path("mix.exs")}(0,0)", Release.Findings);
    }

    [TestMethod]
    public void AStartedApplicationThatUsesALoadedOneIsRefusedUnlessTheProjectKnowsBetter()
    {
        Assert.IsFalse(Release.Resolve(task => task.ReleaseApplications = [StagedRelease.Item("logger", ("StartType", "load"))]));
        Assert.AreEqual($"REL4012 {s_project.Path("mix.exs")}(0,0)", Release.Findings);

        var skipping = new StagedRelease(s_project, _directory.FullPath);
        Assert.IsTrue(skipping.Resolve(task =>
        {
            task.ReleaseApplications = [StagedRelease.Item("logger", ("StartType", "load"))];
            task.SkipModeValidationFor = ["greeter"];
        }), skipping.Findings);
    }

    [TestMethod]
    public void ATemplateForElixirThatNobodyRenderedIsReportedAtItsTag()
    {
        var template = Write("env.sh.eex", "# fine\nX=<%= System.get_env(\"X\") %>\n");
        Stage();

        Assert.IsFalse(Release.Assemble(task => task.EnvSh = template));
        Assert.AreEqual($"REL1805 {template}(2,3)", Release.Findings);
    }

    [TestMethod]
    public void WhatElixirRenderedWinsOverItsTemplate()
    {
        var template = Write("env.sh.eex", "X=<%= System.get_env(\"X\") %>\n");
        Write("configuration/env.sh", "X=1\n");
        Stage();

        Assert.IsTrue(Release.Assemble(task => task.EnvSh = template), Release.Findings);
        Assert.AreEqual("X=1\n", File.ReadAllText(Release.Path("ours/releases/0.2.0/env.sh")));
    }

    [TestMethod]
    public void ASysConfigBesideTheConfigurationOfMixIsPassedOver()
    {
        var own = Write("sys.config", "[].\n");
        Stage();

        Assert.IsTrue(Release.Assemble(task => task.SysConfig = own), Release.Findings);
        Assert.AreEqual($"REL7020 {own}(0,0)", Release.Findings);
    }

    // BeamBuildTool=none: the compiled applications are given, mix is not asked.
    [TestMethod]
    public void CompiledApplicationsAreAReleaseOfElixirToo()
    {
        Assert.IsTrue(Release.Resolve(task =>
        {
            task.MixDescription = "";
            task.ReleaseApplications = [StagedRelease.Item("greeter")];
            task.ApplicationPath = [StagedRelease.Item(s_project.Path("_build/prod/lib")), StagedRelease.Item(Elixir.Library)];
        }), Release.Findings);

        CollectionAssert.AreEqual(
            new[] { "kernel permanent", "stdlib permanent", "sasl permanent", "greeter permanent", "iex none", "elixir permanent", "logger permanent" },
            Applications().Where(application => !application.StartsWith("compiler", StringComparison.Ordinal)).ToArray());
        Assert.IsTrue(Release.Specify() && Release.Boot() && Release.Assemble(task => task.MixDescription = ""), Release.Findings);
        Assert.IsTrue(File.Exists(Release.Path("ours/releases/0.2.0/iex")));
    }

    private void Stage() => Assert.IsTrue(Release.Resolve() && Release.Specify() && Release.Boot(), Release.Findings);

    private string[] Applications() =>
        [.. ResolvedRelease.Read(Release.Path("applications.term")).Applications.Select(place => $"{place.Name} {place.StartType.Atom()}").Where(text => !text.StartsWith("compiler", StringComparison.Ordinal))];

    /// <summary>A copy of a compiled application with another resource file; its <c>ebin</c>.</summary>
    private string Copy(string application, Func<string, string> change)
    {
        var source = s_project.Path($"_build/prod/lib/{application}/ebin");
        foreach (var file in Directory.GetFiles(source, "*.beam"))
        {
            Write($"{application}/ebin/{Path.GetFileName(file)}", "");
            File.Copy(file, _directory.Path(application, "ebin", Path.GetFileName(file)), overwrite: true);
        }

        var text = File.ReadAllText($"{source}/{application}.app");
        Assert.AreNotEqual(text, change(text));
        return Path.GetDirectoryName(Write($"{application}/ebin/{application}.app", change(text)))!;
    }

    private string Describe(string application, string ebin) =>
        Write("mix.term", s_project.Description().Replace(s_project.Path($"_build/prod/lib/{application}/ebin"), ebin, StringComparison.Ordinal));

    private string Write(string path, string text) => _directory.Write(path, text);
}
