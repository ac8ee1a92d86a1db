using System.Security.Cryptography;
using System.Text;
using Release.Otp;
using Release.Tasks.Compilation;
using Release.Tasks.Disk.Publication;
using Release.Tasks.Disk.Records;
using Release.Tasks.Mix;
using Release.Tasks.Stages;

namespace Release.Hostile.Inputs;

/// <summary>What other programs said, and what earlier stages and builds left: the description of a Mix project, erlc's words, sources, memories of builds.</summary>
internal static class DescribedInputs
{
    private const int Million = 1_000_000;

    public const string Mix = """
        {mix,"1.14.0",prod,host}.
        {elixir,"/usr/lib/elixir/lib"}.
        {project,web,"1.0",false}.
        {application,web,"/w/_build/prod/lib/web/ebin","/w"}.
        {own,[web]}.
        {consolidated,undefined}.
        {config,[{web,[{key,"value"}]}]}.
        {default_release,undefined}.
        {release,web,[{applications,[{web,permanent}]},{version,"1.0"},{include_erts,true},{strip_beams,[{keep,["Docs"]},{compress,true}]},{steps,[assemble,tar]},{overlays,["o"]},{include_executables_for,[unix]},{runtime_config_path,false},{skip_mode_validation_for,[]}]}.
        {input,"/w/mix.exs"}.
        """;

    private static readonly (string Name, string From, string To)[] MixFaults =
    [
        ("no project", "{project,web", "{projekt,web"), ("a version that is no text", "\"1.14.0\"", "x"), ("two projects", "{own,[web]}.", "{own,[web]}. {project,a,\"1\",false}."), ("a release of no list", "{release,web,[", "{release,web,x}. {release,web,["), ("a release without a version", "{version,\"1.0\"}", "{versio,\"1.0\"}"), ("a release without applications", "{applications,", "{application,"),
        ("an option that is no pair", "{include_erts,true}", "include_erts"), ("an option twice", "{include_erts,true}", "{include_erts,true},{include_erts,false}"), ("a flag that is none", "{compress,true}", "{compress,1}"), ("a mode that is none", "permanent", "always"), ("a mode by its number", "permanent", "'0'"), ("own applications that are no list", "{own,[web]}", "{own,web}"), ("an application with a name that climbs", "{own,[web]}", "{own,['../web']}"),
        ("an application of no atom", "{application,web,", "{application,1,"), ("steps that are no list", "[assemble,tar]", "assemble"), ("an overlay of numbers that are none", "[\"o\"]", "[[1114112]]"), ("an empty pair among the options", "{include_erts,true}", "{}"), ("chunks that are no list", "[\"Docs\"]", "docs"), ("a pair of one in a part", "{keep,[\"Docs\"]}", "{keep}"), ("a release that is cut", "{include_erts,true}", "{include_erts"),
        ("an application that is no pair", "{web,permanent}", "web"), ("an application without a mode", "{web,permanent}", "{web}"), ("an application of a number", "{web,permanent}", "{1,permanent}"), ("a mode that is a number", "{web,permanent}", "{web,1}"), ("a version of a part", "{version,\"1.0\"}", "{version,{from_app}}"), ("a version of an application that is none", "{version,\"1.0\"}", "{version,{from_app,1}}"), ("a flag of another word", "{compress,true}", "{compress,maybe}"), ("an application by a text", "{web,permanent}", "{\"web\",permanent}"),
    ];

    public static IEnumerable<HostileInput> All =>
    [
        Of("mix", "a description", Expected.Read, Mix, ReadMix),
        Of("mix", "nothing", Expected.Refused, "", ReadMix),
        .. MixFaults.Select(fault => Of("mix", fault.Name, fault.Name.Contains("climbs", StringComparison.Ordinal) ? Expected.Either : Expected.Refused, Mix.Replace(fault.From, fault.To, StringComparison.Ordinal), ReadMix)),
        Of("stage", "applications of nothing", Expected.Refused, "", ReadResolved),
        Of("stage", "applications of another shape", Expected.Refused, "{release,\"a\",\"1\",\"13\"}.\n[x].", ReadResolved),
        Of("stage", "an application of an unknown type", Expected.Refused, "{release,\"a\",\"1\",\"13\"}.\n[{a,\"1\",'Always',undefined,\"/e\",\"/s\",[]}].", ReadResolved),
        Of("stage", "names that are no atoms", Expected.Refused, "{release,\"a\",\"1\",\"13\"}.\n[{a,\"1\",'Permanent',[1],\"/e\",\"/s\",[]}].", ReadResolved),
        .. Resolved.Select(fault => Of("stage", "applications with " + fault.Name, Expected.Refused, fault.Text, ReadResolved)),
        Of("stage", "applications that are cut", Expected.Refused, "{release,\"a\",\"1\"", ReadResolved),
        .. Memories.Select(memory => Of("memory", "a record with " + memory.Name, Expected.Read, memory.Text, ReadRecord)),
        .. Memories.Select(memory => Of("memory", "a manifest with " + memory.Name, Expected.Read, memory.Text, ReadManifest)),
        .. States.Select(state => Of("memory", "a state of " + state.Name, Expected.Read, state.Bytes, ReadState)),
        .. Words.Select(words => HostileInput.Of("erlc", words.Name, Expected.Read, () => words.Text(), bytes => { ReadErlc(bytes); }) with { IsHeavy = true }),
        .. Words.Select(words => HostileInput.Of("source", words.Name, Expected.Read, () => words.Text(), bytes => { ReadSource(bytes); }) with { IsHeavy = true }),
        .. Words.Select(words => HostileInput.Of("mixwords", words.Name, Expected.Read, () => words.Text(), bytes => { _ = MixOutput.Errors(Encoding.Latin1.GetString(bytes)).Count(); }) with { IsHeavy = true }),
    ];

