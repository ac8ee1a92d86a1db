using System.Globalization;

namespace Release.Sdk.Tests;

/// <summary>What /proc tells of the processes of this machine.</summary>
internal static class Processes
{
    /// <summary>Ids of all processes.</summary>
    public static IEnumerable<int> All =>
        Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture));

    /// <summary>The command line with blanks between the arguments; empty where the process is gone.</summary>
    public static string CommandLine(int pid) => Read($"/proc/{pid}/cmdline").Replace('\0', ' ');

    /// <summary>Name of the executable file.</summary>
    public static string Executable(int pid) => Path.GetFileName(new FileInfo($"/proc/{pid}/exe").LinkTarget ?? "");

    /// <summary>Sends a signal by its name without SIG. A process that is gone by then is none of the sender's concern.</summary>
    public static void Send(string signal, params IEnumerable<int> processes) =>
        Tool.Run("sh", ["-c", "kill -s \"$@\"", "sh", signal, .. processes.Select(pid => pid.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>Ends all processes that have <paramref name="setting"/>, as in NAME=VALUE, in their environment, and what they start meanwhile.</summary>
    public static void KillAll(string setting)
    {
        while (All.Where(pid => Read($"/proc/{pid}/environ").Split('\0').Contains(setting)).ToList() is { Count: > 0 } found)
        {
            Send("KILL", found);
        }
    }

    /// <summary>Hexadecimal addresses that the process listens to over TCP, as in /proc/net/tcp and tcp6.</summary>
    public static IReadOnlyList<string> ListensTo(int pid)
    {
        var sockets = Directory.EnumerateFiles($"/proc/{pid}/fd").Select(file => new FileInfo(file).LinkTarget).ToHashSet();
        return [.. TcpListeners.Where(listener => sockets.Contains($"socket:[{listener.Inode}]")).Select(listener => listener.Address)];
    }

    /// <summary>Hexadecimal addresses on which a port is listened to, by anybody.</summary>
    public static IReadOnlyList<string> ListenersOn(int port) =>
        [.. TcpListeners.Where(listener => listener.Address.EndsWith($":{port:X4}", StringComparison.Ordinal)).Select(listener => listener.Address)];

    /// <summary>Whether an address as in /proc/net/tcp or tcp6 is a loopback one.</summary>
    public static bool IsLoopback(string address) =>
        address.StartsWith("0100007F:", StringComparison.Ordinal) || address.StartsWith("00000000000000000000000001000000:", StringComparison.Ordinal);

    private static IEnumerable<(string Address, string Inode)> TcpListeners =>
        new[] { "/proc/net/tcp", "/proc/net/tcp6" }.Where(File.Exists)
            .SelectMany(file => File.ReadLines(file).Skip(1))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields[3] == "0A")
            .Select(fields => (fields[1], fields[9]));

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
