using System.Text.Json;
using Release.Otp;
using Release.Otp.Releases;
using Release.Tasks.Mix;

namespace Release.Tasks.Tests.Mix;

/// <summary>MSBuild itself evaluates the file; what comes out must be what stands in mix.exs.</summary>
[TestClass]
public sealed class WhenMSBuildReadsTheProperties
{
    private const string Hostile = "a$(OS)%41@(X)'\"<&>;*?b  ä \\ ";

    [TestMethod]
    public void HostileCharactersArriveAsTheyAre()
    {
        // MSBuild finds no file by a wildcard below a directory whose name holds a percent sign with two digits; ours would be no other.
        using var directory = new TemporaryDirectory("a $(OS)@'(b);c");
        directory.Write("over $(OS)'lay;x/sub dir/file %41.txt", "");
        var release = new MixRelease
        {
            Name = "web",
            Applications = [(new ApplicationName("we'b"), StartType.Load), (new ApplicationName("db"), StartType.Permanent)],
            Version = "1.0",
            Cookie = Hostile,
            Path = "/srv/" + Hostile,
            RelTemplatesPath = Hostile,
            KeepChunks = ["Docs", "D$%;"],
            IncludeExecutablesFor = (Seq<string>)[],
            SkipModeValidationFor = [new ApplicationName("a;b"), new ApplicationName("c")],
            Overlays = ["over $(OS)'lay;x"],
            StripBeams = true,
        };

        var (properties, items) = Evaluate(directory, "", MixProperties.Of(release, directory.FullPath));

        Assert.AreEqual(Hostile, properties("ReleaseCookie"));
        Assert.AreEqual($"/srv/{Hostile}/", properties("ReleaseRoot"));
        Assert.AreEqual(Hostile, properties("ReleaseTemplatesPath"));
        Assert.AreEqual("1.0", properties("ReleaseVersion"));
        Assert.AreEqual("false", properties("RuntimeConfigPath"));
        Assert.AreEqual(";", properties("ExecutablesFor"));
        CollectionAssert.AreEqual(new[] { "we'b load", "db permanent" }, items("ReleaseApplication", "StartType"));
        CollectionAssert.AreEqual(new[] { "Docs ", "D$%; " }, items("KeepBeamChunk", "None"));
        CollectionAssert.AreEqual(
            new[] { $"{directory.FullPath}/over $(OS)'lay;x/sub dir/file %41.txt sub dir/file %41.txt" }, items("ReleaseOverlay", "TargetPath"));
    }

    [TestMethod]
    public void TheProjectsOwnWordsWin()
    {
        using var directory = new TemporaryDirectory();
        var release = new MixRelease
        {
            Name = "web",
            Applications = [(new ApplicationName("web"), StartType.Load), (new ApplicationName("db"), StartType.Load)],
            Version = "1.0",
            StripBeams = false,
            Cookie = "theirs",
            HasConfigProviders = true,
        };
        const string own = """
            <PropertyGroup><ReleaseVersionFromApplication>web</ReleaseVersionFromApplication><StripBeams>true</StripBeams></PropertyGroup>
            <ItemGroup><ReleaseApplication Include="web" StartType="permanent" /></ItemGroup>
            """;

        var (properties, items) = Evaluate(directory, own, MixProperties.Of(release, directory.FullPath));

        Assert.AreEqual(("", "web", "true", "theirs", "true"), (properties("ReleaseVersion"), properties("ReleaseVersionFromApplication"), properties("StripBeams"), properties("ReleaseCookie"), properties("_ReleaseHasConfigProviders")));
        CollectionAssert.AreEqual(new[] { "web permanent", "db load" }, items("ReleaseApplication", "StartType"));
    }

    private static (Func<string, string> Properties, Func<string, string, string[]> Items) Evaluate(TemporaryDirectory directory, string own, string properties)
    {
        directory.Write("web.props", properties);
        var project = directory.Write("web.proj", $"<Project>\n{own}\n<Import Project=\"web.props\" />\n</Project>\n");
        const string names = "ReleaseVersion,ReleaseVersionFromApplication,StripBeams,ReleaseCookie,ReleaseRoot,ReleaseTemplatesPath,RuntimeConfigPath,ExecutablesFor,_ReleaseHasConfigProviders";
        var result = Tool.Run("dotnet", ["msbuild", project, "-getProperty:" + names, "-getItem:ReleaseApplication,KeepBeamChunk,ReleaseOverlay"], directory.FullPath);
        Assert.AreEqual(0, result.ExitCode, result.Output + result.Errors);
        var evaluated = JsonDocument.Parse(result.Output).RootElement;
        return (
            name => evaluated.GetProperty("Properties").GetProperty(name).GetString()!,
            (type, metadata) => [.. evaluated.GetProperty("Items").GetProperty(type).EnumerateArray().Select(item =>
                $"{item.GetProperty("Identity").GetString()} {(item.TryGetProperty(metadata, out var value) ? value.GetString() : "")}")]);
    }
}
