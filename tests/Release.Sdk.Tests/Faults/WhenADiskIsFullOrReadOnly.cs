using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace Release.Sdk.Tests.Faults;

/// <summary>Real file systems that are full or read-only, in namespaces of their own. The judges are the kernel, and the release of a build without trouble.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed partial class WhenADiskIsFullOrReadOnly
{
    private const string Project = """
        <Project Sdk="Release.Sdk">
          <PropertyGroup>
            <ReleaseArchiveFormats>tar.gz;zip</ReleaseArchiveFormats>
            <ReleaseArchiveDirectory>archives/</ReleaseArchiveDirectory>
          </PropertyGroup>
        </Project>
        """;

    // "$@" builds. What is printed for the test begins with a word and a colon.
    private const string OnSmallDisks = """
        cd counter
        for place in bin obj archives; do cp -a "../built/$place/." $place; done
        tree() { find bin archives -type f ! -name '.*.lock' ! -name ballast -exec sha256sum {} + | sort -k 2 | sha256sum; }
        # full PLACE ROOM: builds where a place has only so much room.
        full() {
            head -c $(($(df --output=avail -B1 $1 | tail -n 1) - $2)) /dev/zero >$1/ballast
            echo "place: $1"
            build "$@" && echo 'succeeded: on a full disk'
            (cd archives && sha256sum --quiet -c ./*.gz.sha256 ./*.zip.sha256)
            rm $1/ballast
        }
        build() { shift 2; "$@"; }
        echo "before: $(tree)"
        full bin 1000000 "$@"
        full obj 0 "$@"
        full archives 1000000 "$@"
        echo 'place: none'
        "$@" || echo 'failed: with room'
        echo "after: $(tree)"
        find bin obj archives -name '*.tmp' -printf 'left: %p\n'
        rm -rf bin/* archives/* obj/Debug
        "$@" || echo 'failed: from nothing'
        echo "clean: $(tree)"
        """;

    private static Workspace _workspace = null!;

    [ClassInitialize]
    public static void Build(TestContext context)
    {
        _workspace = new Workspace("small");
        _workspace.Build(_workspace.AddCounter(project: Project)).ShouldSucceed();
        Shell(@"mkdir built changed && cp -a counter/bin counter/obj counter/archives built/ && cp counter/src/* changed/ && sed -i 's/^    ok\.$/    done./' changed/counter_app.erl");
    }

    [ClassCleanup]
    public static void Remove() => _workspace.Dispose();

    [TestMethod]
    public void AFullOneIsOneErrorAndTheNextBuildIsACleanOne()
    {
        string[] disks = [.. new[] { ("bin", "64000000"), ("obj", "4000000"), ("archives", "24000000") }.SelectMany(disk => (string[])["--size", disk.Item2, "--tmpfs", _workspace.Path("counter", disk.Item1)])];
        var said = Dotnet([.. disks, "--chdir", _workspace.Root, "sh", "-uc", OnSmallDisks, "sh"]).Output;

        var places = said.Split("place: ");
        Assert.HasCount(5, places, said);
        Assert.AreEqual("REL7010", Codes(places[1]), said);
        Assert.AreEqual("REL7010", Codes(places[2]), said);
        Assert.AreEqual("REL7010", Codes(places[3]), said);
        Assert.IsFalse(new[] { "succeeded: ", "failed: ", "left: ", "   at " }.Any(mark => said.Contains(mark, StringComparison.Ordinal)), said);
        Assert.AreEqual(Line("clean", said), Line("after", said));
        Assert.AreNotEqual(Line("before", said), Line("after", said));
    }

    [TestMethod]
    public void AReadOnlyOneIsOneErrorAndTheReleaseStays()
    {
        var before = Tree();
        // The first failure of all is one where nothing can be noted of it.
        foreach (var output in new[] { _workspace.Path("counter", "obj"), _workspace.Path("counter", "bin") })
        {
            var said = Dotnet(["--ro-bind", output, output]);
            Assert.AreEqual(1, said.ExitCode, said.Output);
            Assert.AreEqual("REL7010", Codes(said.Output), said.Output);
            Assert.AreEqual(before, Tree());
        }
    }

    // The Erlang and the sources of somebody else, who lets others read them.
    [TestMethod]
    public void SourcesAndErlangMayBeReadOnlyAndSomebodyElses()
    {
        using var workspace = new Workspace("readonly");
        var project = workspace.AddCounter(project: Project);
        var erlang = Tool.Run("erl", ["-noinput", "-eval", "io:put_chars(code:root_dir()), halt()."]).Output;
        string[] sources = [.. new[] { "src", "config", "rel" }.Select(part => workspace.Path("counter", part))];
        Tool.Run("chown", ["-R", "4321", .. sources]);
        string[] readOnly = [.. sources.Append(erlang).SelectMany(directory => (string[])["--ro-bind", directory, directory])];
        workspace.BuildUnder(["bwrap", "--unshare-user", "--uid", "1234", "--gid", "1234", "--dev-bind", "/", "/", .. readOnly], project, environment: null).ShouldSucceed();
        Assert.AreEqual(File.ReadAllText(_workspace.Path("built", "archives", "counter-0.1.0.tar.sha256")), File.ReadAllText(workspace.Path("counter", "archives", "counter-0.1.0.tar.sha256")));
    }

    // A build of changed sources where bwrap mounts what is said.
    private static ToolResult Dotnet(string[] mounts)
    {
        string[] arguments = ["build", _workspace.Path("counter", "counter.relproj"), "-t:Release", "--no-restore", "-nodeReuse:false", "-tl:off", "-v", "quiet"];
        return _workspace.Dotnet(arguments, under: ["bwrap", "--dev-bind", "/", "/", "--bind", _workspace.Path("changed"), _workspace.Path("counter", "src"), .. mounts]);
    }

    // The errors of one build, each once: the summary repeats them.
    private static string Codes(string said) =>
        string.Join(' ', said.Split('\n').Select(line => line.Trim()).Where(line => ErrorCode().IsMatch(line)).Distinct().Select(line => ErrorCode().Match(line).Groups[1].Value));

    private static string Line(string mark, string said) => said.Split('\n').Single(line => line.StartsWith(mark + ": ", StringComparison.Ordinal))[(mark.Length + 2)..];

    private static string Tree() => Shell("cd counter && find bin archives -type f -exec sha256sum {} + | sort -k 2");

    private static string Shell(string script)
    {
        var result = Tool.Run("sh", ["-euc", script], _workspace.Root);
        Assert.AreEqual(0, result.ExitCode, result.Errors);
        return result.Output;
    }

    [GeneratedRegex(": error ([A-Z]+[0-9]+): ")]
    private static partial Regex ErrorCode();
}
