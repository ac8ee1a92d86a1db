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
          </PropertyGroup>
        </Project>
        """;

    // "$@" builds. What is printed for the test begins with a word and a colon.
    private const string OnSmallDisks = """
        cd counter
        cp -a ../built/bin/. bin && cp -a ../built/obj/. obj
        tree() { (cd bin/Debug && find . -type f ! -name '.*.lock' ! -name ballast -exec sha256sum {} + | sort -k 2 | sha256sum); }
        echo "before: $(tree)"
        sed -i 's/^    ok\.$/    done./' src/counter_app.erl
        # Room for a changed module, none for the archives.
        head -c $(($(df --output=avail -B1 bin | tail -n 1) - 1000000)) /dev/zero >bin/ballast
        echo 'place: bin'
        "$@" && echo 'succeeded: on a full disk'
        (cd bin/Debug && sha256sum --quiet -c ./*.sha256)
        rm bin/ballast
        cat /dev/zero >obj/ballast 2>/dev/null || :
        echo 'place: obj'
        "$@" && echo 'succeeded: on a full disk'
        rm obj/ballast
        echo 'place: none'
        "$@" || echo 'failed: with room'
        echo "after: $(tree)"
        find bin obj -name '*.tmp' -printf 'left: %p\n'
        rm -rf bin/* obj/*
        "$@" || echo 'failed: from nothing'
        echo "clean: $(tree)"
        """;

    private static Workspace _workspace = null!;

    [ClassInitialize]
    public static void Build(TestContext context)
    {
        _workspace = new Workspace("small");
        _workspace.Build(_workspace.AddCounter(project: Project)).ShouldSucceed();
        Shell("mkdir built && cp -a counter/bin counter/obj built/");
    }

    [ClassCleanup]
    public static void Remove() => _workspace.Dispose();

    [TestMethod]
    public void AFullOneIsOneErrorAndTheNextBuildIsACleanOne()
    {
        var source = _workspace.Path("counter", "src", "counter_app.erl");
        var text = File.ReadAllText(source);
        string[] disks = ["--size", "32000000", "--tmpfs", _workspace.Path("counter", "bin"), "--size", "4000000", "--tmpfs", _workspace.Path("counter", "obj")];
        var said = _workspace.Dotnet(Arguments(), under: ["bwrap", "--dev-bind", "/", "/", .. disks, "--chdir", _workspace.Root, "sh", "-uc", OnSmallDisks, "sh"]).Output;
        File.WriteAllText(source, text);

        var places = said.Split("place: ");
        Assert.HasCount(4, places, said);
        Assert.AreEqual("REL7010", Codes(places[1]), said);
        Assert.MatchesRegex("^REL[0-9]{4}$", Codes(places[2]), said);
        Assert.IsFalse(new[] { "succeeded: ", "failed: ", "left: ", "   at " }.Any(mark => said.Contains(mark, StringComparison.Ordinal)), said);
        Assert.AreEqual(Line("clean", said), Line("after", said));
        Assert.AreNotEqual(Line("before", said), Line("after", said));
    }

    [TestMethod]
    [DataRow("bin")]
    [DataRow("obj")]
    public void AReadOnlyOneIsOneErrorAndTheReleaseStays(string place)
    {
        var before = Tree();
        var source = _workspace.Path("counter", "src", "counter_app.erl");
        var text = File.ReadAllText(source);
        File.WriteAllText(source, text.Replace("    ok.", "    other.", StringComparison.Ordinal));
        var output = _workspace.Path("counter", place);
        var said = _workspace.Dotnet(Arguments(), under: ["bwrap", "--dev-bind", "/", "/", "--ro-bind", output, output]);
        File.WriteAllText(source, text);

        Assert.AreEqual(1, said.ExitCode, said.Output);
        Assert.AreEqual("REL7010", Codes(said.Output), said.Output);
        Assert.AreEqual(before, Tree());
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
        Assert.AreEqual(File.ReadAllText(_workspace.Path("built", "bin", "Debug", "counter-0.1.0.tar.sha256")), File.ReadAllText(workspace.Path("counter", "bin", "Debug", "counter-0.1.0.tar.sha256")));
    }

    private static string[] Arguments() => ["build", _workspace.Path("counter", "counter.relproj"), "-t:Release", "--no-restore", "-nodeReuse:false", "-tl:off", "-v", "quiet"];

    // The errors of one build, each once: the summary repeats them.
    private static string Codes(string said) =>
        string.Join(' ', said.Split('\n').Select(line => line.Trim()).Where(line => ErrorCode().IsMatch(line)).Distinct().Select(line => ErrorCode().Match(line).Groups[1].Value));

    private static string Line(string mark, string said) => said.Split('\n').Single(line => line.StartsWith(mark + ": ", StringComparison.Ordinal))[(mark.Length + 2)..];

    private static string Tree() => Shell("cd counter/bin && find . -type f -exec sha256sum {} + | sort -k 2");

    private static string Shell(string script)
    {
        var result = Tool.Run("sh", ["-euc", script], _workspace.Root);
        Assert.AreEqual(0, result.ExitCode, result.Errors);
        return result.Output;
    }

    [GeneratedRegex(": error ([A-Z]+[0-9]+): ")]
    private static partial Regex ErrorCode();
}
