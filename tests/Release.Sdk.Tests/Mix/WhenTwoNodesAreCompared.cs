namespace Release.Sdk.Tests.Mix;

/// <summary>The comparison of running nodes itself: two nodes of one release are the same, and what is planted in one is found.</summary>
[TestClass]
public sealed class WhenTwoNodesAreCompared
{
    [TestMethod]
    public void TheSameReleaseIsTheSameAndPlantedDifferencesAreFound()
    {
        using var sources = MixSources.Sample("greeter");
        var root = sources.AssembleByMix("greeter");
        var copy = Path.Combine(Path.GetDirectoryName(root)!, "copy");
        Assert.AreEqual(0, Tool.Run("cp", ["-a", root, copy]).ExitCode);
        using var node = new RunningNode(root, "greeter").Foreground();
        using var other = new RunningNode(copy, "greeter").Foreground();
        var facts = NodeFacts.Of(node);
        CollectionAssert.AreEqual(Array.Empty<string>(), Difference.Between(facts, NodeFacts.Of(other)).Select(difference => $"{difference}").ToArray());
        Assert.AreEqual("[greeter,logger,sasl,elixir,stdlib,kernel]", facts["applications"].Replace("compiler,", "", StringComparison.Ordinal));
        Assert.AreEqual("<<\"nobody\">>", facts["greeter host"]);
        Assert.AreEqual("embedded", facts["mode"]);

        other.Rpc("Application.put_env(:greeter, :host, \"somebody\"); Application.put_env(:stdlib, :more, 1); Application.stop(:greeter)");

        CollectionAssert.AreEquivalent(
            new[] { (Side.Both, "applications"), (Side.Both, "greeter host"), (Side.Sdk, "stdlib more") },
            Difference.Between(facts, NodeFacts.Of(other)).Select(difference => (difference.Side, difference.Place)).ToArray());
    }
}
