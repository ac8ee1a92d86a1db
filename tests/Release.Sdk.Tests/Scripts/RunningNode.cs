using System.Diagnostics;
using System.Text;

namespace Release.Sdk.Tests.Scripts;

/// <summary>A program that runs in the foreground; it is killed where a test leaves it behind.</summary>
internal sealed class RunningNode : IDisposable
{
    private readonly StringBuilder _said = new();

    public RunningNode(Process process)
    {
        Process = process;
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Process Process { get; }

    /// <summary>Everything that it has said.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Sends a signal by its name without SIG, and answers the exit code: 128 and the signal's number where that ended it.</summary>
    public int EndBy(string signal)
    {
        Assert.AreEqual(0, Tool.Run("/bin/kill", [$"-{signal}", $"{Process.Id}"]).ExitCode);
        Assert.IsTrue(Process.WaitForExit(Tool.Limit), Said);
        Process.WaitForExit();
        return Process.ExitCode;
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill(entireProcessTree: true);
            Process.WaitForExit();
        }

        Process.Dispose();
    }

    private void Add(string? line)
    {
        lock (_said)
        {
            _said.Append(line).Append('\n');
        }
    }
}
