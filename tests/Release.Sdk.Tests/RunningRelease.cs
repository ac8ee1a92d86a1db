namespace Release.Sdk.Tests;

/// <summary>An assembled release whose commands are run with an epmd and a state directory of its own; stopped, with its epmd, at the end.</summary>
public sealed class RunningRelease : IDisposable
{
    private readonly string _script;
    private readonly TemporaryDirectory _state = new("state");
    private readonly Dictionary<string, string?> _environment;

    public RunningRelease(string root, string name, IReadOnlyDictionary<string, string?>? environment = null)
    {
        _script = Path.Combine(root, "bin", name);
        _environment = new Dictionary<string, string?>(environment ?? new Dictionary<string, string?>())
        {
            ["RELEASE_TMP"] = _state.FullPath,
            ["RELEASE_DIST_PORT"] = FreePort.Next().ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Starts the release as a daemon and waits until it answers.</summary>
    public RunningRelease Start()
    {
        var started = Command("daemon");
        Assert.AreEqual(0, started.ExitCode, started.Output + started.Errors);
        return this;
    }

    /// <summary>Runs a command of <c>bin/NAME</c>.</summary>
    public ToolResult Command(params string[] arguments) => Tool.Run(_script, arguments, _state.FullPath, _environment);

    /// <summary>What an expression answers on the running node.</summary>
    public string Rpc(string expression)
    {
        var result = Command("rpc", expression);
        Assert.AreEqual(0, result.ExitCode, result.Output + result.Errors);
        return result.Output.TrimEnd();
    }

    public void Dispose()
    {
        Command("stop");
        _state.Dispose();
    }
}
