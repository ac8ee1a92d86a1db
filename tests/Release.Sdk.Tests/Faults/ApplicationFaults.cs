using static Release.Sdk.Tests.Faults.Fault;
using static Release.Sdk.Tests.Faults.SoundProjects;

namespace Release.Sdk.Tests.Faults;

/// <summary>Faults in applications: sources, <c>.app.src</c> and <c>.app</c> files, modules.</summary>
internal static class ApplicationFaults
{
    private const string WebApp = "lib/web-1.0/ebin/web.app";
    private const string DbApp = "lib/db-1.0/ebin/db.app";
    private const string WebBeam = "lib/web-1.0/ebin/web.beam";
    private const string CounterApp = "src/counter.app.src";

    public static IEnumerable<Fault> All => [.. Sources, .. Needs, .. ResourceFiles, .. Modules];

    private static IEnumerable<Fault> Sources =>
    [
        Shell("a source with a syntax error", Counter, "printf '\\nbad( ->\\n' >> src/counter.erl", "REL8003 src/counter.erl:39 syntax error before: '->'"),
        Shell("a header that is not there", Counter, "sed -i '2i -include(\"gone.hrl\").' src/counter_sup.erl", "REL8003 src/counter_sup.erl:2 can't find include file \"gone.hrl\""),
        Shell("a module made of two sources", Counter, "mkdir src/old && cp src/counter.erl src/old", "REL8006 src/old/counter.erl 'counter' is also made from"),
        Shell("a missing application of a source", Counter, "sed -i 's/stdlib\\]/stdlib, cowboy]/' src/counter.app.src", $"REL4010 {CounterApp}:5 'counter' needs it (counter -> cowboy)"),
        Shell("an .app.src without its end", Counter, "sed -i '$d' src/counter.app.src", $"REL2009 {CounterApp}:6 The text ends inside a term"),
        Shell("an .app.src with a missing comma", Counter, "sed -i '3s/,$//' src/counter.app.src", $"REL2008 {CounterApp}:4 cannot stand here"),
        Shell("an .app.src in Latin-1", Counter, "printf '%% na\\357ve\\n' >> src/counter.app.src", $"REL2001 {CounterApp}:8 not UTF-8"),
        Shell("an .app.src of something else", Counter, "echo '{release, counter, []}.' > src/counter.app.src", $"REL8007 {CounterApp} holds one term {{application"),
        Shell("an .app.src of another application", Counter, "sed -i 's/application, counter/application, other/' src/counter.app.src", $"REL8008 {CounterApp}:1 describes 'other'"),
        Shell("an .app.src with a version for another tool", Counter, "sed -i 's/\"0.1.0\"/git/' src/counter.app.src", $"REL8009 {CounterApp}:3 The vsn of application 'counter' is git"),
        Shell("an .app.src twice", Counter, "mkdir -p apps/counter/src && cp src/counter.app.src apps/counter/src", $"REL8011 {CounterApp} 'counter' is also described by"),
        Shell("a version that cannot name a directory of releases", Counter, "sed -i 's/\"0.1.0\"/\"0 1\"/' src/counter.app.src", $"REL1004 {CounterApp}:3 '0 1' cannot be the version"),
    ];

    private static IEnumerable<Fault> Needs =>
    [
        Shell("a missing application", Web, $"sed -i 's/stdlib, db/stdlib, cowboy/' {WebApp}", $"REL4010 {WebApp}:6 'web' needs it (web -> cowboy)"),
        Shell("an application missing further down", Web, $"sed -i 's/stdlib\\]/stdlib, ranch]/' {DbApp}", $"REL4010 {DbApp}:6 (web -> db -> ranch)"),
        Shell("a directory of an application taken away", Web, "rm -r lib/db-1.0", $"REL4010 {WebApp}:6 'db' was not found"),
        Shell("a circle of applications", Web, $"sed -i 's/stdlib\\]/stdlib, web]/' {DbApp}", $"REL4035 {WebApp}:6 web -> db -> web"),
        Shell(
            "a circle of included applications", Web,
            $"sed -i '6s/.*/  {{applications, [kernel, stdlib]}}, {{included_applications, [db]}}]}}./' {WebApp} && sed -i '6s/.*/  {{applications, [kernel, stdlib]}}, {{included_applications, [web]}}]}}./' {DbApp}",
            $"REL4034 {WebApp}:6 web -> db -> web"),
        Shell("an application both used and included", Web, $"sed -i '6s/.*/  {{applications, [kernel, stdlib, db]}}, {{included_applications, [db]}}]}}./' {WebApp}", $"REL4011 {WebApp}:6 'db' is used by 'web' and included by 'web'"),
        Shell("two versions in one directory", Web, $"cp -R lib/db-1.0 lib/db-2.0 && sed -i 's/\"1.0\"/\"2.0\"/' lib/db-2.0/ebin/db.app", $"REL4015 {DbApp}:3 'db' is there in version '2.0'"),
        Shell("a second, broken version", Web, "cp -R lib/db-1.0 lib/db-2.0 && echo '{' > lib/db-2.0/ebin/db.app", "REL2009 lib/db-2.0/ebin/db.app:1 The text ends inside a term"),
    ];

