namespace Release.Sdk.Tests.Mix;

/// <summary>Releases of the same sources, made by mix and by this SDK, run side by side and are asked the same.</summary>
[TestClass]
public sealed class WhenBothReleasesRun
{
    private static readonly Command[] WhileItRuns =
    [
        Command.Same(0, "version"),
        Command.Same(0, "rpc", "IO.puts(Greeter.greet(\"Ada\", \"fr\"))"),
        Command.Same(0, "rpc", "IO.puts(Greeter.greet([7, struct!(Greeter.Guest, name: \"Who\")]))"),
        Command.Same(0, "rpc", "1 + 1"),
        Command.Same(0, "rpc", "IO.inspect(Greeter.greeted())"),
        Command.Same(0, "rpc", "IO.puts(\"größer als £\")"),
        Command.Same(0, "rpc", "IO.puts(System.get_env(\"GREETER_RELEASE\"))"),
        Command.Same(0, "rpc", "IO.inspect({:init.get_argument(:boot) == :error, Protocol.consolidated?(Greeter.Greetable)})"),
        Command.Same(1, "rpc", "raise \"no\""),
        Command.Same(1, "rpc", "throw(:no)"),
        Command.Same(1, "rpc", "exit(:no)"),
        Command.Same(1, "rpc", "Nowhere.nothing()"),
        Command.Same(1, "rpc", "1 +"),
        new(["rpc"], 1, 2, SameOutput: false),
        Command.Same(0, "eval", "IO.puts(:hello)"),
        Command.Same(0, "eval", "IO.inspect({node(), Application.get_env(:greeter, :host), Application.started_applications() |> Enum.map(&elem(&1, 0)) |> Enum.member?(:greeter)})"),
        Command.Same(0, "eval", "{:ok, _} = Application.ensure_all_started(:greeter); IO.puts(Greeter.greet(\"Eve\", \"de\"))"),
        Command.Same(1, "eval", "raise \"no\""),
        Command.Same(1, "eval", "throw(:no)"),
        Command.Same(7, "eval", "System.halt(7)"),
        Command.Same(7, "eval", "exit({:shutdown, 7})"),
        Command.Same(1, "eval", "1 +"),
        new(["eval"], 1, 2, SameOutput: false),
        new(["nonsense"], 1, 2, SameOutput: false),
    ];

    private static readonly Command[] WhenNothingRuns =
    [
        new(["pid"], 1, 3),
        new(["stop"], 1, 3),
        new(["rpc", "1"], 1, 3),
        new(["restart"], 1, 3),
    ];

    private static readonly Lazy<(RunningNode Mix, RunningNode Sdk)> Greeters = new(() => Start("greeter"));

    [ClassCleanup]
    public static void Stop()
    {
        if (Greeters.IsValueCreated)
        {
            Greeters.Value.Mix.Dispose();
            Greeters.Value.Sdk.Dispose();
        }
    }

    [TestMethod]
    [DataRow("greeter")]
    [DataRow("everything")]
    public void ApplicationsTheirOrderAndTheirEnvironmentsAreTheSame(string release) => CompareFacts(release);

    [TestMethod]
    [TestCategory("Long")]
    [DataRow("shop")]
    [DataRow("worker")]
    [DataRow("given")]
    public void SoTheyAreInOtherReleases(string release) => CompareFacts(release);

    private static void CompareFacts(string release)
    {
        var (mix, sdk) = Start(release);
        using (mix)
        using (sdk)
        {
            var unexplained = DeliberateDifferences.Unexplained(Difference.Between(NodeFacts.Of(mix), NodeFacts.Of(sdk)), DeliberateDifferences.OfNodes);
            Assert.IsEmpty(unexplained, string.Join('\n', unexplained));
        }
    }

    [TestMethod]
    public void CommandsAnswerAndEndInTheSameWayWhileItRuns() => Compare(Greeters.Value, WhileItRuns);

    [TestMethod]
    public void CommandsEndAsDocumentedWhereNothingRuns()
    {
        using var mix = Node("greeter", ReleasedTwice.Of("greeter").ByMix("greeter"));
        using var sdk = Node("greeter", ReleasedTwice.Of("greeter").BySdk("greeter"));
        Compare((mix, sdk), WhenNothingRuns);
    }

    [TestMethod]
    public void PidIsThatOfTheNodeAndStopEndsItWithZero()
    {
        var (mix, sdk) = Start("web");
        using (mix)
        using (sdk)
        {
            foreach (var node in new[] { mix, sdk })
            {
                Assert.AreEqual(node.Rpc("IO.puts(System.pid())"), node.Succeed("pid"));
                Assert.AreEqual("", node.Succeed("stop"));
                Assert.AreEqual(0, node.NodeExitCode(), node.NodeSaid);
            }
        }
    }

    // The cookie is no variable here: it is a secret.
    [TestMethod]
    public void TheNodesHaveTheSameVariables()
    {
        var (mix, sdk) = (Variables(Greeters.Value.Mix), Variables(Greeters.Value.Sdk));
        CollectionAssert.Contains(mix.Keys.ToArray(), "RELEASE_COOKIE");
        mix.Remove("RELEASE_COOKIE");
        var others = mix.Where(variable => sdk.GetValueOrDefault(variable.Key) != variable.Value).Select(variable => $"{variable} {sdk.GetValueOrDefault(variable.Key)}").ToList();
        Assert.IsEmpty(others, string.Join('\n', others));
    }

    private static Dictionary<string, string> Variables(RunningNode node) =>
        node.Rpc("for {\"RELEASE_\" <> _ = name, value} <- System.get_env(), do: IO.puts(name <> \"=\" <> value)").Split('\n')
            .Select(line => line.Replace(node.Root, "ROOT", StringComparison.Ordinal).Replace(node.NodeName, "NODE", StringComparison.Ordinal).Replace(node.Environment["RELEASE_TMP"]!, "TMP", StringComparison.Ordinal))
            .ToDictionary(line => line.Split('=')[0], line => line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    private static void Compare((RunningNode Mix, RunningNode Sdk) nodes, IEnumerable<Command> commands)
    {
        var wrong = new List<string>();
        foreach (var command in commands)
        {
            var (mix, sdk) = (nodes.Mix.Run(command.Arguments), nodes.Sdk.Run(command.Arguments));
            if (mix.ExitCode != command.MixStatus || sdk.ExitCode != command.SdkStatus || (command.SameOutput && mix.Output != sdk.Output))
            {
                wrong.Add($"{command}: mix {mix.ExitCode} '{mix.Output}', sdk {sdk.ExitCode} '{sdk.Output}' '{sdk.Errors}'");
            }
        }

        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }

    private static (RunningNode Mix, RunningNode Sdk) Start(string release)
    {
        var both = ReleasedTwice.Of(release);
        return (Node(release, both.ByMix(release)).Foreground(), Node(release, both.BySdk(release)).Foreground());
    }

    // A first start may leave a cookie in the release, which is compared elsewhere: it runs as a copy.
    private static RunningNode Node(string release, string root) => new(ReleasedTwice.Of(release).Copy(root), release, new Dictionary<string, string?> { ["GREETER_HOST"] = "Joe" });
}
