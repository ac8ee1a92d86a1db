namespace Release.Sdk.Tests.Mix;

/// <summary>
/// A release with Elixir whose node runs in the foreground; mix and this SDK make releases that are started and asked in the same way.
/// It is reachable from this machine only, whatever its launcher does by itself.
/// </summary>
internal sealed class RunningNode : RunningRelease, IDisposable
{
    private RunningProgram? _node;

    public RunningNode(string root, string name, IReadOnlyDictionary<string, string?>? environment = null)
        : base(root, name, environment)
    {
        Environment["RELEASE_NODE"] = $"{NodeName}@localhost";
        Environment["ERL_AFLAGS"] = "-kernel inet_dist_use_interface {127,0,0,1}";
    }

    /// <summary>Starts the node and waits until all its applications are started.</summary>
    public RunningNode Foreground(string command = "start")
    {
        _node = new RunningProgram(Script, [command], Environment);
        // Fails where nobody answers yet, and where the boot script is not through.
        while (Run("rpc", "{:started, :started} = :init.get_status()").ExitCode != 0)
        {
            Assert.IsFalse(_node.Process.HasExited, _node.Said);
        }

        return this;
    }

    /// <summary>Waits for the end of the node, and answers its exit code.</summary>
    public int NodeExitCode() => _node!.ExitCode();

    /// <summary>What the node has said.</summary>
    public string NodeSaid => _node!.Said;

    /// <summary>Ends what runs.</summary>
    public new void Dispose()
    {
        base.Dispose();
        _node?.Dispose();
    }
}
