using System.Text.RegularExpressions;

namespace Release.Sdk.Tests.Scripts;

[TestClass]
public sealed partial class WhenTheScriptsAreRead
{
    [TestMethod]
    public void ShellcheckFindsNothing()
    {
        var version = Path.Combine(CounterRelease.Root, "releases", CounterRelease.Version);
        var result = Tool.Run("shellcheck", ["-s", "sh", "-x", "-P", version, Path.Combine(CounterRelease.Root, "bin", CounterRelease.Name)]);
        Assert.AreEqual(0, result.ExitCode, result.Output);
        result = Tool.Run("shellcheck", ["-s", "sh", Path.Combine(version, "env.sh"), .. new[] { "erl.sh", "elixir.sh", "iex.sh" }.Select(name => Path.Combine(CounterRelease.Templates, name))]);
        Assert.AreEqual(0, result.ExitCode, result.Output);
    }

    [TestMethod]
    public void EverythingTheShellReadsIsAscii()
    {
        foreach (var file in Directory.GetFiles(CounterRelease.Templates))
        {
            Assert.IsTrue(File.ReadAllBytes(file).All(value => value < 128), file);
        }
    }

    [TestMethod]
    [DataRow("name.bat.hbs")]
    [DataRow("env.bat.hbs")]
    public void LinesOfBatchFilesEndWithCarriageReturnAndLineFeed(string name)
    {
        var text = File.ReadAllText(Path.Combine(CounterRelease.Templates, name));
        Assert.AreEqual(text.Count(character => character == '\n'), Newlines().Count(text));
        Assert.AreEqual(text.Count(character => character == '\r'), Newlines().Count(text));
    }

    [TestMethod]
    public void EveryJumpOfTheBatchFileHasItsLabel()
    {
        var labels = BatchLines().Where(line => line.StartsWith(':')).Select(line => line[1..]).ToList();
        CollectionAssert.AllItemsAreUnique(labels);
        var jumps = BatchLines().SelectMany(line => Jumps().Matches(line)).Select(match => match.Groups[1].Value).Where(label => label != "%%C").ToHashSet();
        jumps.UnionWith(["install", "version", "versions", "help"]);
        CollectionAssert.AreEquivalent(labels, jumps.ToList());
    }

    [TestMethod]
    public void NoSubroutineOfTheBatchFileRunsIntoTheNext()
    {
        var lines = BatchLines().Where(line => line.Length > 0 && !line.StartsWith("rem ", StringComparison.Ordinal)).ToList();
        foreach (var before in lines.Zip(lines.Skip(1)).Where(pair => pair.Second.StartsWith(':')).Select(pair => pair.First))
        {
            StringAssert.StartsWith(before, "exit /b ");
        }
    }

    [TestMethod]
    public void EveryPathInTheBatchFileIsQuoted()
    {
        foreach (var line in BatchLines().Where(line => !line.StartsWith("echo ", StringComparison.Ordinal) && !line.StartsWith("  -args", StringComparison.Ordinal)))
        {
            foreach (var match in Paths().Matches(line).Where(match => line[..match.Index].Count(character => character == '"') % 2 == 0))
            {
                Assert.Fail($"{match.Value} stands outside of quotes: {line}");
            }
        }
    }

    [TestMethod]
    public void TheBatchFileHasNoBlocksAndNoDelayedExpansion()
    {
        Assert.IsFalse(BatchLines().Any(line => line.TrimEnd().EndsWith('(')), "A path with a parenthesis would end the block.");
        StringAssert.Contains(string.Join('\n', BatchLines()), "disabledelayedexpansion");
    }

    // On Windows "install" adds a service, and whoever says "install 0.2.0" means something else.
    [TestMethod]
    public void InstallOfTheBatchFileRefusesAVersionBeforeAnythingElse() =>
        Assert.AreEqual("if not \"%~2\" == \"\" goto no_versions", BatchLines().SkipWhile(line => line != ":install").ElementAt(1));

    private static string[] BatchLines() => File.ReadAllText(Path.Combine(CounterRelease.Templates, "name.bat.hbs")).Split("\r\n");

    [GeneratedRegex("\r\n")]
    private static partial Regex Newlines();

    [GeneratedRegex(@"(?:goto |call :)([a-z_%]+C?)")]
    private static partial Regex Jumps();

    [GeneratedRegex(@"%(?:RELEASE_ROOT|RELEASE_TMP|RELEASE_VM_ARGS|RELEASE_REMOTE_VM_ARGS|RELEASE_SYS_CONFIG|vsn_dir|erts_bin|erl|erlsrv|state)%")]
    private static partial Regex Paths();
}
