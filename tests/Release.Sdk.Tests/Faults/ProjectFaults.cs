using static Release.Sdk.Tests.Faults.Fault;

namespace Release.Sdk.Tests.Faults;

/// <summary>Faults in the project file.</summary>
internal static class ProjectFaults
{
    private const string Project = "web.relproj";

    public static IEnumerable<Fault> All =>
    [
        .. new[] { "My-App", "1web", "we b", "we;b", "we&#10;b", "we&quot;b", "we'b", "%24(Web)", "%40(Web)", "`id`", "%24%28id%29", "../web", "..", "w/b", "wéb" }
            .Select(name => Property("ReleaseName", name, $"REL1003 {Project} cannot name a release")),
        .. new[] { "1/0", "../1", "1;0", "1&#10;0", "1&quot;0", "1'0", "%24(X)", "%24%28id%29", "-1", "1 0", "%00" }
            .Select(version => Property("ReleaseVersion", version, $"REL1004 {Project} cannot be the version of a release")),
        Property("ReleaseVersionFromApplication", "nosuch", $"REL1005 {Project} there is no application 'nosuch' in it"),
        Property("ReleaseVersionFromApplication", "%24(X)';", $"REL1005 {Project} there is no application '$(X)';' in it"),
        Property("BeamBuildTool", "rebar3", $"REL1002 {Project} BeamBuildTool is 'rebar3'"),
        Property("StripBeams", "maybe", $"REL1014 {Project} StripBeams is 'maybe'"),
        Property("IsReleasable", "maybe", $"REL1014 {Project} IsReleasable is 'maybe'"),
        Property("EnableDefaultReleaseItems", "no", $"REL1014 {Project} EnableDefaultReleaseItems is 'no'"),
        Property("IncludeErts", "maybe", $"REL1013 {Project} IncludeErts is 'maybe'"),
        Property("IncludeErts", "/", $"REL1013 {Project} IncludeErts is '/'"),
        Property("ReleaseArchiveFormats", "rar", $"REL1009 {Project} 'rar' is not a format"),
        Property("ReleaseArchiveFormats", "tar.gz;zip;rar;tar", $"REL1009 {Project} 'rar' is not a format", $"REL1009 {Project} 'tar' is not a format"),
        Property("ExecutablesFor", "unix;bsd", $"REL1011 {Project} 'bsd' is not a kind of system"),
        Property("ReleaseCookie", "a&quot;b", $"REL1010 {Project} ReleaseCookie must be"),
        Property("ReleaseCookie", "a&#10;b", $"REL1010 {Project} ReleaseCookie must be"),
        Property("SOURCE_DATE_EPOCH", "yesterday", $"REL7016 {Project} SOURCE_DATE_EPOCH is 'yesterday'"),
        .. new[] { "RelFile", "SysConfig", "VmArgs", "RemoteVmArgs", "ReleaseEnvSh", "ReleaseEnvBat" }
            .Select(property => Property(property, "no/such;file", $"REL1007 {Project} {property} names '")),
        InProject("a directory as SysConfig", SoundProjects.Web, "<PropertyGroup><SysConfig>config</SysConfig></PropertyGroup>", $"REL1007 {Project} SysConfig names '"),
        InProject(
            "an unknown start type", SoundProjects.Web, """<ItemGroup><ReleaseApplication Update="web" StartType="always" /></ItemGroup>""",
            $"REL1006 {Project} 'always' is not a start type of application 'web'"),
        InProject(
            "two start types in one", SoundProjects.Web, """<ItemGroup><ReleaseApplication Update="web" StartType="permanent,load" /></ItemGroup>""",
            $"REL1006 {Project} 'permanent,load' is not a start type"),
        InProject(
            "a chunk with a long name", SoundProjects.Web, """<ItemGroup><KeepBeamChunk Include="Docs;Dbgi2" /></ItemGroup>""",
            $"REL1012 {Project} 'Dbgi2' is not the name of a chunk"),
        InProject(
            "several faults at once", SoundProjects.Web,
            "<PropertyGroup><ReleaseName>Web</ReleaseName><ReleaseVersion>1/0</ReleaseVersion><StripBeams>so</StripBeams><ReleaseArchiveFormats>rar</ReleaseArchiveFormats></PropertyGroup>",
            $"REL1003 {Project} 'Web'", $"REL1004 {Project} '1/0'", $"REL1009 {Project} 'rar'", $"REL1014 {Project} StripBeams"),
        InProject(
            "an application that is nowhere", SoundProjects.Web, """<ItemGroup><ReleaseApplication Include="cowboy" /></ItemGroup>""",
            $"REL4010 {Project} 'cowboy' was not found, and the release asks for it"),
        InProject(
            "hostile names of applications", SoundProjects.Web, """<ItemGroup><ReleaseApplication Include="../../x;a'b&quot;;%24(X)&#10;y" /></ItemGroup>""",
            $"REL4010 {Project} '../../x' was not found", $"REL4010 {Project} 'a'b\"' was not found", $"REL4010 {Project} '$(X)\ny' was not found"),
        InProject(
            "one application with two start types", SoundProjects.Web, """<ItemGroup><ReleaseApplication Include="web" StartType="load" /></ItemGroup>""",
            $"REL4013 {Project} asks for application 'web'"),
        InProject(
            "kernel only loaded", SoundProjects.Web, """<ItemGroup><ReleaseApplication Include="kernel" StartType="load" /></ItemGroup>""",
            $"REL4006 {Project} 'kernel' must have start type permanent"),
        InProject(
            "db only loaded", SoundProjects.Web, """<ItemGroup><ReleaseApplication Include="db" StartType="load" /></ItemGroup>""",
            "REL4012 lib/web-1.0/ebin/web.app:6 'web' has start type 'permanent' but uses 'db'"),
        new Fault(
            "a release root with somebody's files", SoundProjects.Web,
            directory =>
            {
                Directory.CreateDirectory(Path.Combine(directory, "mine"));
                File.WriteAllText(Path.Combine(directory, "mine", "precious.txt"), "mine");
                File.WriteAllText(Path.Combine(directory, Project), File.ReadAllText(Path.Combine(directory, Project))
                    .Replace("<IncludeErts>", "<ReleaseRoot>mine</ReleaseRoot><IncludeErts>", StringComparison.Ordinal));
            },
            $"REL7014 {Project} holds files that are no release"),
        InProject(
            "an archive directory that is a file", SoundProjects.Web, $"<PropertyGroup><ReleaseArchiveDirectory>{Project}</ReleaseArchiveDirectory></PropertyGroup>",
            $"REL7010 {Project}/web-1.0.release cannot be read or written"),
    ];
}
