using static Release.Sdk.Tests.Faults.Fault;
using static Release.Sdk.Tests.Faults.SoundProjects;

namespace Release.Sdk.Tests.Faults;

/// <summary>Faults in configuration, templates, <c>priv</c> and overlays.</summary>
internal static class FileFaults
{
    private const string SysConfig = "config/sys.config";
    private const string VmArgs = "rel/vm.args.hbs";
    private const string Priv = "lib/web-1.0/priv";

    public static IEnumerable<Fault> All => [.. Configurations, .. Templates, .. PrivateFiles, .. Overlays];

    private static IEnumerable<Fault> Configurations =>
    [
        Shell("a sys.config without its end", Web, $"printf '[{{web, []}}\\n' > {SysConfig}", $"REL2009 {SysConfig}:1 The text ends inside a term"),
        Shell("a sys.config with a missing comma", Web, $"printf '[{{web,\\n [{{a, 1}} {{b, 2}}]}}].\\n' > {SysConfig}", $"REL2008 {SysConfig}:2 '{{' cannot stand here"),
        Shell("an empty sys.config", Web, $": > {SysConfig}", $"REL2101 {SysConfig}:1 must hold one list"),
        Shell("a sys.config that is no list", Web, $"printf '\\n{{web, []}}.\\n' > {SysConfig}", $"REL2101 {SysConfig}:2 must hold one list"),
        Shell("a sys.config with two lists", Web, $"printf '[].\\n[].\\n' > {SysConfig}", $"REL2101 {SysConfig}:2 must hold one list"),
        Shell("entries that configure nothing", Web, $"printf '[web,\\n {{db, 1}}].\\n' > {SysConfig}", $"REL2102 {SysConfig}:1 An entry", $"REL2102 {SysConfig}:2 An entry"),
        Shell("a parameter without a value", Web, $"printf '[{{web,\\n [{{a, 1}},\\n  b]}}].\\n' > {SysConfig}", $"REL2103 {SysConfig}:3 A parameter"),
        Shell("a parameter given twice", Web, $"printf '[{{web,\\n [{{a, 1}},\\n  {{a, 2}}]}}].\\n' > {SysConfig}", $"REL2104 {SysConfig}:3 'web' is given the parameter 'a' twice"),
    ];

    private static IEnumerable<Fault> Templates =>
    [
        Shell("an unknown name in vm.args", Web, $"printf -- '-heart\\n-name {{{{release.nme}}}}\\n' > {VmArgs}", $"REL1801 {VmArgs}:2 'release.nme' is unknown"),
        Shell("an open block in vm.args", Web, $"printf -- '\\n{{{{#if release.name}}}}\\n' > {VmArgs}", $"REL1802 {VmArgs}:2 is not closed"),
        Shell("an open placeholder in vm.args", Web, $"printf -- '-heart\\n-name {{{{release.name\\n' > {VmArgs}", $"REL1802 {VmArgs}:2 has no '}}}}'"),
        Shell("a table put into vm.args", Web, $"printf -- '{{{{release}}}}\\n' > {VmArgs}", $"REL1803 {VmArgs}:1 is no text"),
        Shell("a vm.args in Latin-1", Web, $"printf -- '-heart\\n## na\\357ve\\n' > {VmArgs}", $"REL1804 {VmArgs}:2 not UTF-8"),
    ];

    private static IEnumerable<Fault> PrivateFiles =>
    [
        Shell("a dangling link in priv", Web, $"ln -s /no/such/file {Priv}/link", $"REL7006 {Priv}/link points to '/no/such/file'"),
        Shell("a circle of links in priv", Web, $"ln -s . {Priv}/loop", $"REL7007 {Priv}/loop leads back"),
        Shell("a name that is not UTF-8 in priv", Web, $"touch {Priv}/\"$(printf 'na\\377me')\"", $"REL7008 {Priv} is not valid UTF-8"),
        Shell("two names that are not UTF-8 and read alike", Web, $"touch {Priv}/\"$(printf 'na\\377me')\" {Priv}/\"$(printf 'na\\376me')\"", $"REL7008 {Priv} is not valid UTF-8"),
        Shell("a directory name that is not UTF-8", Web, $"mkdir {Priv}/\"$(printf 'na\\377me')\" && touch {Priv}/\"$(printf 'na\\377me')\"/file", $"REL7008 {Priv} is not valid UTF-8"),
        Shell("a pipe in priv", Web, $"mkfifo {Priv}/pipe", $"REL7009 {Priv}/pipe a pipe, a socket or a device"),
        Shell("a line feed in a name in priv", Web, $"touch {Priv}/\"$(printf 'a\\nb')\"", $"REL7001 {Priv}/a\nb holds a control character"),
        Shell("names in priv that differ in case", Web, $"touch {Priv}/PAGE", $"REL7003 {Priv}/page differ only in case"),
        Shell("a dangling link in the priv of a source", Counter, "mkdir priv && ln -s /no/such/file priv/link", "REL7006 priv/link points to '/no/such/file'"),
    ];

    private static IEnumerable<Fault> Overlays =>
    [
        Overlay("an overlay outside of the release", "motd", "../x", "REL7001 rel/overlays/etc/motd '../x' holds the name '..'"),
        Overlay("an overlay at an absolute path", "motd", "/etc/motd", "REL7001 rel/overlays/etc/motd has an empty name between slashes"),
        Overlay("an overlay with a line feed in its path", "motd", "a&#10;b", "REL7001 rel/overlays/etc/motd holds a control character"),
        Overlay("an overlay in place of a directory", "motd", "releases", "REL7004 rel/overlays/etc/motd 'releases' is a file, so"),
        Overlay("an overlay that differs in case", "motd", "ETC/motd", "REL7003 rel/overlays/etc/motd differ only in case"),
        Overlay("an overlay that is not there", "nothing", "x", "REL7017 web.relproj is not there"),
        Shell("overlays that differ in case", Web, "mkdir rel/overlays/Etc && echo > rel/overlays/Etc/other", "REL7003 rel/overlays/etc/motd differ only in case"),
        Shell("a dangling link among the overlays", Web, "ln -s /no/such/file rel/overlays/link", "REL7006 rel/overlays/link points to '/no/such/file'"),
        Shell("an overlay whose name is not UTF-8", Web, "touch rel/overlays/\"$(printf 'na\\377me')\"", "REL7008 rel/overlays is not valid UTF-8"),
        Shell("a bad module among the overlays", Web, "mkdir -p rel/overlays/lib/web-1.0/ebin && echo > rel/overlays/lib/web-1.0/ebin/web.beam", "REL3002 rel/overlays/lib/web-1.0/ebin/web.beam Not a BEAM file"),
    ];

    private static Fault Overlay(string title, string file, string target, string error) =>
        InProject(title, Web, $"<ItemGroup><ReleaseOverlay Include=\"rel/overlays/etc/{file}\" TargetPath=\"{target}\" /></ItemGroup>", error);
}
