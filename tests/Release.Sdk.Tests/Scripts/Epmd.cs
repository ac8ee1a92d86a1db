using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Release.Sdk.Tests.Scripts;

/// <summary>The port mapper of the tests, on a port of its own, so that no other one is met or left behind.</summary>
[TestClass]
public static class Epmd
{
    private static readonly Lazy<(int Port, Process Process)> Started = new(Start);

    /// <summary>The value for <c>ERL_EPMD_PORT</c>.</summary>
    public static int Port => Started.Value.Port;

    public static void Stop()
    {
        if (Started.IsValueCreated)
        {
            Started.Value.Process.Kill();
            Started.Value.Process.WaitForExit();
        }

        CounterRelease.Delete();
    }

    /// <summary>A port that nobody listens to just now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static (int Port, Process Process) Start()
    {
        var port = FreePort();
        var program = Path.Combine(CounterRelease.Root, $"erts-{CounterRelease.ErtsVersion}", "bin", "epmd");
        return (port, Process.Start(new ProcessStartInfo(program, ["-port", $"{port}", "-address", "127.0.0.1"]))!);
    }
}
