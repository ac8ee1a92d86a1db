using System.Collections.Concurrent;

namespace Release.Sdk.Tests.Mix;

/// <summary>The judge: <c>mix release</c> and this SDK make the same of the same sources, but for what <see cref="DeliberateDifferences"/> explains.</summary>
[TestClass]
public sealed class WhenMixReleasesTheSameSources
{
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<Difference>>> Compared = new();

    public static IEnumerable<object[]> Releases => ReleasedTwice.Releases.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Releases))]
    public void FilesDifferOnlyWhereItIsMeant(string release)
    {
        var unexplained = DeliberateDifferences.Unexplained(DifferencesOf(release), DeliberateDifferences.OfFiles);
        Assert.IsEmpty(unexplained, string.Join('\n', unexplained.Take(40)));
    }

    [TestMethod]
    public void EveryRowOfTheTableExplainsSomething()
    {
        var found = ReleasedTwice.Releases.Keys.SelectMany(DifferencesOf).ToList();
        var idle = DeliberateDifferences.OfFiles.Where(row => !found.Any(row.Explains));
        CollectionAssert.AreEqual(Array.Empty<string>(), idle.Select(row => row.Place).ToArray());
    }

    [TestMethod]
    public void TemplatesOfTheProjectAreRenderedToTheSameBytes()
    {
        foreach (var (release, version, files) in new[]
                 {
                     ("greeter", "0.1.0", new[] { "vm.args", "env.sh", "runtime.exs" }),
                     ("everything", "0.7.0", ["vm.args", "remote.vm.args", "env.sh", "runtime.exs"]),
                     ("given", "2.0.0-rc.1", ["vm.args", "remote.vm.args", "env.sh", "env.bat", "runtime.exs"]),
                 })
        {
            foreach (var file in files.Select(file => Path.Combine("releases", version, file)))
            {
                Assert.AreEqual(Read(ReleasedTwice.Of(release).ByMix(release), file), Read(ReleasedTwice.Of(release).BySdk(release), file), $"{release}: {file}");
            }
        }
    }

    [TestMethod]
    public void AFunctionStepIsReportedByItsNameAndNothingElseIs()
    {
        ReleasedTwice.Of("greeter").Build.ShouldSucceed();
        ReleasedTwice.Of("web").Build.ShouldSucceed();
        StringAssert.Contains(ReleasedTwice.Of("everything").Build.Warnings.Single().Text, "Everything.MixProject.announce/1");
    }

    private static IReadOnlyList<Difference> DifferencesOf(string release) => Compared.GetOrAdd(release, _ => new(() => Compare(release))).Value;

    private static IReadOnlyList<Difference> Compare(string release)
    {
        var both = ReleasedTwice.Of(release);
        return Difference.Between(TargetSystemFacts.Of(both.ByMix(release), both.MixSources), TargetSystemFacts.Of(both.BySdk(release), both.SdkSources));
    }

    // Here the lines of batch files end as Windows wants them.
    private static string Read(string root, string file) =>
        File.ReadAllText(Path.Combine(root, file)).Replace(file.EndsWith(".bat", StringComparison.Ordinal) ? "\r\n" : "\n", "\n", StringComparison.Ordinal);
}
