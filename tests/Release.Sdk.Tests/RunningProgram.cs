using System.Diagnostics;
using System.Text;

namespace Release.Sdk.Tests;

/// <summary>A program that stays, to talk to and to listen to; it is killed where a test leaves it behind.</summary>
public sealed class RunningProgram : IDisposable
{
    private readonly StringBuilder _said = new();
    private readonly Task _listening;
    private int _expected;

    public RunningProgram(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> environment)
    {
        // Whoever runs the tests may ignore signals, as nohup does; the program must meet them as it would anywhere.
        var start = new ProcessStartInfo("env", ["--default-signal", program, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        Process = Process.Start(start)!;
        _listening = Task.WhenAll(Listen(Process.StandardOutput), Listen(Process.StandardError));
    }

    public Process Process { get; }

    /// <summary>Everything that it has said, on both outputs.</summary>
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

    /// <summary>Waits until it has said <paramref name="text"/> after what was expected before.</summary>
    public void Expect(string text)
    {
        lock (_said)
        {
            int found;
            while ((found = _said.ToString().IndexOf(text, _expected, StringComparison.Ordinal)) < 0)
            {
                Assert.IsFalse(_listening is { IsCompleted: true }, $"It ended without '{text}': {_said}");
                Assert.IsTrue(Monitor.Wait(_said, Tool.Limit), $"It did not say '{text}': {_said}");
            }

            _expected = found + text.Length;
        }
    }

    /// <summary>Writes to its standard input.</summary>
    public void Type(string text)
    {
        Process.StandardInput.Write(text);
        Process.StandardInput.Flush();
    }

    /// <summary>Waits for its end, and answers the exit code: 128 and the signal's number where a signal ended it.</summary>
    public int ExitCode()
    {
        Assert.IsTrue(Process.WaitForExit(Tool.Limit) && _listening.Wait(Tool.Limit), Said);
        return Process.ExitCode;
    }

    /// <summary>Sends a signal by its name without SIG, and answers the exit code.</summary>
    public int EndBy(string signal)
    {
        Processes.Send(signal, Process.Id);
        return ExitCode();
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

    private async Task Listen(StreamReader output)
    {
        var buffer = new char[1024];
        int count;
        do
        {
            count = await output.ReadAsync(buffer).ConfigureAwait(false);
            lock (_said)
            {
                _said.Append(buffer, 0, count);
                Monitor.PulseAll(_said);
            }
        }
        while (count > 0);
    }
}
