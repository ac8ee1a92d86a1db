using System.Text;
using Release.Otp;
using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Terms;

namespace Release.Hostile.Inputs;

/// <summary>The files of OTP that say what a release is: <c>.app</c>, <c>.rel</c>, <c>.appup</c>, <c>.boot</c>, <c>.script</c>, <c>sys.config</c>. Each has one fault.</summary>
internal static class FileInputs
{
    private const int Thousands = 100_000;

    private static readonly (string Name, string Text)[] Applications =
    [
        ("nothing", ""), ("two terms", App() + App()), ("another term", "{app,web,[]}."), ("a name that is no atom", "{application,\"web\",[]}."), ("properties that are no list", "{application,web,x}."), ("properties with a tail", "{application,web,[{vsn,\"1\"}|x]}."),
        ("a version with a separator", App(vsn: "1/0")), ("a version that climbs", App(vsn: "..")), ("a version with a backslash", App(vsn: "1\\\\0")), ("a version with a control character", App(vsn: "1\\n0")), ("a version with NUL", App(vsn: "1\\0")), ("a name that climbs", App(name: "'../web'")), ("a name with a separator", App(name: "'a/b'")),
        ("a version that is an atom", App().Replace("{vsn,\"1\"}", "{vsn,x}", StringComparison.Ordinal)), ("no version", App().Replace("{vsn,\"1\"},", "", StringComparison.Ordinal)), ("a version that is no text", App().Replace("{vsn,\"1\"}", "{vsn,[1114112]}", StringComparison.Ordinal)),
        ("modules that are no atoms", App().Replace("{modules,[]}", "{modules,[1]}", StringComparison.Ordinal)), ("modules with a tail", App().Replace("{modules,[]}", "{modules,[a|b]}", StringComparison.Ordinal)), ("applications that are strings", App().Replace("{applications,[]}", "{applications,[\"kernel\"]}", StringComparison.Ordinal)), ("a tuple of three", App().Replace("{modules,[]}", "{modules,[],[]}", StringComparison.Ordinal)),
    ];

    private static readonly (string Name, string Text)[] Releases =
    [
        ("nothing", ""), ("another term", "{rel,x}."), ("two terms", Rel() + Rel()), ("a name that climbs", Rel(name: "..")), ("a name with a separator", Rel(name: "a/b")), ("a version with a separator", Rel(vsn: "1/0")), ("a version with a line break", Rel(vsn: "1\\n0")), ("a runtime system that climbs", Rel(erts: "..")), ("a name that is no text", Rel().Replace("{\"web\"", "{[1114112]", StringComparison.Ordinal)),
        ("an application that is no tuple", Rel(more: ",web")), ("an application that is given twice", Rel(more: ",{kernel,\"8.5.3\"}")), ("an application of an unknown type", Rel(more: ",{web,\"1\",always}")), ("an application whose version climbs", Rel(more: ",{web,\"../1\"}")), ("an application whose name climbs", Rel(more: ",{'../web',\"1\"}")), ("no kernel", "{release,{\"web\",\"1\"},{erts,\"13\"},[{stdlib,\"4\"}]}."), ("applications with a tail", Rel().Replace("}]}.", "}|x]}.", StringComparison.Ordinal)),
    ];

    private static readonly (string Name, string Text)[] Upgrades =
    [
        ("nothing", ""), ("another term", "x."), ("ways that are no list", "{\"2\",x,[]}."), ("a way with a tail", "{\"2\",[x|y],[]}."), ("a pattern that is not UTF-8", "{\"2\",[{<<255>>,[]}],[]}."), ("instructions that are no list", "{\"2\",[{\"1\",x}],[]}."),
    ];

    private static readonly string[] Expressions = ["(a+)+$", "(a|a)*b", "(a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*)*x", "((a{1,9}){1,9}){1,9}b", "(?=(a+))\\\\1+b"];

