using System.Runtime.Versioning;

namespace Release.Sdk.Tests.Scripts;

/// <summary>Where the logs of daemons and crash dumps are, as docs/commands.md says: by default never in the release.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class WhenLogsAreKept
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // Its Erlang is a script that says which variables it has.
    private static InstalledRelease _release = null!;

    [ClassInitialize]
    public static void Install(TestContext _)
    {
        _release = new InstalledRelease(includesErts: false);
        var erl = _release.Beside("erlang", "erl");
        Directory.CreateDirectory(Path.GetDirectoryName(erl)!);
        File.WriteAllText(erl, "#!/bin/sh\nenv\n");
        Tool.Run("chmod", ["755", erl]);
        _release.Environment["PATH"] = $"{Path.GetDirectoryName(erl)}:{Environment.GetEnvironmentVariable("PATH")}";
    }

    [ClassCleanup]
    public static void Remove() => _release.Dispose();

    [TestMethod]
    [DataRow("$BESIDE/home/.local/state/$NODE/log", "HOME=$BESIDE/home")]
    [DataRow("$BESIDE/state/$NODE/log", "HOME=$BESIDE/home", "XDG_STATE_HOME=$BESIDE/state")]
    [DataRow("$BESIDE/tmp/$NODE-0", "HOME=")]
    [DataRow("$BESIDE/tmp/$NODE-0", "HOME=home")]
    [DataRow("$BESIDE/tmp/$NODE-0", "HOME=$BESIDE/nowhere")]
    [DataRow("$BESIDE/tmp/$NODE-0", "HOME=$ROOT")]
    [DataRow("$BESIDE/tmp/$NODE-0", "HOME=$BESIDE/home", "XDG_STATE_HOME=$ROOT/state")]
    [DataRow("$BESIDE/tmp/$NODE/log", "HOME=$BESIDE/home", "RELEASE_TMP=$BESIDE/tmp")]
    [DataRow("$BESIDE/logs", "HOME=$BESIDE/home", "RELEASE_TMP=$BESIDE/tmp", "RELEASE_LOG_DIR=$BESIDE/logs")]
    [DataRow("$BESIDE/logs", "HOME=$BESIDE/home", "RELEASE_LOG_DIR=logs")]
    public void TheyAreWhereTheEnvironmentSays(string directory, params string[] environment)
    {
        Directory.CreateDirectory(_release.Beside("home"));
        var result = Tool.Run(_release.Script, ["eval", "1 + 1"], _release.Beside(), With(environment));
        StringAssert.Contains(result.Output, $"ERL_CRASH_DUMP={Expand(directory)}/erl_crash.dump\n", result.Errors);
        StringAssert.Contains(result.Output, $"RELEASE_LOG_DIR={Expand(directory)}\n", result.Errors);
    }

    // run_erl's own defaults are five files of 100,000 bytes; the test of a daemon shows that it heeds these variables.
    [TestMethod]
    public void TheyAreBounded()
    {
        var said = _release.Succeed("eval", "1 + 1");
        StringAssert.Contains(said, "RUN_ERL_LOG_MAXSIZE=1000000\n");
        StringAssert.Contains(said, "RUN_ERL_LOG_GENERATIONS=5\n");
    }

    [TestMethod]
    public void TheirDirectoryIsForItsOwnerOnly()
    {
        using var release = new InstalledRelease();
        release.Start();
        Assert.AreEqual(OwnerOnly, File.GetUnixFileMode(release.Logs));
        Assert.AreEqual(OwnerOnly, File.GetUnixFileMode(Path.GetDirectoryName(release.Logs)!));
        Assert.IsTrue(File.Exists(Path.Combine(release.Logs, "run_erl.log")));
        release.Succeed("stop");
    }

    [TestMethod]
    public void ADirectoryOfAnotherUserIsNoTrap()
    {
        Directory.CreateDirectory(Expand("$BESIDE/trap/$NODE-0"));
        Tool.Run("chown", ["12345", Expand("$BESIDE/trap/$NODE-0")]);
        var result = Tool.Run(_release.Script, ["start"], _release.Beside(), With("HOME=", "TMPDIR=$BESIDE/trap"));
        Assert.AreEqual(5, result.ExitCode, result.Errors);
        StringAssert.Contains(result.Errors, "belongs to another user. Set RELEASE_LOG_DIR");
    }

    private static Dictionary<string, string?> With(params string[] settings)
    {
        var environment = new Dictionary<string, string?>(_release.Environment) { ["XDG_STATE_HOME"] = "", ["TMPDIR"] = Expand("$BESIDE/tmp") };
        foreach (var setting in settings)
        {
            environment[setting.Split('=')[0]] = Expand(setting.Split('=')[1]);
        }

        return environment;
    }

    private static string Expand(string text) => text
        .Replace("$BESIDE", _release.Beside(), StringComparison.Ordinal)
        .Replace("$ROOT", _release.Root, StringComparison.Ordinal)
        .Replace("$NODE", _release.NodeName, StringComparison.Ordinal);
}
