using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Release.Sdk.Tests.Upgrades;

namespace Release.Sdk.Tests.Scripts;

/// <summary>What strace sees of all that a command and its children do to files. Every one is written where docs/commands.md says, and none for others to read.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed partial class WhenFilesAreWritten
{
    private const string Calls = "open,openat,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,rmdir,truncate,chmod,fchmodat,chown,lchown,fchownat,utimensat,execve";

    private const string Devices = "/dev/";

    [TestMethod]
    public void TheyAreInTheStateDirectoryTheLogsAndTheCookie()
    {
        using var release = new InstalledRelease();
        var paths = Written(release, ["daemon"], ["rpc", "counter:bump()"], ["eval", "1 + 1"], ["stop"]);
        ShouldBeBelow(paths, release.State, release.Logs, Path.Combine(release.Root, "tmp"), Path.Combine(release.Root, "releases", "COOKIE"), release.Beside("kept"));
        ShouldBeForTheirOwnerOnly(release.State, release.Logs, Path.Combine(release.Root, "releases", "COOKIE"));
    }

    [TestMethod]
    [TestCategory("Long")]
    public void SoItIsWithEveryCommand()
    {
        using var release = new UpgradableRelease();
        release.Environment["RELEASE_LOG_DIR"] = release.Beside("logs");
        release.Environment["RELEASE_COOKIE"] = "SECRET" + Guid.NewGuid().ToString("N");
        var paths = Written(
            release,
            ["version"], ["versions"], ["help"], ["describe"], ["eval", "1 + 1"], ["daemon"], ["ping"], ["pid"], ["status"], ["rpc", "1 + 1"], ["restart"], ["unpack", "0.2.0"], ["install", "0.2.0"],
            ["commit"], ["remove", "0.1.0"], ["versions"], ["stop"]);
        ShouldBeBelow(paths, release.Beside("state"), release.Beside("logs"), release.Releases(), Path.Combine(release.Root, "lib"), Path.Combine(release.Root, "bin"));
        ShouldBeForTheirOwnerOnly(release.State, release.Beside("logs"));
        var programs = File.ReadAllText(Log(release));
        StringAssert.Contains(programs, "execve(");
        Assert.IsFalse(programs.Contains(release.Environment["RELEASE_COOKIE"]!, StringComparison.Ordinal), "The cookie stands on a command line.");
    }

    private static string Log(RunningRelease release) => Path.Combine(Path.GetDirectoryName(release.Root)!, "calls");

    // Runs the commands one behind the other, and answers the paths of all calls that changed something.
    private static HashSet<string> Written(RunningRelease release, params string[][] commands)
    {
        var script = string.Join(" && ", commands.Select(command => $"\"$0\" {string.Join(' ', command.Select(word => $"'{word}'"))}"));
        string[] strace = ["-f", "--seccomp-bpf", "-y", "-z", "-s", "100000", "-e", $"trace={Calls}", "-e", "signal=none", "-o", Log(release)];
        var result = Tool.Run("strace", [.. strace, "sh", "-c", script, release.Script], "/", release.Environment);
        Assert.AreEqual(0, result.ExitCode, result.Output + result.Errors);
        return [.. File.ReadLines(Log(release)).Where(line => !line.Contains("execve(", StringComparison.Ordinal)).SelectMany(Changed)];
    }

    // An open that only reads changes nothing; of the other calls every path counts.
    private static IEnumerable<string> Changed(string line)
    {
        if (Opens().IsMatch(line) && !line.Contains("O_WRONLY", StringComparison.Ordinal) && !line.Contains("O_RDWR", StringComparison.Ordinal) && !line.Contains("O_CREAT", StringComparison.Ordinal))
        {
            return [];
        }

        return Paths().Matches(line).Select(match => Path.Combine(match.Groups["base"].Value, match.Groups["path"].Value));
    }

    private static void ShouldBeBelow(HashSet<string> paths, params string[] places)
    {
        Assert.IsTrue(paths.Count > 10, string.Join('\n', paths));
        // mkdir -p goes down from directory to directory, and makes each by its name alone.
        var outside = paths.Where(path => !places.Append(Devices).Any(place => path.StartsWith(place, StringComparison.Ordinal) || place.Split('/').Contains(path))).ToArray();
        Assert.IsEmpty(outside, string.Join('\n', outside));
    }

    private static void ShouldBeForTheirOwnerOnly(params string[] places)
    {
        foreach (var place in places)
        {
            Assert.AreEqual(UnixFileMode.None, File.GetUnixFileMode(place) & (UnixFileMode)0b111_111, place);
        }
    }

    [GeneratedRegex(@"^\d+ +open(at)?\(")]
    private static partial Regex Opens();

    // 4711  openat(AT_FDCWD</tmp>, "counter", O_WRONLY|O_CREAT, 0666) = 3</tmp/counter>
    [GeneratedRegex("""(?:(?:AT_FDCWD|\d+)<(?<base>[^>]*)>, )?"(?<path>[^"]*)",?""")]
    private static partial Regex Paths();
}
