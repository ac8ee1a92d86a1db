using System.Globalization;

namespace Release.Sdk.Tests;

/// <summary>An assembled release whose commands are run under a node's name of its own; everything that they started ends with the test.</summary>
public class RunningRelease : IDisposable
{
    // Whatever a command starts inherits it: daemons, hearts, port mappers.
    private const string Mark = "TEST_RELEASE";

    private static int _count;

    private readonly TemporaryDirectory _directory;

    /// <summary>Runs the release of <paramref name="root"/> where it stands, with its state elsewhere.</summary>
    public RunningRelease(string root, string name, IReadOnlyDictionary<string, string?>? environment = null)
        : this(new TemporaryDirectory("running"), root, name)
    {
        Environment["RELEASE_TMP"] = _directory.FullPath;
        foreach (var (variable, value) in environment ?? new Dictionary<string, string?>())
        {
            Environment[variable] = value;
        }
    }

    /// <summary>Runs the release of <paramref name="root"/>, and removes <paramref name="directory"/> at the end.</summary>
    protected RunningRelease(TemporaryDirectory directory, string root, string name)
    {
        _directory = directory;
        Root = root;
        Script = Path.Combine(root, "bin", name);
        NodeName = string.Create(CultureInfo.InvariantCulture, $"{name}{Interlocked.Increment(ref _count)}");
        Environment = new Dictionary<string, string?>
        {
            [Mark] = $"{Guid.NewGuid():N}",
            ["RELEASE_NODE"] = NodeName,
            ["ERL_EPMD_PORT"] = Epmd.Port.ToString(CultureInfo.InvariantCulture),
            ["LC_ALL"] = "C.UTF-8",
            ["XDG_STATE_HOME"] = directory.Path("kept"),
        };
    }

    public string Root { get; }

    /// <summary>The release's <c>bin/NAME</c>.</summary>
    public string Script { get; }

    public string NodeName { get; }

    /// <summary>What the scripts find in their environment, besides that of the tests.</summary>
    public Dictionary<string, string?> Environment { get; }

    /// <summary>Where the running node keeps its files.</summary>
    public string State => Path.Combine(Environment.GetValueOrDefault("RELEASE_TMP") ?? Path.Combine(Root, "tmp"), NodeName);

    /// <summary>Where the logs of daemons and the crash dump are.</summary>
    public string Logs => Environment.ContainsKey("RELEASE_TMP") ? Path.Combine(State, "log") : _directory.Path("kept", NodeName, "log");

    /// <summary>Starts the release as a daemon, which waits until its applications run.</summary>
    public RunningRelease Start()
    {
        Succeed("daemon");
        return this;
    }

    /// <summary>Starts a command that stays, with a terminal.</summary>
    public RunningProgram Terminal(string command)
    {
        var environment = new Dictionary<string, string?>(Environment) { ["SCRIPT"] = Script, ["SHELL"] = "/bin/sh", ["TERM"] = "xterm" };
        return new RunningProgram("script", ["-qec", $"exec \"$SCRIPT\" {command}", "/dev/null"], environment);
    }

    /// <summary>Runs a command of <c>bin/NAME</c> to its end.</summary>
    public ToolResult Run(params IEnumerable<string> arguments) => Tool.Run(Script, arguments, _directory.FullPath, Environment);

    /// <summary>Runs a command that must succeed, and answers what it printed.</summary>
    public string Succeed(params IEnumerable<string> arguments)
    {
        var result = Run(arguments);
        Assert.AreEqual(0, result.ExitCode, $"{string.Join(' ', arguments)}: {result.Output}{result.Errors}");
        return result.Output.TrimEnd('\n');
    }

    /// <summary>What an expression answers on the running node.</summary>
    public string Rpc(string expression) => Succeed("rpc", expression);

    public void Dispose()
    {
        Processes.KillAll($"{Mark}={Environment[Mark]}");
        _directory.Dispose();
        GC.SuppressFinalize(this);
    }
}
