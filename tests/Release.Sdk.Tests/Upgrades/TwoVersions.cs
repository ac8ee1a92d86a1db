namespace Release.Sdk.Tests.Upgrades;

/// <summary>Builds versions 0.1.0 and 0.2.0 of an application whose sources stand beside this file, the second with a relup from the archive of the first.</summary>
internal static class TwoVersions
{
    private static readonly string Sources = Path.Combine(Repository.Root, "tests", "Release.Sdk.Tests", "Upgrades");

    /// <summary>A workspace with both archives; <paramref name="properties"/> go into both projects.</summary>
    public static Workspace Build(string name, string properties)
    {
        var workspace = new Workspace(name);
        Build(workspace, name, "0.1.0", properties);
        Build(workspace, name, "0.2.0", properties, $"""<ReleaseUpgradeFrom Include="../0.1.0/bin/Debug/{name}-0.1.0.tar.gz" />""");
        return workspace;
    }

    public static string Archive(Workspace workspace, string name, string version) => workspace.Path(version, "bin", "Debug", $"{name}-{version}.tar.gz");

    private static void Build(Workspace workspace, string name, string version, string properties, string items = "")
    {
        workspace.Copy(Path.Combine(Sources, name, version), version);
        var project = workspace.Write(
            $"{version}/{name}.relproj", $"<Project Sdk=\"Release.Sdk\"><PropertyGroup>{properties}</PropertyGroup><ItemGroup>{items}</ItemGroup></Project>");
        workspace.Build(project).ShouldSucceed();
    }
}