    private static (string Name, string Text)[] Resolved { get; } =
    [
        ("a version of no text", "{release,\"a\",1,\"13\"}.\n[]."), ("a name of no characters", "{release,[1114112],\"1\",\"13\"}.\n[]."), ("a release alone", "{release,\"a\",\"1\",\"13\"}."), ("a release of three parts", "{release,\"a\",\"1\"}.\n[]."), ("a release of no tuple", "release.\n[]."), ("no list of them", "{release,\"a\",\"1\",\"13\"}.\n{}."), ("a list that is improper", "{release,\"a\",\"1\",\"13\"}.\n[a|b]."),
        ("one of six parts", "{release,\"a\",\"1\",\"13\"}.\n[{a,\"1\",'Permanent',undefined,\"/e\",\"/s\"}]."), ("a name of text", "{release,\"a\",\"1\",\"13\"}.\n[{\"a\",\"1\",'Permanent',undefined,\"/e\",\"/s\",[]}]."), ("a type by its number", "{release,\"a\",\"1\",\"13\"}.\n[{a,\"1\",'7',undefined,\"/e\",\"/s\",[]}]."), ("a type of text", "{release,\"a\",\"1\",\"13\"}.\n[{a,\"1\",\"Permanent\",undefined,\"/e\",\"/s\",[]}]."), ("nobody who asked", "{release,\"a\",\"1\",\"13\"}.\n[{a,\"1\",'Permanent',[b],\"/e\",\"/s\",undefined}]."), ("included ones of a word", "{release,\"a\",\"1\",\"13\"}.\n[{a,\"1\",'Permanent',none,\"/e\",\"/s\",[]}]."), ("a path of no text", "{release,\"a\",\"1\",\"13\"}.\n[{a,\"1\",'Permanent',undefined,e,\"/s\",[]}]."),
    ];

    private static (string Name, string Text)[] Memories { get; } =
    [
        ("nothing", ""), ("a header alone", "release-stage-record 1\n"), ("NUL", "release-stage-record 1\nr\t-\t0\t/a\0b\n"), ("a line of a letter", "release-stage-record 1\nr\n"), ("a long path", $"release-stage-record 1\nr\t-\t0\t/{new string('a', 5000)}\n"), ("an empty path", "release-stage-record 1\nr\t-\t0\t\n"), ("an unknown kind", "release-stage-record 1\nz\t-\t0\t/a\n"), ("a path that ends in a backslash", "release-stage-record 1\nr\t-\t0\t/a\\\n"), ("bytes", "\u0001\u0002\u0003"), ("a directory of a million parts", $"release-stage-record 1\nd\t0\t0\t{string.Concat(Enumerable.Repeat("/a", Million))}\n"),
    ];

    /// <summary>What the last compilation saw, as it is saved.</summary>
    public static byte[] State { get; } = Saved(new CompilationState(
        "k",
        [new("web", "1.0", "/web")],
        new() { ["web/a.beam"] = new("aa", new() { ["a.hrl"] = "bb" }, new() { ["m"] = "cc" }, "dd", [Diagnostic.Warning(8103, new Place("a.erl", 1, 2), "m"), Diagnostic.Warning(8103, Place.None, "n")]) },
        new() { ["a.erl"] = new("1", "2", new SourceFacts(["b"], [], ["x"], [])), ["a.beam"] = new("3", "4", null) }));

    private static byte[] Saved(CompilationState state)
    {
        using var stream = new MemoryStream();
        CompilationStateFile.Write(stream, state);
        return stream.ToArray();
    }

