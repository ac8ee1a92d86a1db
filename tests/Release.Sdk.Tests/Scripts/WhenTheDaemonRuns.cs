using System.Globalization;
using System.Runtime.Versioning;

namespace Release.Sdk.Tests.Scripts;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class WhenTheDaemonRuns
{
    private static InstalledRelease _release = null!;

    [ClassInitialize]
    public static void Start(TestContext _)
    {
        _release = new InstalledRelease();
        _release.Succeed("daemon");
    }

    [ClassCleanup]
    public static void Stop()
    {
        using (_release)
        {
            _release.Succeed("stop");
        }
    }

    [TestMethod]
    [DataRow(0, "pong\n", "ping")]
    [DataRow(0, " is running as counter", "status")]
    [DataRow(4, "", "start")]
    [DataRow(4, "", "foreground")]
    [DataRow(4, "", "daemon")]
    [DataRow(4, "", "daemon_iex")]
    [DataRow(2, "", "attach")]
    [DataRow(2, "", "remote")]
    [DataRow(0, "true\n", "rpc", "is_pid(whereis(counter))")]
    [DataRow(0, "C3A4\n\nok\n", "rpc", "counter", "hex", "ä", "")]
    [DataRow(0, "hällo\nok\n", "rpc", "io:format(\"h\\x{e4}llo~n\")")]
    [DataRow(1, "", "rpc", "counter:crash()")]
    [DataRow(1, "", "rpc", "exit(because)")]
    [DataRow(1, "", "rpc", "throw(ball)")]
    [DataRow(1, "", "rpc", "nonsense", "f")]
    [DataRow(2, "", "rpc", "lists:seq(1,")]
    [DataRow(1, "", "reboot")]
    public void EveryCommandHasItsAnswer(int exitCode, string output, params string[] arguments)
    {
        var result = _release.Run(arguments);
        Assert.AreEqual(exitCode, result.ExitCode, result.Output + result.Errors);
        StringAssert.Contains(result.Output, output);
        Assert.AreEqual(exitCode == 0, result.Errors.Length == 0, result.Errors);
    }

    [TestMethod]
    public void ItsProcessIdIsThatOfTheVirtualMachine()
    {
        var pid = int.Parse(_release.Succeed("pid"), CultureInfo.InvariantCulture);
        Assert.AreEqual(_release.NodeProcess, pid);
        Assert.AreEqual("beam.smp", Processes.Executable(pid));
    }

    [TestMethod]
    public void AWrongCookieIsToldFromANodeThatIsNotRunning()
    {
        var environment = new Dictionary<string, string?>(_release.Environment) { ["RELEASE_COOKIE"] = "wrong", ["RELEASE_TMP"] = _release.Beside("elsewhere") };
        Assert.AreEqual(3, Tool.Run(_release.Script, ["ping"], environment: environment).ExitCode);
        environment["RELEASE_TMP"] = Path.GetDirectoryName(_release.State);
        Assert.AreEqual(6, Tool.Run(_release.Script, ["ping"], environment: environment).ExitCode);
        Assert.AreEqual(6, Tool.Run(_release.Script, ["status"], environment: environment).ExitCode);
    }

    [TestMethod]
    public void VisitorsLeaveNoNamesBehind()
    {
        const string AtomCount = "erlang:system_info(atom_count)";
        _release.Succeed("rpc", AtomCount);
        var before = int.Parse(_release.Succeed("rpc", AtomCount), CultureInfo.InvariantCulture);
        Assert.AreEqual(before, int.Parse(_release.Succeed("rpc", AtomCount), CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public void OnlyItsOwnerReadsItsState()
    {
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_release.State));
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_release.State, ".erlang.cookie")));
    }

    [TestMethod]
    public void ItsHomeIsTheUsersAgain() =>
        Assert.AreEqual($"\"{Environment.GetEnvironmentVariable("HOME")}\"", _release.Succeed("rpc", "os:getenv(\"HOME\")"));
}
