namespace Release.Sdk.Tests.Scripts;

/// <summary>Reads every process's command line over and over, and remembers the first that holds a secret.</summary>
internal sealed class CommandLineWatcher : IDisposable
{
    private readonly Thread _thread;
    private volatile bool _stop;
    private volatile string _seen = "";

    public CommandLineWatcher(string secret)
    {
        _thread = new Thread(() => Watch(secret));
        _thread.Start();
    }

    /// <summary>How often all processes have been looked at.</summary>
    public int Rounds { get; private set; }

    /// <summary>The command line with the secret; empty where there was none.</summary>
    public string Seen => _seen;

    public void Dispose()
    {
        _stop = true;
        _thread.Join();
    }

    private void Watch(string secret)
    {
        while (!_stop)
        {
            foreach (var line in Processes.All.Select(Processes.CommandLine).Where(line => line.Contains(secret, StringComparison.Ordinal)))
            {
                _seen = line;
            }

            Rounds++;
        }
    }
}
