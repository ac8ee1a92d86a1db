using System.Text;

namespace Release.Sdk.Tests;

/// <summary>Native files of applications, held against the machine of the release in a build; the file is a library of the installed OTP.</summary>
[TestClass]
public sealed class WhenNativeFilesAreShipped
{
    private static readonly byte[] Library = File.ReadAllBytes(Path.Combine(Directory.GetDirectories(Path.Combine(Erlang.Root, "lib"), "crypto-*").Single(), "priv", "lib", "crypto.so"));

    [TestMethod]
    public void OneForAnotherProcessorIsAnError()
    {
        var error = Build(Library, $"-p:RuntimeIdentifier={Other}", "-p:IncludeErts=false").Errors.Single();
        Assert.AreEqual("REL3023", error.Code);
        Assert.EndsWith("nif.so", error.File);
        Assert.Contains("application 'web'", error.Text);
        Assert.Contains(Other, error.Text);
    }

    [TestMethod]
    public void OneThatIsCutIsAnError()
    {
        var error = Build(Library[..(Library.Length / 2)]).Errors.Single();
        Assert.AreEqual("REL3022", error.Code);
        Assert.EndsWith("nif.so", error.File);
    }

    [TestMethod]
    public void OneThatNeedsANewerGlibcThanDeclaredIsAnError()
    {
        var errors = Build(Library, "-p:ReleaseMinimumGlibc=2.2.5").Errors;
        Assert.IsTrue(errors.All(error => error.Code == "REL3026"), string.Join('\n', errors));
        Assert.ContainsSingle(error => error.File.EndsWith("nif.so", StringComparison.Ordinal) && error.Text.Contains("application 'web'", StringComparison.Ordinal), errors);
    }

    [TestMethod]
    public void ADeclarationThatIsNoVersionIsAnError() =>
        Assert.AreEqual("REL3021", Build(Library, "-p:ReleaseMinimumGlibc=new").Errors.Single().Code);

    [TestMethod]
    public void ALibraryThatNothingProvidesIsAWarning()
    {
        var build = Build(Needs("libnone.so.9"));
        Assert.AreEqual(0, build.ExitCode, build.Output);
        var warning = build.Warnings.Single();
        Assert.AreEqual("REL3027", warning.Code);
        Assert.EndsWith("nif.so", warning.File);
        Assert.Contains("'libnone.so.9'", warning.Text);
    }

    [TestMethod]
    public void OneThatTheApplicationBringsIsFound()
    {
        // Found as the loader finds it: by a directory relative to the library that needs it, which crypto.so does not name. The release provides it all the same.
        using var workspace = new Workspace();
        AddWeb(workspace, Needs("libnone.so.9"));
        File.WriteAllBytes(workspace.Path("libs", "web", "priv", "libnone.so.9"), Library);
        workspace.Build(workspace.AddCounter(project: Project)).ShouldSucceed();
    }

    private const string Project = """
        <Project Sdk="Release.Sdk">
          <ItemGroup>
            <ApplicationPath Include="../libs" />
            <ReleaseApplication Include="web" />
          </ItemGroup>
        </Project>
        """;

    private static string Other => RuntimePacks.PackedWorkspace.OtherIdentifier;

    private static BuildResult Build(byte[] library, params string[] arguments)
    {
        using var workspace = new Workspace();
        AddWeb(workspace, library);
        var build = workspace.Build(workspace.AddCounter(project: Project), arguments);
        _ = build.Errors.Count + build.Warnings.Count;
        return build;
    }

    private static void AddWeb(Workspace workspace, byte[] library)
    {
        workspace.Write("libs/web/ebin/web.app", "{application, web, [{description, \"\"}, {vsn, \"1\"}, {modules, []}, {registered, []}, {applications, [kernel, stdlib]}]}.\n");
        File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(workspace.Path("libs", "web", "priv")).FullName, "nif.so"), library);
    }

    // The library as one that needs another: the name stands in its table of strings.
    private static byte[] Needs(string name)
    {
        var needed = Encoding.Latin1.GetBytes("libcrypto.so");
        var at = Library.AsSpan().IndexOf(needed);
        var length = Library.AsSpan(at).IndexOf((byte)0);
        Assert.IsGreaterThanOrEqualTo(name.Length, length);
        byte[] changed = [.. Library];
        changed.AsSpan(at, length).Clear();
        Encoding.Latin1.GetBytes(name).CopyTo(changed, at);
        return changed;
    }
}
