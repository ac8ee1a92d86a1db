using System.Diagnostics;

namespace Release.Sdk.Tests;

/// <summary>The port mapper of the tests, on a port of its own, so that no other one is met or left behind.</summary>
public static class Epmd
{
    private static readonly Lazy<(int Port, Process Process)> Started = new(Start);

    /// <summary>The value for <c>ERL_EPMD_PORT</c>; somebody answers there.</summary>
    public static int Port => Started.Value.Port;

    public static void Stop()
    {
        if (Started.IsValueCreated)
        {
            Started.Value.Process.Kill();
            Started.Value.Process.WaitForExit();
        }
    }

    private static (int Port, Process Process) Start()
    {
        var port = FreePort.Next();
        var program = Path.Combine(Directory.GetDirectories(Erlang.Root, "erts-*").Single(), "bin", "epmd");
        var process = Process.Start(new ProcessStartInfo(program, ["-port", $"{port}", "-address", "127.0.0.1"]))!;
        while (Tool.Run(program, ["-port", $"{port}", "-names"]).ExitCode != 0)
        {
            Assert.IsFalse(process.HasExited, "epmd could not start.");
        }

        return (port, process);
    }
}
