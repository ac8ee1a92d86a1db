using System.Diagnostics;
using System.Globalization;

namespace Release.Sdk.Tests.Scripts;

/// <summary>A copy of the counter's target system with a node's name of its own; what runs of it ends with the test.</summary>
internal sealed class InstalledRelease : IDisposable
{
    private static int _count;

    private readonly TemporaryDirectory _directory = new("installed");

    /// <param name="directoryName">Name of the release's root directory.</param>
    public InstalledRelease(string directoryName = "counter")
    {
        Root = _directory.Path(directoryName);
        NodeName = string.Create(CultureInfo.InvariantCulture, $"counter{Interlocked.Increment(ref _count)}");
        Assert.AreEqual(0, Tool.Run("cp", ["-al", CounterRelease.Root, Root]).ExitCode);
        Tool.Run("chmod", ["755", Path.GetDirectoryName(_directory.FullPath)!, _directory.FullPath]);
        Environment = new Dictionary<string, string?>
        {
            ["RELEASE_NODE"] = NodeName,
            ["ERL_EPMD_PORT"] = Epmd.Port.ToString(CultureInfo.InvariantCulture),
            ["LC_ALL"] = "C.UTF-8",
        };
    }

    public string Root { get; }

    public string NodeName { get; }

    /// <summary>What the scripts find in their environment, besides that of the tests.</summary>
    public Dictionary<string, string?> Environment { get; }

    public string Script => Path.Combine(Root, "bin", CounterRelease.Name);

    /// <summary>Where the running node keeps its files.</summary>
    public string State => Path.Combine(Environment.GetValueOrDefault("RELEASE_TMP") ?? Path.Combine(Root, "tmp"), NodeName);

    /// <summary>A path below the directory around the root.</summary>
    public string Beside(params ReadOnlySpan<string> parts) => _directory.Path(parts);

    public string VersionFile(string name) => Path.Combine(Root, "releases", CounterRelease.Version, name);

    /// <summary>Writes another file in the place of one, which the copies of the release share.</summary>
    public static void Replace(string file, string text)
    {
        File.Delete(file);
        File.WriteAllText(file, text);
    }

    /// <summary>Runs a command of the release to its end.</summary>
    public ToolResult Run(params IEnumerable<string> arguments) => Tool.Run(Script, arguments, environment: Environment);

    /// <summary>Runs a command that must succeed, and answers what it printed.</summary>
    public string Succeed(params IEnumerable<string> arguments)
    {
        var result = Run(arguments);
        Assert.AreEqual(0, result.ExitCode, $"{string.Join(' ', arguments)}: {result.Output}{result.Errors}");
        return result.Output.TrimEnd('\n');
    }

    /// <summary>Starts a program that stays, with the release's environment, and waits until the node answers.</summary>
    public RunningNode Start(string? program = null, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program ?? Script, program is null ? ["start"] : arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        var node = new RunningNode(Process.Start(start)!);
        while (Run("ping").ExitCode != 0)
        {
            Assert.IsFalse(node.Process.HasExited, node.Said);
        }

        return node;
    }

    /// <summary>Process id that the node wrote down, or null.</summary>
    public int? NodeProcess =>
        File.Exists(Path.Combine(State, "pid")) && File.ReadAllText(Path.Combine(State, "pid")).Split(' ') is [var pid, _, ..] ? int.Parse(pid, CultureInfo.InvariantCulture) : null;

    public void Dispose()
    {
        if (NodeProcess is { } pid && Processes.CommandLine(pid).Contains(Root, StringComparison.Ordinal))
        {
            Process.GetProcessById(pid).Kill();
        }

        _directory.Dispose();
    }
}
