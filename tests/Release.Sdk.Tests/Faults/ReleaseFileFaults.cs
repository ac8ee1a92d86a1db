using static Release.Sdk.Tests.Faults.Fault;
using static Release.Sdk.Tests.Faults.SoundProjects;

namespace Release.Sdk.Tests.Faults;

/// <summary>Faults in a hand-written <c>.rel</c>.</summary>
internal static class ReleaseFileFaults
{
    public static IEnumerable<Fault> All =>
    [
        Rel("a .rel that is not there", "rm web.rel", "REL1007 web.relproj RelFile names '"),
        Rel("a .rel without its end", "sed -i '$d' web.rel", "REL2009 web.rel:5 The text ends inside a term"),
        Rel("an empty .rel", ": > web.rel", "REL4001 web.rel:1 not a release resource file"),
        Rel("a .rel of something else", "echo '{application, web, []}.' > web.rel", "REL4001 web.rel:1 not a release resource file"),
        Rel("a .rel whose name is an atom", "sed -i '1s/\"web\"/web/' web.rel", "REL4002 web.rel:1 must be a string"),
        Rel("a .rel whose name is a path", "sed -i '1s/\"web\"/\"..\\/web\"/' web.rel", "REL4003 web.rel:1 may not hold a slash"),
        Rel("a .rel whose name is a command", "sed -i '1s/\"web\"/\"$(id)\"/' web.rel", "REL1003 web.rel:1 '$(id)' cannot name a release"),
        Rel("a .rel whose version is a path", "sed -i '1s/\"1.0\"/\"..\\/1\"/' web.rel", "REL4003 web.rel:1 may not hold a slash"),
        Rel("a .rel whose version is a command", "sed -i '1s/\"1.0\"/\"$(id)\"/' web.rel", "REL1004 web.rel:1 '$(id)' cannot be the version"),
        Rel("a .rel for another ERTS", "sed -i '1s/erts, \"[^\"]*\"/erts, \"99.0\"/' web.rel", "REL1008 web.rel:1 written for ERTS 99.0"),
        Rel("a .rel without kernel", "sed -i '2s/{kernel.*/[/;2s/\\[\\[/[/' web.rel", "REL4005 web.rel:2 does not list 'kernel'"),
        Rel("a .rel that only loads kernel", "sed -i '2s/\"},/\", load},/' web.rel", "REL4006 web.rel:2 'kernel' must have start type permanent"),
        Rel("a .rel with a bad entry", "sed -i '5s/.*/  {db, 1},/' web.rel", "REL4004 web.rel:5 {db,1} is no application of a release"),
        Rel("a .rel with an unknown start type", "sed -i '5s/.*/  {db, \"1.0\", always},/' web.rel", "REL4004 web.rel:5 is no application of a release"),
        Rel("a .rel that lists an application twice", "sed -i '5s/.*/&{db, \"1.0\"},/' web.rel", "REL4008 web.rel:5 lists application 'db' twice"),
        Rel("a .rel with two versions", "sed -i '5s/.*/&\\n{db, \"2.0\"},/' web.rel", "REL4008 web.rel:6 lists two versions of application 'db'"),
        Rel("a .rel with an application that is nowhere", "sed -i '5s/.*/&\\n{cowboy, \"2.0\"},/' web.rel", "REL4030 web.rel:6 no cowboy.app was found"),
        Rel("a .rel with another version", "sed -i '5s/1.0/2.0/' web.rel", "REL4030 web.rel:5 'db' with version '2.0'"),
        Rel("a .rel without a needed application", "sed -i '5d' web.rel", "REL4009 lib/web-1.0/ebin/web.app:6 'web' needs 'db', which is not in the release"),
        Rel("a .rel that includes what the application does not", "sed -i '6s/\"}/\", [db]}/' web.rel", "REL4031 web.rel:6 include 'db'"),
        Rel("several faults in a .rel", "sed -i '3s/\"},/\", load},/;5s/.*/  {db, 1},/' web.rel", "REL4004 web.rel:5 {db,1}", "REL4006 web.rel:3 'stdlib'"),
        InProject("a directory as RelFile", Web, "<PropertyGroup><RelFile>lib</RelFile></PropertyGroup>", "REL1007 web.relproj RelFile names '"),
    ];

    private static Fault Rel(string title, string commands, params string[] errors) => Shell(title, Written, commands, errors);
}