    private static (string Name, byte[] Bytes)[] States { get; } =
    [
        ("nothing", []), ("a digest of nothing", SHA256.HashData([])), ("a header alone", [.. "release.sdk compilation 3\n"u8]), ("another header", Signed("\u0003abc"u8)), ("the first half", State[..(State.Length / 2)]), ("another digest", [.. State[..^1], (byte)(State[^1] ^ 1)]), ("a changed digest of a source", [.. State.Select((part, at) => at == State.Length / 2 ? (byte)(part ^ 1) : part)]), ("a million zeros", new byte[Million]),
    ];

    private static byte[] Signed(ReadOnlySpan<byte> bytes) => [.. bytes, .. SHA256.HashData(bytes)];

    private static (string Name, Func<byte[]> Text)[] Words { get; } =
    [
        ("nothing", () => []), ("ten megabytes on a line", () => Line(new string('x', 10 * Million))), ("a million colons", () => Line(new string(':', Million))), ("a million numbers", () => Line(string.Concat(Enumerable.Repeat(":1", Million)))), ("a million digits", () => Line("m.erl:" + new string('1', Million) + ": x")), ("two million digits", () => Line("m.erl:" + new string('1', Million) + ":" + new string('2', Million))),
        ("a million lines", () => Line(string.Concat(Enumerable.Repeat("m.erl:1:1: x\n", Million)))), ("a hundred thousand lines of one message", () => Line("m.erl:1: x\n" + string.Concat(Enumerable.Repeat("  more\n", 100_000)))), ("a million escapes", () => Line("m.erl:1: " + string.Concat(Enumerable.Repeat("\\x{41}", Million)))), ("escapes of no characters", () => Line("m.erl:1: \\x{D800}\\x{FFFFFF}\\x{110000}")), ("bytes", () => [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7))]), ("NUL", () => new byte[Million]),
        ("a million quotes", () => Line(new string('"', Million))), ("a million quotes with blanks", () => Line(string.Concat(Enumerable.Repeat("\"\"\" ", Million / 4)))), ("a million quotes on lines of their own", () => Line(string.Concat(Enumerable.Repeat("\"\"\"\n", Million / 4)))), ("a million sigils", () => Line(new string('~', Million))), ("a million backslashes", () => Line("\"" + new string('\\', Million))), ("a million dollars", () => Line(new string('$', Million))), ("a million attributes", () => Line(string.Concat(Enumerable.Repeat("-include(\"a\").\n", Million / 10)))), ("a million calls", () => Line(string.Concat(Enumerable.Range(0, Million / 10).Select(i => $"m{i}:f(), ")))), ("half a million errors", () => Line(string.Concat(Enumerable.Repeat("** (E) a.ex:1: \n error: x\n └─ ", Million / 4)))), ("a million blanks", () => Line("error: x\n" + new string(' ', Million) + "x")),
    ];

    public static void ReadMix(string file) => MixDescription.Read(file);

    public static void ReadResolved(string file) => ResolvedRelease.Read(file);

    public static void ReadRecord(string file)
    {
        File.Copy(file, FormerRecord.Of(file), overwrite: true);
        _ = (StageRecord.IsCurrent(file), StageRecord.WrittenIn(file).Count, FormerRecord.Take(file)?.ChangedFiles()?.Count);
    }

    public static void ReadManifest(string file) => ReleaseManifest.Read(file, "/release");

    public static void ReadState(string file)
    {
        var state = CompilationState.After(CompilationState.Read(file), "k");
        foreach (var unit in state.Units.Values)
        {
            _ = (unit.Source.Length, unit.Output.Length, unit.Headers.Count(header => header.Value.Length == 0), unit.Uses.Count(use => use.Value.Length == 0), unit.Warnings.Count(warning => warning.Code.Length == 0));
        }

        _ = (state.Applications.Count(application => application.Name.Length + application.Version.Length + application.Directory.Length == 0), state.Files.Count(known => known.Value.Digest.Length == 0));
    }

    public static void ReadErlc(byte[] bytes) => ErlcMessages.Parse(bytes);

    public static void ReadSource(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        SourceFacts.Of(text);
        _ = SourceFacts.TransformsOf(text).Count();
    }

    private static byte[] Line(string text) => Encoding.UTF8.GetBytes(text);

    private static HostileInput Of(string group, string name, Expected expected, string text, Action<string> read) => Of(group, name, expected, Encoding.UTF8.GetBytes(text), read);

    private static HostileInput Of(string group, string name, Expected expected, byte[] bytes, Action<string> read) => new(group, name, expected, sandbox =>
    {
        var file = sandbox.Write("described", bytes);
        return () =>
        {
            read(file);
            return [];
        };
    });
}
