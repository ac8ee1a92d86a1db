using System.Globalization;
using System.Runtime.Versioning;

namespace Release.Sdk.Tests.Scripts;

/// <summary>The table of exit statuses in docs/commands.md is what the commands answer; a row of it is a command, a column a situation.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class WhenEveryCommandIsCalledInEverySituation
{
    private static readonly string[] Situations = ["Nothing runs", "The node runs", "It runs with another cookie", "Wrong use", "A setting is wrong"];

    private static readonly Dictionary<string, string[]> Table = Read();

    // Every command of the manual has its row.
    [TestMethod]
    public void EveryCommandHasItsRow()
    {
        var help = Tool.Run(CounterRelease.Root + "/bin/counter", ["help"]).Output;
        var commands = help.Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal) && line[4] != ' ').SelectMany(line => line.Trim().Split("  ")[0].Split(", "))
            .Select(command => command.Split(' ')[0]).ToHashSet();
        Assert.IsTrue(commands.Count > 20, help);
        CollectionAssert.AreEquivalent(Array.Empty<string>(), commands.Except(Table.Keys.Select(command => command.Split(' ')[0])).ToArray());
    }

    [TestMethod]
    public void NothingRuns()
    {
        using var release = new InstalledRelease();
        ShouldAnswer("Nothing runs", command =>
        {
            if (!command.StartsWith("daemon", StringComparison.Ordinal))
            {
                return release.Run(Words(command));
            }

            using var started = new InstalledRelease();
            return started.Run(command);
        });
    }

    [TestMethod]
    public void TheNodeRuns()
    {
        using var release = new InstalledRelease();
        release.Start();
        ShouldAnswer("The node runs", command =>
        {
            var result = release.Run(Words(command));
            if (command == "stop")
            {
                release.Start();
            }

            return result;
        });
    }

    [TestMethod]
    [TestCategory("Long")]
    public void ItRunsWithAnotherCookie()
    {
        using var release = new InstalledRelease();
        release.Start();
        release.Environment["RELEASE_COOKIE"] = "another";
        ShouldAnswer("It runs with another cookie", command => release.Run(Words(command)));
    }

    [TestMethod]
    public void WrongUse()
    {
        using var release = new InstalledRelease();
        ShouldAnswer("Wrong use", command => release.Run(command.Split(' ')[0] is "rpc" or "eval" ? [command.Split(' ')[0]] : [command.Split(' ')[0], "one", "two"]));
    }

    [TestMethod]
    public void ASettingIsWrong()
    {
        using var release = new InstalledRelease();
        release.Environment["RELEASE_NODE"] = "two words";
        ShouldAnswer("A setting is wrong", command => release.Run(Words(command)));
    }

    // All that differs is told at once.
    private static void ShouldAnswer(string situation, Func<string, ToolResult> run)
    {
        var column = Array.IndexOf(Situations, situation);
        var wrong = new List<string>();
        foreach (var (command, statuses) in Table.Where(row => row.Value[column] != "-"))
        {
            var result = run(command);
            if (result.ExitCode != int.Parse(statuses[column], CultureInfo.InvariantCulture))
            {
                wrong.Add($"{command}: {result.ExitCode} instead of {statuses[column]}: {result.Output}{result.Errors}");
            }
        }

        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }

    private static string[] Words(string command) => command.Split(' ');

    private static Dictionary<string, string[]> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "commands.md"));
        var head = Array.IndexOf(lines, $"| Command | {string.Join(" | ", Situations)} |");
        Assert.IsTrue(head > 0, "The table is not in docs/commands.md.");
        return lines[(head + 2)..].TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())
            .ToDictionary(cells => cells[0].Trim('`'), cells => cells[1..]);
    }
}
