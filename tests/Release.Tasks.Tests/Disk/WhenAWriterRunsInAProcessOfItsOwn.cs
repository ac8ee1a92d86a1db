using System.Diagnostics;
using Release.Otp.TargetSystem;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Archives;
using Release.Tasks.Disk.Publication;
using static Release.Tasks.Tests.Disk.Workshop;

namespace Release.Tasks.Tests.Disk;

/// <summary>
/// Runs with the other tests in a directory of its own; and in a process of its own, see <see cref="Child"/>, in the directory
/// <c>RELEASE_TEST_HOME</c>, where <c>RELEASE_TEST_KILL_AT</c> may say the change before which the process is killed.
/// </summary>
[TestClass]
public sealed class WhenAWriterRunsInAProcessOfItsOwn
{
    private static readonly PlannedFile[] Files =
        [Text("releases/start_erl.data", "13.1.5 2\n"), Text("bin/counter", "new", UnixMode.Executable), Text("lib/a-1/a", "same"), Text("lib/more-1/y", "y")];

    [TestMethod]
    public void ItPublishes()
    {
        // A killed process could not remove a directory of its own.
        using var own = Environment.GetEnvironmentVariable("RELEASE_TEST_HOME") is null ? new TemporaryDirectory() : null;
        var home = own?.FullPath ?? Environment.GetEnvironmentVariable("RELEASE_TEST_HOME")!;
        var killAt = Environment.GetEnvironmentVariable("RELEASE_TEST_KILL_AT")?.Split('|');
        var options = new ReleaseDirectoryOptions { Root = Path.Join(home, "out/rel/counter"), ManifestFile = Path.Join(home, "obj/counter.manifest") };
        var result = new ReleaseDirectory(options, new FileChanges(change => KillIf(change, killAt))).Write(Plan(Files));
        Assert.IsTrue(result.Succeeded);
        Assert.AreEqual("new", File.ReadAllText(Path.Join(options.Root, "bin/counter")));
    }

    [TestMethod]
    public void ItPacks()
    {
        using var own = Environment.GetEnvironmentVariable("RELEASE_TEST_HOME") is null ? new TemporaryDirectory() : null;
        var home = own?.FullPath ?? Environment.GetEnvironmentVariable("RELEASE_TEST_HOME")!;
        var options = new ReleaseDirectoryOptions { Root = Path.Join(home, "out/rel/counter"), ManifestFile = Path.Join(home, "obj/counter.manifest") };
        IEnumerable<PlannedFile> order = Environment.GetEnvironmentVariable("RELEASE_TEST_ORDER") == "reversed" ? Files.Reverse() : Files;
        Assert.IsTrue(new ReleaseDirectory(options).Write(Plan(order)).Succeeded);
        foreach (var (format, name) in new[] { (ArchiveFormat.TarGz, "counter.tar.gz"), (ArchiveFormat.Zip, "counter.zip") })
        {
            var archive = new ReleaseArchive(new ReleaseArchiveOptions
            {
                Root = options.Root,
                ManifestFile = options.ManifestFile,
                Archive = Path.Join(home, "out", name),
                Format = format,
                Time = ArchiveTime.Of(Environment.GetEnvironmentVariable("RELEASE_TEST_EPOCH")),
            });
            Assert.IsEmpty(archive.Write().Diagnostics);
        }
    }

    private static void KillIf(string change, string[]? killAt)
    {
        if (killAt is [var verb, var at] && change.StartsWith(verb, StringComparison.Ordinal) && change.Contains(at, StringComparison.Ordinal))
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }
    }
}

/// <summary>Runs one test of this program in a process of its own.</summary>
internal static class Child
{
    public static ToolResult Run(string test, params (string Name, string? Value)[] environment) => Run(test, "022", environment);

    public static ToolResult Run(string test, string umask, params (string Name, string? Value)[] environment) =>
        Tool.Run(
            "sh",
            ["-c", "umask \"$1\"; shift; exec dotnet exec \"$@\"", "sh", umask, typeof(Child).Assembly.Location, "--filter", $"FullyQualifiedName~{nameof(WhenAWriterRunsInAProcessOfItsOwn)}.{test}"],
            environment: environment.ToDictionary(pair => pair.Name, pair => pair.Value));
}
