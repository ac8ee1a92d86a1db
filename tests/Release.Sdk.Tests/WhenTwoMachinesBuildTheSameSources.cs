using System.Security.Cryptography;

namespace Release.Sdk.Tests;

/// <summary>Bytes of the archive; the variations are those of the Reproducible Builds project that a user can make without a second machine.</summary>
[TestClass]
public sealed class WhenTwoMachinesBuildTheSameSources
{
    private static readonly Dictionary<string, string?> Elsewhere = new()
    {
        ["TZ"] = "Pacific/Kiritimati",
        ["LC_ALL"] = "et_EE.UTF-8",
        ["LANG"] = "et_EE.UTF-8",
        ["HOME"] = "/nonexistent",
        ["USER"] = "somebody",
        ["DOTNET_CLI_HOME"] = Path.GetTempPath(),
        ["EXTRA_VARIABLE"] = "1",
    };

    [TestMethod]
    public void TheArchiveIsTheSame()
    {
        using var here = new Workspace("here");
        using var there = new Workspace("another directory");
        here.Build(here.AddCounter()).ShouldSucceed();
        // The files come in another order, with other modes and times.
        var project = there.AddCounter("elsewhere/counter");
        Assert.AreEqual(0, Tool.Run("chmod", ["-R", "go-rwx", there.Path("elsewhere", "counter", "src")]).ExitCode);
        Tool.Run("find", [there.Path("elsewhere"), "-exec", "touch", "-d", "2001-02-03", "{}", "+"]);
        there.Build(project, Elsewhere).ShouldSucceed();

        Assert.AreEqual(Digest(here.Path("counter")), Digest(there.Path("elsewhere", "counter")));
    }

    [TestMethod]
    public void AnotherByteOfTheSourcesIsAnotherArchive()
    {
        using var here = new Workspace("here");
        using var there = new Workspace("there");
        here.Build(here.AddCounter()).ShouldSucceed();
        var project = there.AddCounter();
        there.Write("counter/rel/overlays/etc/motd", "Every bump countz.\n");
        there.Build(project).ShouldSucceed();

        Assert.AreNotEqual(Digest(here.Path("counter")), Digest(there.Path("counter")));
    }

    private static string Digest(string directory) =>
        Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(directory, "bin", "Debug", "counter-0.1.0.tar.gz"))));
}
