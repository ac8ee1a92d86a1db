namespace Release.Sdk.Tests.Mix;

/// <summary>The rows that let a comparison pass are those that a user reads in <c>docs/mix-release.md</c>.</summary>
[TestClass]
public sealed class WhenTheDifferencesAreDocumented
{
    private static readonly string[] Document = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "mix-release.md"));

    [TestMethod]
    public void EveryRowStandsThereWithItsReasonAndThereIsNoOther()
    {
        string[] sides = ["mix", "here", "both"];
        CollectionAssert.AreEqual(
            DeliberateDifferences.OfFiles.Concat(DeliberateDifferences.OfNodes).Select(row => $"| `{row.Place}` | {sides[(int)row.Side]} | {row.Reason} |").ToArray(),
            Document.Where(line => line.Split(" | ") is [_, "mix" or "here" or "both", _]).ToArray());
    }
}