    private static IEnumerable<Fault> ResourceFiles =>
    [
        Shell("an .app without its end", Web, $"sed -i '$d' {WebApp}", $"REL2009 {WebApp}:5 The text ends inside a term"),
        Shell("an empty .app", Web, $": > {WebApp}", $"REL4024 {WebApp}:1 this one holds 0"),
        Shell("an .app with an expression", Web, $"sed -i '3s/\"1.0\"/vsn()/' {WebApp}", $"REL2010 {WebApp}:3 is an expression"),
        Shell("an .app without a version", Web, $"sed -i '3d' {WebApp}", $"REL4021 {WebApp}:2 lacks the key 'vsn'"),
        Shell("an .app with a version that is no string", Web, $"sed -i '3s/\"1.0\"/1/' {WebApp}", $"REL4022 {WebApp}:3 'vsn' of application 'web' must be a string"),
        Shell("an .app whose version leads out of lib", Web, $"sed -i '3s/1.0/..\\/..\\/x/' {DbApp}", $"REL4026 {DbApp}:3 cannot become the directory"),
        Shell("an .app of another application", Web, $"sed -i '1s/web/shop/' {WebApp}", $"REL4025 {WebApp}:1 describes the application 'shop'"),
        Shell("a process registered by two applications", Web, $"sed -i '5s/db/web/' {DbApp}", $"REL4032 {DbApp}:5 'web' is registered by application 'web' and by 'db'"),
        Shell("an .app that is a directory", Web, $"rm {WebApp} && mkdir {WebApp}", "REL4010 web.relproj 'web' was not found"),
    ];

    private static IEnumerable<Fault> Modules =>
    [
        Shell("a module in two applications", Web, $"sed -i 's/\\[db\\]}},$/[db, web]}},/;5s/web/x/' {DbApp} && sed -i '5s/db, web/db/' {DbApp} && cp {WebBeam} lib/db-1.0/ebin", $"REL4037 {DbApp}:4 'web' is in application 'web' and in 'db'"),
        Shell("a module that is not there", Web, "rm lib/web-1.0/ebin/web_sup.beam", $"REL7005 {WebApp}:4 there is no 'ebin/web_sup.beam'"),
        Shell("two modules that are not there", Web, "rm lib/web-1.0/ebin/web*.beam", $"REL7005 {WebApp}:4 'ebin/web.beam'", $"REL7005 {WebApp}:4 'ebin/web_sup.beam'"),
        Shell("an empty module", Web, $": > {WebBeam}", $"REL3001 {WebBeam} The file is empty"),
        Shell("a module that was cut", Web, $"truncate -s 300 {WebBeam}", $"REL3003 {WebBeam} was cut"),
        Shell("random bytes for a module", Web, $"printf 'random bytes' > {WebBeam}", $"REL3002 {WebBeam} Not a BEAM file"),
        Shell("a module with another one's name", Web, $"cp lib/db-1.0/ebin/db.beam {WebBeam}", $"REL3011 {WebBeam} holds module 'db'"),
        Shell("several bad modules", Web, $": > {WebBeam} && truncate -s 300 lib/db-1.0/ebin/db.beam", $"REL3001 {WebBeam} empty", "REL3003 lib/db-1.0/ebin/db.beam cut"),
        Shell("a bad module that no .app lists", Web, "echo text > lib/web-1.0/ebin/left_over.beam", "REL3002 lib/web-1.0/ebin/left_over.beam Not a BEAM file"),
        Shell("a module that is a dangling link", Web, $"rm {WebBeam} && ln -s /no/such/web.beam {WebBeam}", $"REL7006 {WebBeam} points to '/no/such/web.beam'", $"REL7005 {WebApp}:4 'ebin/web.beam'"),
    ];
}
