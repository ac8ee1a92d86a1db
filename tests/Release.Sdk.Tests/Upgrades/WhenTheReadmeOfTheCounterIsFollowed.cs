using System.Text.RegularExpressions;

namespace Release.Sdk.Tests.Upgrades;

/// <summary>The commands of the counter sample's README, one after the other in a copy of the sample.</summary>
[TestClass]
[TestCategory("Long")]
public sealed partial class WhenTheReadmeOfTheCounterIsFollowed
{
    private static readonly string Sample = Path.Combine(Repository.Root, "samples", "counter");

    [TestMethod]
    public void EveryCommandSucceedsAndAnswersWhatStandsBehindIt()
    {
        using var workspace = new Workspace("readme");
        workspace.AddSample("counter", AsUsersHaveIt(File.ReadAllText(Path.Combine(Sample, "counter.relproj"))));
        using var release = new RunningRelease(workspace.Path("counter", "bin", "target"), "counter");
        var answers = 0;
        foreach (var line in Blocks().Matches(File.ReadAllText(Path.Combine(Sample, "README.md"))).SelectMany(block => block.Groups[1].Value.Split('\n')))
        {
            var result = workspace.Run(["sh", "-ec", line], workspace.Path("counter"), release.Environment);
            Assert.AreEqual(0, result.ExitCode, $"{line}: {result.Output}{result.Errors}");
            if (Answer().Match(line) is { Success: true } answer)
            {
                Assert.AreEqual(answer.Groups[1].Value, result.Output.TrimEnd(), line);
                answers++;
            }
        }

        Assert.AreEqual(4, answers);
        CollectionAssert.AreEqual(Sources(Sample), Sources(workspace.Path("counter")), "What was patched is as it was.");
    }

    private static string AsUsersHaveIt(string project) => Imports().Replace(project, "").Replace("<Project>", "<Project Sdk=\"Release.Sdk\">", StringComparison.Ordinal);

    private static string[] Sources(string directory) => [.. Directory.GetFiles(Path.Combine(directory, "src")).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    [GeneratedRegex("^```sh\n(.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();

    [GeneratedRegex(" rpc .* # (.*)$")]
    private static partial Regex Answer();

    [GeneratedRegex("<Import [^>]*/>")]
    private static partial Regex Imports();
}
