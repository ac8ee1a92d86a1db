namespace Release.Sdk.Tests.Scripts;

/// <summary>A copy of an Elixir release with our scripts, in a directory of its own, beside the one that mix made.</summary>
internal sealed class InstalledElixirRelease : RunningRelease
{
    private readonly TemporaryDirectory _directory;
    private readonly string _name;

    /// <param name="name">Name of the release, one of <see cref="ElixirRelease"/>'s.</param>
    /// <param name="directoryName">Name of the release's root directory.</param>
    public InstalledElixirRelease(string name = ElixirRelease.Name, string directoryName = "greeter")
        : this(new TemporaryDirectory("installed"), name, directoryName)
    {
    }

    private InstalledElixirRelease(TemporaryDirectory directory, string name, string directoryName)
        : base(directory, directory.Path(directoryName), name)
    {
        _directory = directory;
        _name = name;
        ElixirRelease.Install(name, Root);
        Tool.Run("chmod", ["755", Path.GetDirectoryName(directory.FullPath)!, directory.FullPath]);
    }

    /// <summary>A path below the directory around the root.</summary>
    public string Beside(params ReadOnlySpan<string> parts) => _directory.Path(parts);

    public string VersionFile(string name) => Path.Combine(Root, "releases", ElixirRelease.Version, name);

    /// <summary>Runs a command of mix's own scripts to its end, for the same node; its visitors too are kept on this machine.</summary>
    public ToolResult RunByMix(params IEnumerable<string> arguments)
    {
        var environment = new Dictionary<string, string?>(Environment)
        {
            ["RELEASE_TMP"] = Beside("mix"),
            ["ERL_AFLAGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
        };
        return Tool.Run(Path.Combine(ElixirRelease.ByMix(_name), "bin", _name), arguments, _directory.FullPath, environment);
    }

    /// <summary>Runs a launcher of the version, <c>elixir</c> or <c>iex</c>.</summary>
    public ToolResult Launch(string launcher, params IEnumerable<string> arguments) => Tool.Run(VersionFile(launcher), arguments, _directory.FullPath, Environment);

    /// <summary>Lets the host's Erlang be a script that prints its arguments, one a line, and takes the release's own away; answers its directory.</summary>
    public string ReplaceErlang()
    {
        Tool.Run("rm", ["-r", .. Directory.GetDirectories(Root, "erts-*")]);
        var program = Beside("erlang", "erl");
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        File.WriteAllText(program, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Tool.Run("chmod", ["755", program]);
        Environment["PATH"] = $"{Path.GetDirectoryName(program)}:{System.Environment.GetEnvironmentVariable("PATH")}";
        return Path.GetDirectoryName(program)!;
    }
}
