using System.Diagnostics;
using System.Globalization;
using Release.Tasks.Tests.Compilation;

namespace Release.Tasks.Tests.Mix;

[TestClass]
public sealed class WhenAMixBuildIsCancelled
{
    [TestMethod]
    public async Task ElixirIsKilledWithWhatItStarted()
    {
        using var project = new MixProject().Project();
        Assert.AreEqual(0, Tool.Run("mkfifo", [project.Path("pipe")]).ExitCode);
        // The port's program says who it is to whoever opens the pipe, and neither of the two ends by itself.
        project.Write("mix.exs", """
            Port.open({:spawn_executable, "/bin/sh"}, args: ["-c", "echo $$ > pipe; exec tail -f /dev/null"])
            Process.sleep(:infinity)

            """);
        using var task = project.Task(new RecordingEngine());

        var execution = Task.Run(task.Execute);
        var started = (await File.ReadAllTextAsync(project.Path("pipe"))).Trim();
        task.Cancel();

        Assert.IsFalse(await execution);
        using var child = Find(int.Parse(started, CultureInfo.InvariantCulture));
        child?.WaitForExit();
        Assert.IsFalse(File.Exists(project.Record));
    }

    // It was killed, but its parent, which is gone too, has perhaps not been replaced yet.
    private static Process? Find(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
