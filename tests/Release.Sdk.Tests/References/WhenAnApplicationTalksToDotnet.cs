namespace Release.Sdk.Tests.References;

/// <summary>The polyglot sample: an Erlang application with a port program in C#, built by one command.</summary>
[TestClass]
public sealed class WhenAnApplicationTalksToDotnet
{
    private const string Project = """
        <Project Sdk="Release.Sdk">
          <ItemGroup>
            <ProjectReference Include="mirror/mirror.csproj" ReleaseApplication="polyglot" ReleasePath="priv/mirror" />
          </ItemGroup>
        </Project>
        """;

    [TestMethod]
    public void ItAnswersAndAChangedLineOfCSharpRewritesItsFilesOnly()
    {
        using var workspace = new Workspace();
        var project = Add(workspace);
        workspace.Build(project).ShouldSucceed();
        var root = workspace.Path("polyglot", "bin", "Debug", "rel", "polyglot");
        using (var running = new RunningRelease(root, "polyglot").Start())
        {
            Assert.AreEqual("<<\"gnalrE\">>", running.Rpc("polyglot:mirror(\"Erlang\")."));
        }

        var program = Path.Combine(root, "lib", "polyglot-0.1.0", "priv", "mirror");
        Assert.AreEqual("-rwxr-xr-x", Tool.Run("stat", ["-c", "%A", Path.Combine(program, "mirror")], root).Output.Trim());
        Assert.AreEqual("-rw-r--r--", Tool.Run("stat", ["-c", "%A", Path.Combine(program, "mirror.dll")], root).Output.Trim());
        Assert.IsEmpty(workspace.Build(project).ShouldSucceed().Stages, "the second build");

        var before = Shop.Files(workspace, "polyglot", "polyglot");
        var source = workspace.Path("polyglot", "mirror", "Program.cs");
        File.WriteAllText(source, File.ReadAllText(source).Replace("TextElements(text).Reverse()", "TextElements(text).Reverse().Append(\"!\")", StringComparison.Ordinal));
        var again = workspace.Build(project).ShouldSucceed();

        CollectionAssert.AreEqual(new[] { "AssembleRelease", "PackageRelease" }, again.Stages.ToArray());
        CollectionAssert.AreEquivalent(
            new[] { "lib/polyglot-0.1.0/priv/mirror/mirror.dll", "lib/polyglot-0.1.0/priv/mirror/mirror.pdb" },
            Shop.Files(workspace, "polyglot", "polyglot").Except(before).Select(file => file.Path).ToArray());
        using var changed = new RunningRelease(root, "polyglot").Start();
        Assert.AreEqual("<<\"gnalrE!\">>", changed.Rpc("polyglot:mirror(\"Erlang\")."));
    }

    // Its runtime comes from the package that the SDK restores for the kind of machine.
    [TestMethod]
    [TestCategory("Long")]
    public void ASelfContainedProgramBringsItsRuntime()
    {
        using var workspace = new Workspace();
        // The machine's own sources join.
        workspace.Write("NuGet.config", $"<configuration><packageSources><add key=\"local\" value=\"{Repository.Packages}\" /></packageSources></configuration>");
        var project = Add(workspace);
        var csproj = workspace.Path("polyglot", "mirror", "mirror.csproj");
        File.WriteAllText(csproj, File.ReadAllText(csproj).Replace("<Nullable>", "<SelfContained>true</SelfContained><UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier><Nullable>", StringComparison.Ordinal));

        Assert.IsEmpty(workspace.Build(project).ShouldSucceed().Warnings);

        var root = workspace.Path("polyglot", "bin", "Debug", "rel", "polyglot");
        Assert.IsTrue(File.Exists(Path.Combine(root, "lib", "polyglot-0.1.0", "priv", "mirror", "libcoreclr.so")));
        using var running = new RunningRelease(root, "polyglot", new Dictionary<string, string?> { ["DOTNET_ROOT"] = "/nonexistent" }).Start();
        Assert.AreEqual("<<\"gnalrE\">>", running.Rpc("polyglot:mirror(\"Erlang\")."));
    }

    [TestMethod]
    [TestCategory("Long")]
    [DataRow("sln")]
    [DataRow("slnx")]
    public void ASolutionHoldsBoth(string format)
    {
        using var workspace = new Workspace();
        var project = Add(workspace);
        Assert.AreEqual(0, workspace.Dotnet(["new", "sln", "--name", "both", "--format", format]).ExitCode);
        Assert.AreEqual(0, workspace.Dotnet(["sln", $"both.{format}", "add", "--in-root", project, workspace.Path("polyglot", "mirror", "mirror.csproj")]).ExitCode);

        workspace.Build(workspace.Path($"both.{format}"), "-t:Build").ShouldSucceed();

        Assert.IsTrue(File.Exists(workspace.Path("polyglot", "bin", "Debug", "rel", "polyglot", "lib", "polyglot-0.1.0", "priv", "mirror", "mirror.dll")));
    }

    [TestMethod]
    public void AFileThatIsPublishedNoMoreLeavesTheRelease()
    {
        using var workspace = new Workspace();
        var project = Add(workspace);
        workspace.Build(project).ShouldSucceed();
        var csproj = workspace.Path("polyglot", "mirror", "mirror.csproj");
        File.WriteAllText(csproj, File.ReadAllText(csproj).Replace("<Nullable>", "<DebugType>none</DebugType><Nullable>", StringComparison.Ordinal));
        workspace.Build(project).ShouldSucceed();
        Assert.IsFalse(File.Exists(workspace.Path("polyglot", "bin", "Debug", "rel", "polyglot", "lib", "polyglot-0.1.0", "priv", "mirror", "mirror.pdb")));
    }

    [TestMethod]
    public void TwoDirectoriesGiveTheSameArchive()
    {
        using var one = new Workspace();
        using var other = new Workspace("another-place");
        one.Build(Add(one)).ShouldSucceed();
        other.Build(Add(other)).ShouldSucceed();
        CollectionAssert.AreEqual(Archive(one), Archive(other));
    }

    private static byte[] Archive(Workspace workspace) => File.ReadAllBytes(workspace.Path("polyglot", "bin", "Debug", "polyglot-0.1.0.tar.gz"));

    private static string Add(Workspace workspace)
    {
        foreach (var file in new[] { "src/polyglot.app.src", "src/polyglot.erl", "src/polyglot_app.erl", "src/polyglot_sup.erl", "mirror/mirror.csproj", "mirror/Program.cs" })
        {
            workspace.Write($"polyglot/{file}", File.ReadAllText(Path.Combine(Repository.Root, "samples", "polyglot", file)));
        }

        return workspace.Write("polyglot/polyglot.relproj", Project);
    }
}
