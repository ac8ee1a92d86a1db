using System.Text;

namespace Release.Sdk.Tests.Faults;

/// <summary>What looks wrong and is not: files are shipped as Erlang and the shells read them.</summary>
[TestClass]
public sealed class WhenFilesAreInOtherEncodings
{
    [TestMethod]
    public void TheyAreShippedAsTheyAreMeant()
    {
        using var workspace = new Workspace();
        SoundProjects.Write(workspace, "sound");
        var directory = workspace.Path("sound", SoundProjects.Web);
        byte[] configuration = [.. "%% coding: latin-1\n[{web, [{name, \"na"u8, 0xEF, .. "ve\"}]}, \"more\", \"/etc/all\", \"../gone\"].\n"u8];
        File.WriteAllBytes(Path.Combine(directory, "config", "sys.config"), configuration);
        workspace.Write("sound/web/rel/overlays/releases/1.0/more.config", "[].\n");
        File.WriteAllText(Path.Combine(directory, "rel", "vm.args.hbs"), "-heart\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        var result = workspace.Build(Path.Combine(directory, "web.relproj"));

        Assert.AreEqual(0, result.ExitCode, result.Output);
        var warning = result.Warnings.Single();
        Assert.AreEqual(("REL2106", Path.Combine(directory, "config", "sys.config"), 2), (warning.Code, warning.File, warning.Line));
        StringAssert.Contains(warning.Text, "'../gone.config'");
        StringAssert.Contains(warning.Text, "'releases/gone.config'");
        var version = Path.Combine(directory, "bin", "Debug", "rel", "web", "releases", "1.0");
        CollectionAssert.AreEqual(configuration, File.ReadAllBytes(Path.Combine(version, "sys.config")));
        CollectionAssert.AreEqual("-heart\n"u8.ToArray(), File.ReadAllBytes(Path.Combine(version, "vm.args")));
    }
}
