using System.Text.RegularExpressions;

namespace Release.Tasks.Tests;

/// <summary>House rules for codes: each is defined once, says what its documentation says, and stands in <c>docs/diagnostics.md</c>.</summary>
[TestClass]
public sealed partial class WhenADiagnosticIsDefined
{
    private static readonly string Root = FindRoot();

    private static readonly List<(string File, string Text)> Sources =
        [.. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllText(file)))];

    [TestMethod]
    public void TheDocumentNamesEveryCodeOfTheSourcesAndNoOther()
    {
        var documented = File.ReadLines(Path.Combine(Root, "docs", "diagnostics.md")).Select(line => Row().Match(line)).Where(row => row.Success).Select(row => row.Groups[1].Value).ToList();
        var mentioned = Sources.SelectMany(source => Code().Matches(source.Text)).Select(code => code.Value);

        CollectionAssert.AreEqual(mentioned.Distinct().Order(StringComparer.Ordinal).ToArray(), documented);
    }

    [TestMethod]
    public void EveryCodeIsDefinedInOnePlace()
    {
        var defined = Sources.SelectMany(source => Definition().Matches(source.Text)).Select(number => "REL" + number.Groups[1].Value)
            .Concat(Sources.SelectMany(source => Attribute().Matches(source.Text)).Select(code => code.Groups[1].Value))
            .Order(StringComparer.Ordinal).ToArray();

        CollectionAssert.AllItemsAreUnique(defined);
        CollectionAssert.AreEqual(Sources.SelectMany(source => Code().Matches(source.Text)).Select(code => code.Value).Distinct().Order(StringComparer.Ordinal).ToArray(), defined);
    }

    [TestMethod]
    public void ADefinitionStandsUnderTheSentenceOfItsCode()
    {
        foreach (var (file, text) in Sources)
        {
            foreach (Match number in Definition().Matches(text))
            {
                var summary = Summary().Matches(text[..number.Index]).LastOrDefault();
                Assert.AreEqual(number.Groups[1].Value, summary?.Groups[1].Value, $"{file}: {number.Value}");
            }
        }
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Release.Sdk.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests run below the directory of Release.Sdk.sln.");
        }

        return directory.FullName;
    }

    [GeneratedRegex(@"REL[0-9]{4}")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| (REL[0-9]{4}) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"\b(?:Error|Warning)\(\s*([1-8][0-9]{3}),")]
    private static partial Regex Definition();

    [GeneratedRegex(@"\bCode=""(REL[0-9]{4})""")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"<summary>REL([0-9]{4}): [^\n]+</summary>")]
    private static partial Regex Summary();
}
