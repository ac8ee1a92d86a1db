namespace Release.Sdk.Tests.Scripts;

/// <summary>The launchers <c>elixir</c> and <c>iex</c> of a version. Where Erlang is a script that prints its arguments, one a line, they can be read.</summary>
[TestClass]
public sealed class WhenElixirIsCalledItself
{
    public static IEnumerable<object[]> CommandLines =>
    [
        [new[] { "-e", "1", "a", "-e", "--sname", "x" }],
        [new[] { "--sname", "x", "-e", "1", "--hidden", "--eval", "2", "--", "--hidden", "-e" }],
        [new[] { "file.exs", "--erl", "x" }],
        [new[] { "-pa", "one", "-pz", "two", "-r", "three", "-pr", "four", "--no-halt", "-S", "mix", "--name", "x" }],
        [new[] { "--erl", "+fnu", "--rpc-eval", "n@h", "1", "--cookie", "c", "-e", "" }],
        [new[] { "--boot", "b", "--boot-var", "A", "B", "--vm-args", "v", "--erl-config", "c", "--app", "logger", "-v" }],
        [new[] { "--logger-otp-reports", "true", "--logger-sasl-reports", "no", "--werl", "-e" }],
        [new[] { "--unknown", "--hidden" }],
        [new[] { "--" }],
    ];

    // The judge is the installed command elixir.
    [TestMethod]
    [DynamicData(nameof(CommandLines))]
    public void ElixirGetsTheSameWordsAsFromTheInstalledCommand(string[] arguments)
    {
        using var release = new InstalledElixirRelease();
        release.ReplaceErlang();
        var expected = Tool.Run("elixir", arguments, release.Beside(), release.Environment);
        var result = release.Launch("elixir", arguments);
        Assert.AreEqual(BehindExtra(expected), BehindExtra(result), result.Errors);
    }

    // From the list of options of elixir(1), and erl(1).
    [TestMethod]
    [DataRow("-hidden", "--hidden")]
    [DataRow("-sname|a b", "--sname", "a b")]
    [DataRow("-name|x@y", "--name", "x@y")]
    [DataRow("-config|/a b/sys", "--erl-config", "/a b/sys")]
    [DataRow("-args_file|v", "--vm-args", "v")]
    [DataRow("-boot|b", "--boot", "b")]
    [DataRow("-boot_var|A|b c", "--boot-var", "A", "b c")]
    [DataRow("-logger|handle_otp_reports|false", "--logger-otp-reports", "false")]
    [DataRow("-logger|handle_sasl_reports|true", "--logger-sasl-reports", "true")]
    [DataRow("-a|1|-b", "--erl", "-a 1  -b")]
    [DataRow("-s|elixir|start_cli", "-v")]
    public void ErlangGetsItsOptions(string expected, params string[] arguments)
    {
        using var release = new InstalledElixirRelease();
        release.ReplaceErlang();
        StringAssert.Contains(BeforeExtra(release.Launch("elixir", [.. arguments, "-e", "1"])), $"\n{expected.Replace('|', '\n')}\n");
    }

    [TestMethod]
    [DataRow(false, "Elixir.IEx.CLI")]
    [DataRow(true, "elixir")]
    public void IExIsStartedInTheWayOfTheShippedElixir(bool hasModuleIex, string user)
    {
        using var release = new InstalledElixirRelease();
        release.ReplaceErlang();
        var module = Path.Combine(Directory.GetDirectories(Path.Combine(release.Root, "lib"), "elixir-*").Single(), "ebin", "iex.beam");
        File.Delete(module);
        if (hasModuleIex)
        {
            File.WriteAllText(module, "");
        }

        var launched = release.Launch("iex", "--sname", "x", "a.exs");
        StringAssert.Contains(BeforeExtra(launched), $"\n-user\n{user}\n");
        StringAssert.EndsWith(launched.Output, "-extra\n--no-halt\n+iex\na.exs\n");
        using var terminal = release.Terminal("start_iex");
        Assert.AreEqual(0, terminal.ExitCode());
        StringAssert.Contains(terminal.Said.Replace("\r", "", StringComparison.Ordinal), $"\n-user\n{user}\n");
    }

    [TestMethod]
    public void ItRunsWithTheLibrariesOfTheReleaseFromAnywhere()
    {
        using var release = new InstalledElixirRelease(directoryName: "it's $(touch PWNED) \"ä\"\n");
        File.CreateSymbolicLink(release.Beside("link"), release.VersionFile("elixir"));
        Assert.AreEqual("atom\n", Tool.Run(release.Beside("link"), ["-e", "IO.puts(Greeter.Named.name(:atom))"], release.Beside(), release.Environment).Output);
        Assert.AreEqual(Tool.Run("elixir", ["--short-version"]).Output, release.Launch("elixir", "--short-version").Output);
        Assert.IsFalse(File.Exists(release.Beside("PWNED")));
    }

    [TestMethod]
    public void TheCookieStandsOnNoCommandLineOfTheVirtualMachine()
    {
        using var release = new InstalledElixirRelease();
        release.Environment["RELEASE_TMP"] = release.Beside("state");
        var log = release.Beside("programs");
        var words = Strace.Command(log);
        var result = Tool.Run(
            words[0],
            [.. words[1..], "-s", "10000", release.VersionFile("elixir"), "--sname", $"{release.NodeName}@localhost", "--cookie", "SECRET", "-e", "IO.inspect({Node.get_cookie(), System.get_env(\"HOME\")})"],
            release.Beside(),
            release.Environment);
        Assert.AreEqual($"{{:SECRET, \"{Environment.GetEnvironmentVariable("HOME")}\"}}\n", result.Output, result.Errors);
        Assert.IsFalse(File.ReadLines(log).Skip(1).Any(line => line.Contains("SECRET", StringComparison.Ordinal)), "The first line is the caller's own.");
        Assert.AreEqual(0, Directory.GetFileSystemEntries(release.Beside("state")).Length);
    }

    [TestMethod]
    public void ItGoesToTheBackgroundWithEveryWordAsItIs()
    {
        using var release = new InstalledElixirRelease();
        var file = release.Beside("words");
        Tool.Run("mkfifo", [file]);
        string[] words = ["it's", "$(touch PWNED)", "a\nb ", "", "\\"];
        var result = release.Launch("elixir", ["--pipe-to", release.Beside("a pipe"), release.Beside("a log"), "-e", "File.write!(hd(System.argv()), inspect(tl(System.argv())))", "--", file, .. words]);
        Assert.AreEqual(0, result.ExitCode, result.Errors);
        Assert.AreEqual("[\"it's\", \"$(touch PWNED)\", \"a\\nb \", \"\", \"\\\\\"]", File.ReadAllText(file));
        Assert.IsTrue(Directory.EnumerateFiles(release.Beside("a log")).Any());
    }

    [TestMethod]
    [DataRow("--sname")]
    [DataRow("--boot-var", "A")]
    [DataRow("--help")]
    public void WithoutAValueItSaysSo(params string[] arguments)
    {
        using var release = new InstalledElixirRelease();
        var result = release.Launch("elixir", arguments);
        Assert.AreEqual(1, result.ExitCode);
        Assert.AreNotEqual("", result.Errors);
    }

    private static string BehindExtra(ToolResult result) => result.Output[result.Output.IndexOf("\n-extra\n", StringComparison.Ordinal)..];

    private static string BeforeExtra(ToolResult result) => "\n" + result.Output[..(result.Output.IndexOf("\n-extra\n", StringComparison.Ordinal) + 1)];
}
