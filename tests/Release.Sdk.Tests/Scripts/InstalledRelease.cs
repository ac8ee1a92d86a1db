using System.Globalization;

namespace Release.Sdk.Tests.Scripts;

/// <summary>A copy of the counter's target system, in a directory of its own.</summary>
internal sealed class InstalledRelease : RunningRelease
{
    private readonly TemporaryDirectory _directory;

    /// <param name="directoryName">Name of the release's root directory.</param>
    /// <param name="includesErts">Whether Erlang is part of the release.</param>
    public InstalledRelease(string directoryName = "counter", bool includesErts = true)
        : this(new TemporaryDirectory("installed"), directoryName, includesErts ? CounterRelease.Root : CounterRelease.RootWithoutErts)
    {
    }

    private InstalledRelease(TemporaryDirectory directory, string directoryName, string original)
        : base(directory, directory.Path(directoryName), CounterRelease.Name)
    {
        _directory = directory;
        Assert.AreEqual(0, Tool.Run("cp", ["-al", original, Root]).ExitCode);
        Tool.Run("chmod", ["755", Path.GetDirectoryName(directory.FullPath)!, directory.FullPath]);
    }

    /// <summary>Where the node wrote down its process; null where none has been started.</summary>
    public string? ProcessFile => Directory.Exists(State)
        ? Directory.GetFiles(State, "pid.*").MaxBy(file => int.Parse(Path.GetExtension(file).AsSpan(1), CultureInfo.InvariantCulture))
        : null;

    /// <summary>Process id that the node wrote down.</summary>
    public int NodeProcess => int.Parse(File.ReadAllText(ProcessFile!).Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>A path below the directory around the root.</summary>
    public string Beside(params ReadOnlySpan<string> parts) => _directory.Path(parts);

    public string VersionFile(string name) => Path.Combine(Root, "releases", CounterRelease.Version, name);

    /// <summary>Starts a program that stays and becomes the node, and waits until its application runs.</summary>
    public RunningProgram Foreground(string program, params IEnumerable<string> arguments)
    {
        var node = new RunningProgram(program, arguments, Environment);
        node.Expect("counter runs");
        return node;
    }

    /// <summary>Writes another file in the place of one, which the copies of the release share.</summary>
    public static void Replace(string file, string text)
    {
        File.Delete(file);
        File.WriteAllText(file, text);
    }
}
