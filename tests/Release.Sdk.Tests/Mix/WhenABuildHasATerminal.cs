namespace Release.Sdk.Tests.Mix;

/// <summary>A person sits before the build, and is asked nothing: neither by mix nor by us.</summary>
[TestClass]
public sealed class WhenABuildHasATerminal
{
    // script gives the command a terminal; it takes one string for it.
    private static readonly string[] Terminal = ["sh", "-c", "line=; for word; do line=\"$line '$word'\"; done; exec script -qec \"$line\" /dev/null", "sh"];

    [TestMethod]
    public void WhatMixWouldAskIsAnError()
    {
        using var workspace = new Workspace();
        var project = workspace.AddSample("greeter");
        var mixExs = workspace.Path("greeter", "mix.exs");
        File.WriteAllText(mixExs, File.ReadAllText(mixExs).Replace("deps: []", "deps: [{:jason, \"~> 1.0\"}]", StringComparison.Ordinal));
        var withoutHex = new Dictionary<string, string?> { ["MIX_HOME"] = workspace.Path("home") };
        var build = workspace.BuildUnder(Terminal, project, withoutHex);
        Assert.AreEqual(1, build.ExitCode, build.Output);
        Assert.AreEqual("REL8018", build.Errors.Single().Code, build.Output);
        Assert.IsFalse(build.Output.Contains("[Yn]", StringComparison.Ordinal), build.Output);
    }

    [TestMethod]
    public void AnotherCookieOverAnAssembledReleaseIsShippedUnasked()
    {
        using var workspace = new Workspace();
        var project = workspace.AddSample("greeter");
        foreach (var cookie in new[] { "first_of_all", "and_a_second" })
        {
            var build = workspace.BuildUnder(Terminal, project, environment: null, "-t:AssembleRelease", $"-p:ReleaseCookie={cookie}").ShouldSucceed();
            Assert.IsFalse(build.Output.Contains("[Yn]", StringComparison.Ordinal), build.Output);
            Assert.AreEqual(cookie, File.ReadAllText(workspace.Path("greeter", "bin", "Debug", "rel", "greeter", "releases", "COOKIE")));
        }
    }
}
