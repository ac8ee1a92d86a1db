using System.Security.Cryptography;

namespace Release.Sdk.Tests;

/// <summary>
/// Bytes of the archive and modes of the release; the variations are those of the Reproducible Builds project that a user can make
/// without a second machine.
/// </summary>
[TestClass]
public sealed class WhenTwoMachinesBuildTheSameSources
{
    // Another user and group, host name, umask and number of processors. In a user namespace it needs no right of root's.
    private static readonly string[] SomebodyElse =
    [
        "bwrap", "--unshare-user", "--uid", "1234", "--gid", "1234", "--unshare-uts", "--hostname", "elsewhere", "--dev-bind", "/", "/",
        "taskset", "-c", "0", "sh", "-c", "umask 077 && exec \"$@\"", "sh",
    ];

    private static readonly string[] OfThisMachine = ["sh", "-c", "umask 022 && exec \"$@\"", "sh"];

    private static readonly Dictionary<string, string?> Elsewhere = new()
    {
        ["TZ"] = "Pacific/Kiritimati",
        ["LC_ALL"] = "et_EE.UTF-8",
        ["LANG"] = "et_EE.UTF-8",
        ["USER"] = "somebody",
        ["EXTRA_VARIABLE"] = "1",
    };

    private const string Project = """
        <Project Sdk="Release.Sdk">
          <PropertyGroup>
            <ReleaseArchiveFormats>tar.gz;zip</ReleaseArchiveFormats>
          </PropertyGroup>
        </Project>
        """;

    private static Workspace _here = null!;
    private static Workspace _there = null!;
    private static string _ofHere = null!;
    private static string _ofThere = null!;
    private static string[] _artifactsOfHere = null!;
    private static string[] _artifactsOfThere = null!;

    [ClassInitialize]
    public static void Build(TestContext context)
    {
        _here = new Workspace("here");
        _there = new Workspace("another directory");
        _here.AddCounter(project: Project);
        _there.AddCounter("elsewhere/counter", Project);
        // Without this mark NuGet takes a home for one of an older NuGet's, and gives it and all directories above it, up to the root, the modes of its umask.
        _there.Write("home/.local/share/NuGet/Migrations/1", "");
        DisturbSources(_there.Path("elsewhere", "counter"));
        BuildHere().ShouldSucceed();
        BuildThere().ShouldSucceed();
        _ofHere = Digest(_here.Path("counter"));
        _ofThere = Digest(_there.Path("elsewhere", "counter"));
        _artifactsOfHere = Artifacts(_here.Path("counter"));
        _artifactsOfThere = Artifacts(_there.Path("elsewhere", "counter"));
    }

    [ClassCleanup]
    public static void Remove()
    {
        _here.Dispose();
        _there.Dispose();
    }

    [TestMethod]
    public void TheArchiveIsTheSame() => Assert.AreEqual(_ofHere, _ofThere);

    // The archives, their checksums, that of the tar within, and the description of the release.
    [TestMethod]
    public void WhatIsHandedOnIsTheSame()
    {
        CollectionAssert.AreEqual(
            new[] { "counter-0.1.0.release", "counter-0.1.0.tar.gz", "counter-0.1.0.tar.gz.sha256", "counter-0.1.0.tar.sha256", "counter-0.1.0.zip", "counter-0.1.0.zip.sha256" },
            _artifactsOfHere.Select(line => line.Split("  ./")[1]).ToArray());
        CollectionAssert.AreEqual(_artifactsOfHere, _artifactsOfThere);
    }

    [TestMethod]
    public void TheReleaseHasTheSameFilesAndModes()
    {
        var modes = Modes(_here.Path("counter"));
        StringAssert.Contains(modes, "755 bin/counter\n");
        StringAssert.Contains(modes, "644 releases/0.1.0/sys.config\n");
        StringAssert.Contains(modes, "755 releases\n");
        Assert.AreEqual(modes, Modes(_there.Path("elsewhere", "counter")));
    }

    [TestMethod]
    public void WithTheSameSourceDateEpochItIsAnotherArchiveAndTheSameOnBoth()
    {
        CollectionAssert.AreEqual(new[] { "PackageRelease" }, BuildHere(epoch: "1600000000").ShouldSucceed().Stages.ToArray());
        BuildThere(epoch: "1600000000").ShouldSucceed();

        Assert.AreEqual(Digest(_here.Path("counter")), Digest(_there.Path("elsewhere", "counter")));
        Assert.AreNotEqual(_ofHere, Digest(_here.Path("counter")));
        var list = Tool.Run("tar", ["tvzf", _here.Path("counter", "bin", "Debug", "counter-0.1.0.tar.gz"), "--numeric-owner"], environment: new Dictionary<string, string?> { ["TZ"] = "UTC" });
        Assert.IsTrue(list.Output.TrimEnd().Split('\n').All(line => line.Contains(" 0/0 ", StringComparison.Ordinal) && line.Contains(" 2020-09-13 12:26 ", StringComparison.Ordinal)), list.Output);
    }

    [TestMethod]
    public void AnotherByteOfTheSourcesIsAnotherArchive()
    {
        using var workspace = new Workspace();
        var project = workspace.AddCounter();
        workspace.Write("counter/rel/overlays/etc/motd", "Every bump countz.\n");
        workspace.Build(project).ShouldSucceed();

        Assert.AreNotEqual(_ofHere, Digest(workspace.Path("counter")));
    }

    private static BuildResult BuildHere(string? epoch = null) =>
        _here.BuildUnder(OfThisMachine, _here.Path("counter", "counter.relproj"), new Dictionary<string, string?> { ["SOURCE_DATE_EPOCH"] = epoch });

    private static BuildResult BuildThere(string? epoch = null) =>
        _there.BuildUnder(SomebodyElse, _there.Path("elsewhere", "counter", "counter.relproj"), new Dictionary<string, string?>(Elsewhere) { ["HOME"] = _there.Path("home"), ["SOURCE_DATE_EPOCH"] = epoch });

    // Another order in the directories, other modes and times.
    private static void DisturbSources(string directory)
    {
        var result = Tool.Run(
            "sh",
            ["-c", "find . -type f | sort -r | while read -r file; do cp \"$file\" new && rm \"$file\" && mv new \"$file\"; done && chmod -R go-rwx . && find . -exec touch -d 2001-02-03 {} +"],
            directory);
        Assert.AreEqual(0, result.ExitCode, result.Errors);
    }

    private static string Modes(string directory) => Tool.Run("sh", ["-c", "find . -printf '%m %P\\n' | sort -k 2"], Path.Combine(directory, "bin", "Debug", "rel", "counter")).Output;

    private static string[] Artifacts(string directory) =>
        Tool.Run("sh", ["-c", "find . -maxdepth 1 -type f ! -name '.*' -exec sha256sum {} + | sort -k 2"], Path.Combine(directory, "bin", "Debug")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Digest(string directory) =>
        Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(directory, "bin", "Debug", "counter-0.1.0.tar.gz"))));
}
