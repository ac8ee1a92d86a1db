namespace Release.Tasks.Tests.Compilation;

[TestClass]
public sealed class WhenTheBuildIsCancelled
{
    // Says its process id to whoever opens the pipe, and never ends by itself.
    private const string EndlessErlc = """
        #!/bin/sh
        echo $$ > "${0%/bin/erlc}/pipe"
        exec tail -f /dev/null

        """;

    [TestMethod]
    public async Task TheCompilerIsKilled()
    {
        using var project = new ErlangProject();
        project.Application("a").Module("a", "one");
        File.WriteAllText(project.Path("otp/bin/erlc"), EndlessErlc);
        Assert.AreEqual(0, Tool.Run("mkfifo", [project.Path("otp/pipe")]).ExitCode);
        using var task = project.Task(new RecordingEngine());

        var execution = Task.Run(task.Execute);
        var erlc = (await File.ReadAllTextAsync(project.Path("otp/pipe"))).Trim();
        task.Cancel();

        Assert.IsFalse(await execution);
        Assert.ThrowsExactly<ArgumentException>(() => System.Diagnostics.Process.GetProcessById(int.Parse(erlc, System.Globalization.CultureInfo.InvariantCulture)));
    }
}
