namespace Release.Sdk.Tests.Scripts;

/// <summary>
/// A late start is held where it is about to take the place of a dead node, while others go on. The Erlang of these tests is a script that says
/// that it runs, and stays.
/// </summary>
[TestClass]
public sealed class WhenTwoStartsMeet
{
    private const string Runs = "the node runs";

    [TestMethod]
    [DynamicData(nameof(Shells.Rows), typeof(Shells))]
    public void TheLateOneIsRefused(string shell)
    {
        using var release = Install();
        Start(release, shell).Dispose();
        using var late = Held(release, shell, out var gate);
        using var first = Start(release, shell);

        gate.Dispose();

        Assert.AreEqual(4, late.ExitCode(), late.Said);
        Assert.AreEqual($"{first.Process.Id}", release.Succeed("pid"));
    }

    [TestMethod]
    [DynamicData(nameof(Shells.Rows), typeof(Shells))]
    public void TheLateOneIsRefusedThoughTheFirstHasEndedAndAnotherRuns(string shell)
    {
        using var release = Install();
        Start(release, shell).Dispose();
        using var late = Held(release, shell, out var gate);
        Start(release, shell).Dispose();
        using var another = Start(release, shell);

        gate.Dispose();

        Assert.AreEqual(4, late.ExitCode(), late.Said);
        Assert.AreEqual($"{another.Process.Id}", release.Succeed("pid"));
    }

    [TestMethod]
    [DynamicData(nameof(Shells.Rows), typeof(Shells))]
    public void TheLateOneRunsWhereNobodyElseDoes(string shell)
    {
        using var release = Install();
        Start(release, shell).Dispose();
        using var late = Held(release, shell, out var gate);

        gate.Dispose();

        late.Expect(Runs);
        Assert.AreEqual($"{late.Process.Id}", release.Succeed("pid"));
    }

    private static InstalledRelease Install()
    {
        var release = new InstalledRelease(includesErts: false);
        WriteProgram(release.Beside("erlang", "erl"), $"echo {Runs}\nread -r _\n");
        // The last thing that a start does to take a dead node's place.
        WriteProgram(release.Beside("held", "ln"), "read -r _ <\"$GATE\"\nPATH=${PATH#*:}\nexec ln \"$@\"\n");
        release.Environment["RELEASE_DISTRIBUTION"] = "none";
        release.Environment["PATH"] = $"{release.Beside("erlang")}:{Environment.GetEnvironmentVariable("PATH")}";
        release.Environment["GATE"] = release.Beside("gate");
        Assert.AreEqual(0, Tool.Run("mkfifo", [release.Beside("gate")]).ExitCode);
        return release;
    }

    private static RunningProgram Start(InstalledRelease release, string shell)
    {
        var node = Call(release.Environment, release, shell);
        node.Expect(Runs);
        return node;
    }

    // A pipe can be opened for writing as soon as somebody reads, who then waits until it is closed.
    private static RunningProgram Held(InstalledRelease release, string shell, out FileStream gate)
    {
        var environment = new Dictionary<string, string?>(release.Environment) { ["PATH"] = $"{release.Beside("held")}:{release.Environment["PATH"]}" };
        var late = Call(environment, release, shell);
        var opened = Task.Run(() => File.Open(release.Beside("gate"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite));
        Assert.IsTrue(opened.Wait(Tool.Limit), late.Said);
        gate = opened.Result;
        return late;
    }

    private static RunningProgram Call(Dictionary<string, string?> environment, InstalledRelease release, string shell)
    {
        var words = shell.Split(' ');
        return new RunningProgram(words[0], [.. words[1..], release.Script, "start"], environment);
    }

    private static void WriteProgram(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"#!/bin/sh\n{text}");
        Tool.Run("chmod", ["755", file]);
    }
}
