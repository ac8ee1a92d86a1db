using System.Runtime.Versioning;
using Release.Sdk.Tests.Upgrades;

namespace Release.Sdk.Tests.Scripts;

/// <summary>A user who is not root and has no HOME, no network, no privileges, a machine that is read-only: everything works, with what is written where it is declared.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class WhenTheReleaseRunsInASandbox
{
    [TestMethod]
    public void EveryCommandWorks()
    {
        using var release = new InstalledRelease();
        var state = Directory.CreateDirectory(release.Beside("state")).FullName;
        release.Environment["RELEASE_TMP"] = state;
        ShouldDo(
            release,
            [state],
            """
            says 'counter 0.1.0' version
            says 2 eval '1 + 1'
            says '0.1.0 permanent' versions
            "$0" describe | grep -q "^RELEASE_LOG_DIR .*/log$"
            "$0" daemon
            says pong ping
            says '"12345\n"' rpc 'os:cmd("id -u")'
            "$0" pid >"$RELEASE_TMP/pid"
            "$0" status | grep -q 'is running as'
            says 1 rpc 'counter:bump()'
            "$0" restart
            says 1 rpc 'counter:bump()'
            "$0" stop
            "$0" start & wait_for_it
            kill -s TERM $!
            wait $!
            """);
    }

    // Some shells write the texts of a script to files before they use them.
    [TestMethod]
    [TestCategory("Long")]
    [DynamicData(nameof(Shells.Rows), typeof(Shells))]
    public void SoTheyDoInAnyShell(string shell)
    {
        using var release = new InstalledRelease();
        var state = Directory.CreateDirectory(release.Beside("state")).FullName;
        release.Environment["RELEASE_TMP"] = state;
        release.Environment["UNDER"] = shell;
        ShouldDo(
            release,
            [state],
            """
            $UNDER "$0" help | grep -q '^Usage'
            $UNDER "$0" describe | grep -q '^RELEASE_ROOT'
            $UNDER "$0" start & wait_for_it
            [ "$($UNDER "$0" rpc 'counter:bump()')" = 1 ]
            $UNDER "$0" stop
            wait $!
            """);
    }

    [TestMethod]
    [TestCategory("Long")]
    public void VersionsAreChangedWhereTheReleaseCanBeWritten()
    {
        using var release = new UpgradableRelease();
        ShouldDo(
            release,
            [release.Beside()],
            """
            "$0" daemon
            "$0" unpack 0.2.0
            "$0" install 0.2.0
            "$0" commit
            "$0" remove 0.1.0
            says '0.2.0 permanent' versions
            "$0" stop
            """);
    }

    // The first process of the sandbox is the shell: with its end all others end, the port mapper too.
    private static void ShouldDo(RunningRelease release, string[] writable, string commands)
    {
        const string Before = """
            set -e
            says() { expected=$1 && shift && got=$("$RELEASE" "$@") && [ "$got" = "$expected" ]; }
            wait_for_it() { until "$RELEASE" ping >/dev/null 2>&1; do sleep 0.1; done; }
            [ "$(id -u)" = 12345 ] && [ -z "${HOME+set}" ] && [ ! -w /tmp ]

            """;
        string[] sandbox =
        [
            "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", .. writable.SelectMany(directory => new[] { "--bind", directory, directory }),
            "--unshare-all", "--as-pid-1", "--uid", "12345", "--gid", "12345", "--cap-drop", "ALL", "--die-with-parent", "--chdir", "/", "--unsetenv", "HOME", "--unsetenv", "XDG_STATE_HOME",
            "--setenv", "RELEASE", release.Script,
        ];
        var result = Tool.Run("bwrap", [.. sandbox, "sh", "-xc", Before + commands, release.Script], "/", release.Environment);
        Assert.AreEqual(0, result.ExitCode, result.Output + result.Errors);
    }
}
