namespace Release.Sdk.Tests.Scripts;

[TestClass]
[TestCategory("Long")]
public sealed class WhenAnyShellRunsAnElixirRelease
{
    [TestMethod]
    [DynamicData(nameof(Shells.Rows), typeof(Shells))]
    public void ADaemonStartsAnswersAndStops(string shell)
    {
        using var release = new InstalledElixirRelease();
        Assert.AreEqual(0, Run(release, shell, "daemon").ExitCode);
        Assert.AreEqual("Hello world, for the 1. time\n", Run(release, shell, "rpc", "IO.puts(Greeter.greet(:world))").Output);
        Assert.AreEqual(4, Run(release, shell, "rpc", "exit({:shutdown, 4})").ExitCode);
        Assert.AreEqual(3, Run(release, shell, "rpc", "exit({:shutdown, 3})").ExitCode, "The node runs; the status is the expression's.");
        Assert.AreEqual(0, Run(release, shell, "restart").ExitCode);
        Assert.AreEqual(0, Run(release, shell, "stop").ExitCode);
        Assert.AreEqual(3, Run(release, shell, "rpc", "1").ExitCode);
    }

    [TestMethod]
    [DynamicData(nameof(Shells.Rows), typeof(Shells))]
    public void ExpressionsAndArgumentsAreNotReadByTheShell(string shell)
    {
        using var release = new InstalledElixirRelease(directoryName: "it's $(touch PWNED) \"ä\"");
        var result = Run(release, shell, "eval", "IO.inspect({\"$(touch PWNED) `touch PWNED` \\\\ *\", System.argv()})", "$(touch PWNED)", "", "*", "-e", "'\"");
        Assert.AreEqual("{\"$(touch PWNED) `touch PWNED` \\\\ *\", [\"$(touch PWNED)\", \"\", \"*\", \"-e\", \"'\\\"\"]}\n", result.Output, result.Errors);
        Assert.AreEqual(0, Directory.GetFiles(release.Beside(), "PWNED", SearchOption.AllDirectories).Length);
    }

    [TestMethod]
    [DynamicData(nameof(Shells.Rows), typeof(Shells))]
    public void OptionsForErlangAreWordsAndNothingMore(string shell)
    {
        using var release = new InstalledElixirRelease();
        release.Environment["ELIXIR_ERL_OPTIONS"] = " -a  $(touch PWNED) * \n-b 'two' words ";
        var result = Run(release, shell, "eval", "IO.inspect(for flag <- [:a, :b], {:ok, [words]} = :init.get_argument(flag), do: Enum.map(words, &to_string/1))");
        Assert.AreEqual("[[\"$(touch\", \"PWNED)\", \"*\"], [\"'two'\", \"words\"]]\n", result.Output, result.Errors);
    }

    [TestMethod]
    [DynamicData(nameof(Shells.Rows), typeof(Shells))]
    public void TheLauncherKeepsEveryWord(string shell)
    {
        using var release = new InstalledElixirRelease();
        var words = shell.Split(' ');
        var result = Tool.Run(
            words[0],
            [.. words[1..], release.VersionFile("elixir"), "--erl", "-a 1 *", "-e", "{:ok, [words]} = :init.get_argument(:a); IO.inspect({Enum.map(words, &to_string/1), System.argv()})", "--", "", "$(touch PWNED)", "two words", "'"],
            release.Beside(),
            release.Environment);
        Assert.AreEqual("{[\"1\", \"*\"], [\"\", \"$(touch PWNED)\", \"two words\", \"'\"]}\n", result.Output, result.Errors);
    }

    private static ToolResult Run(InstalledElixirRelease release, string shell, params string[] arguments)
    {
        var words = shell.Split(' ');
        return Tool.Run(words[0], [.. words[1..], release.Script, .. arguments], release.Beside(), release.Environment);
    }
}
