namespace Release.Sdk.Tests.Scripts;

/// <summary>
/// A sample of what build/scripts.sh does with a thousand strings: random ones as arguments, values of the environment and names of directories, in every
/// shell. What arrives at Erlang is compared byte by byte by build/scripts/throw.c.
/// </summary>
[TestClass]
public sealed class WhenAnyBytesAreThrownAtTheScripts
{
    [TestMethod]
    [DynamicData(nameof(Shells.Rows), typeof(Shells))]
    public void TheyArriveAsTheyAreOrAreRefusedAndNoneIsExecuted(string shell)
    {
        var result = Tool.Run(Path.Combine(Repository.Root, "build", "scripts.sh"), ["8", "20240", shell]);
        Assert.AreEqual(0, result.ExitCode, result.Output + result.Errors);
        Assert.AreEqual(2, result.Output.Split("nothing was executed").Length - 1, result.Output);
    }

    // posh takes it from its caller.
    [TestMethod]
    [DynamicData(nameof(Shells.Rows), typeof(Shells))]
    public void WhatSeparatesWordsIsNotTheCallersChoice(string shell)
    {
        var environment = new Dictionary<string, string?> { ["IFS"] = "0./" };
        var words = shell.Split(' ');
        var result = Tool.Run(words[0], [.. words[1..], Path.Combine(CounterRelease.Root, "bin", CounterRelease.Name), "version"], environment: environment);
        Assert.AreEqual("counter 0.1.0\n", result.Output, result.Errors);
    }
}