    public static IEnumerable<HostileInput> All =>
    [
        .. Applications.Select(text => Of("app", text.Name, Expected.Refused, text.Text, ReadApp)),
        .. Releases.Select(text => Of("rel", text.Name, Expected.Refused, text.Text, ReadRel)),
        .. Upgrades.Select(text => Of("appup", text.Name, Expected.Refused, text.Text, ReadAppup)),
        Of("app", "a file", Expected.Read, App(), ReadApp),
        Of("rel", "a file", Expected.Read, Rel(), ReadRel),
        Of("appup", "a file", Expected.Read, "{\"2\",[{\"1\",[{load_module,m}]}],[{<<\"1(\\\\.[0-9]+)*\">>,[]}]}.", ReadAppup),
        Heavy("app", "a hundred thousand modules", Expected.Read, () => App().Replace("{modules,[]}", $"{{modules,[{string.Join(',', Enumerable.Range(0, Thousands).Select(i => $"m{i}"))}]}}", StringComparison.Ordinal), ReadApp),
        Heavy("rel", "a hundred thousand applications", Expected.Read, () => Rel(more: "," + string.Join(',', Enumerable.Range(0, Thousands).Select(i => $"{{a{i},\"1\"}}"))), ReadRel),
        Heavy("appup", "a hundred thousand ways", Expected.Read, () => $"{{\"2\",[{string.Join(',', Enumerable.Range(0, Thousands).Select(i => $"{{\"1.{i}\",[]}}"))}],[]}}.", ReadAppup),
        .. Expressions.Select(expression => Heavy("appup", $"the expression {expression} for ever", Expected.Either, () => $"{{\"2\",[{{<<\"{expression}\">>,[]}}],[]}}.", ReadAppup)),
        Heavy("appup", "an expression a hundred thousand groups deep", Expected.Either, () => $"{{\"2\",[{{<<\"{new string('(', Thousands)}{new string(')', Thousands)}\">>,[]}}],[]}}.", ReadAppup),
        Heavy("appup", "an expression that repeats for ever", Expected.Either, () => "{\"2\",[{<<\"" + string.Concat(Enumerable.Repeat("(", 20)) + "a" + string.Concat(Enumerable.Repeat("){65000}", 20)) + "\">>,[]}],[]}.", ReadAppup),
        Of("script", "nothing", Expected.Refused, "", ReadScript),
        Of("script", "another term", Expected.Refused, "{scrip,{\"a\",\"1\"},[]}.", ReadScript),
        Of("script", "two terms", Expected.Refused, "a. b.", ReadScript),
        Of("script", "no instruction", Expected.Refused, "{script,{\"a\",\"1\"},[]}.", ReadScript),
        Of("script", "modules that are no atoms", Expected.Refused, "{script,{\"a\",\"1\"},[{preLoaded,[1]},{primLoad,[]}]}.", ReadScript),
        Of("script", "a name that is no text", Expected.Refused, "{script,{a,\"1\"},[{preLoaded,[]},{primLoad,[]}]}.", ReadScript),
        Of("script", "instructions with a tail", Expected.Refused, "{script,{\"a\",\"1\"},[{preLoaded,[]}|x]}.", ReadScript),
        Of("script", "a file", Expected.Read, "{script,{\"a\",\"1\"},[{preLoaded,[]},{primLoad,[]}]}.", ReadScript),
        Boot("no term", () => [1, 2, 3]),
        Boot("another term", () => EtfWriter.Write(Term.Atom("script"), AtomEncoding.Utf8)),
        Boot("no instruction", () => EtfWriter.Write(Term.Tuple(Term.Atom("script"), Term.Tuple(Term.String("a"), Term.String("1")), Term.Nil), AtomEncoding.Utf8)),
        Boot("a cut", () => EtfWriter.Write(Term.Tuple(Term.Atom("script"), Term.Tuple(Term.String("a"), Term.String("1")), Term.Nil), AtomEncoding.Utf8)[..^2]),
        Boot("a bomb", () => EtfInputs.Compressed(new byte[1 << 28], 64 << 20)),
        Of("config", "nothing", Expected.Refused, "", ReadConfig),
        Of("config", "an atom", Expected.Refused, "x.", ReadConfig),
        Of("config", "two terms", Expected.Refused, "[]. [].", ReadConfig),
        Of("config", "a list with a tail", Expected.Refused, "[{a,[]}|b].", ReadConfig),
        Of("config", "an entry that is none", Expected.Refused, "[x].", ReadConfig),
        Of("config", "a parameter that is none", Expected.Refused, "[{a,[x]}].", ReadConfig),
        Of("config", "a parameter twice", Expected.Refused, "[{a,[{x,1},{x,2}]}].", ReadConfig),
        Of("config", "nodes that are none", Expected.Refused, "[{kernel,[{distributed,x}]}].", ReadConfig),
        Heavy("config", "a million deep", Expected.Read, () => $"[{{a,[{{x,{Deep(1_000_000)}}}]}}].", ReadConfig),
        Heavy("app", "a version a million deep", Expected.Refused, () => App().Replace("{vsn,\"1\"}", $"{{vsn,{Deep(1_000_000)}}}", StringComparison.Ordinal), ReadApp),
        Heavy("rel", "a term a million deep for an application", Expected.Refused, () => Rel(more: "," + Deep(1_000_000)), ReadRel),
        Heavy("config", "a hundred thousand parameters", Expected.Read, () => $"[{{a,[{string.Join(',', Enumerable.Range(0, Thousands).Select(i => $"{{k{i},1}}"))}]}}].", ReadConfig),
    ];

    public static IEnumerable<Diagnostic> ReadApp(byte[] bytes) => ApplicationResourceFile.Read(TermReader.Consult(bytes, "web.app"), 25).Diagnostics;

    public static IEnumerable<Diagnostic> ReadRel(byte[] bytes) => ReleaseSpecification.Read(TermReader.Consult(bytes, "web.rel")).Diagnostics;

    public static IEnumerable<Diagnostic> ReadAppup(byte[] bytes)
    {
        var read = ApplicationUpgradeFile.Read(TermReader.Consult(bytes, "web.appup"));
        _ = (read.Value?.FindUp(new Vsn(new string('a', 60) + "!")), read.Value?.FindDown(new Vsn("1.0")));
        return read.Diagnostics;
    }

    public static IEnumerable<Diagnostic> ReadConfig(byte[] bytes)
    {
        var document = TermReader.Consult(bytes, "sys.config");
        _ = ConfigurationFile.FilesNamedIn(document).Count();
        return ConfigurationFile.Check(document);
    }

    public static IEnumerable<Diagnostic> ReadScript(byte[] bytes)
    {
        StartClean.ReadScript(bytes, "start_clean.script");
        return [];
    }

    public static void ReadBoot(byte[] bytes) => StartClean.ReadBoot(bytes, "start_clean.boot");

    public static string App(string name = "web", string vsn = "1") =>
        $"{{application,{name},[{{description,\"\"}},{{vsn,\"{vsn}\"}},{{modules,[]}},{{registered,[]}},{{applications,[]}}]}}.\n";

    public static string Rel(string name = "web", string vsn = "1", string erts = "13.1.5", string more = "") =>
        $"{{release,{{\"{name}\",\"{vsn}\"}},{{erts,\"{erts}\"}},[{{kernel,\"8.5.3\"}},{{stdlib,\"4.2\"}}{more}]}}.\n";

    private static string Deep(int depth) => new string('[', depth) + new string(']', depth);

    private static HostileInput Of(string group, string name, Expected expected, string text, Func<byte[], IEnumerable<Diagnostic>> read) =>
        HostileInput.Of(group, name, expected, () => Encoding.UTF8.GetBytes(text), read) with { IsHeavy = text.Length > 1_000_000 };

    private static HostileInput Heavy(string group, string name, Expected expected, Func<string> text, Func<byte[], IEnumerable<Diagnostic>> read) =>
        HostileInput.Of(group, name, expected, () => Encoding.UTF8.GetBytes(text()), read) with { IsHeavy = true };

    private static HostileInput Boot(string name, Func<byte[]> make) => HostileInput.Of("boot", name, Expected.Refused, make, ReadBoot);
}
