using Release.Otp.Releases;
using Release.Tasks.Stages;

namespace Release.Tasks.Tests.Stages;

/// <summary>The applications that ResolveApplications found, in the file that the next stages read.</summary>
[TestClass]
public sealed class WhenAStageReadsWhatAnotherWrote
{
    private const string Keys = "{description,\"\"},{vsn,\"1.0\"},{modules,[]},{registered,[]},{applications,[]}";

    [TestMethod]
    public void EveryApplicationComesBackAsItWas()
    {
        using var directory = new TemporaryDirectory();
        var release = new ResolvedRelease("web Ж", new Vsn("1.0-\"rc\""), new Vsn("13.1.5"), [.. Enum.GetValues<StartType>().Select((type, number) => new ApplicationPlace(
            new ApplicationName($"App {number}"), new Vsn("1.0"), type, number == 0 ? null : number == 1 ? [] : [new ApplicationName("a"), new ApplicationName("B")], "/ebin of it", "/src/x.app.src")
        { WhoAsked = number < 2 ? [] : [new ApplicationName("web")] })]);

        Assert.AreEqual(release, ResolvedRelease.Read(directory.Write("applications", release.ToText())));
    }

    // The user changed the file between the stages.
    [TestMethod]
    [DataRow("{application,web,[" + Keys + "]}.", "")]
    [DataRow("{application,web,[{description,\"\"},{vsn,\"1.0\"},{modules,[]},{registered,[]},{applications,none}]}.", "REL4022")]
    [DataRow("{application,web,[{description,\"\"},{vsn,1},{modules,m},{registered,[]},{applications,[]}]}.", "REL4022 REL4022")]
    public void AnApplicationThatBecameWrongMeanwhileIsSaid(string text, string codes)
    {
        using var directory = new TemporaryDirectory();
        ApplicationPlace[] places = [.. new[] { "kernel", "stdlib", "web" }.Select(name =>
        {
            var file = directory.Write($"{name}/ebin/{name}.app", name == "web" ? text : $"{{application,{name},[{Keys}]}}.");
            return new ApplicationPlace(new ApplicationName(name), new Vsn("1.0"), StartType.Permanent, null, directory.Path($"{name}/ebin"), file);
        })];

        var found = new ResolvedRelease("web", new Vsn("1.0"), new Vsn("13.1.5"), [.. places]).Check(25);

        Assert.AreEqual(codes, string.Join(' ', found.Diagnostics.Where(finding => finding.Place.File?.EndsWith("web.app", StringComparison.Ordinal) == true).Select(finding => finding.Code)));
        Assert.AreEqual(codes.Length > 0, found.Failed);
    }
}
