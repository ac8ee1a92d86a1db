using System.Text;
using Release.Hostile.Inputs;
using Release.Otp;
using Release.Otp.Beam;
using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Terms;
using Release.Otp.Tests.Terms;
using Release.Otp.Upgrades;
using Release.Tasks.Disk.Publication;
using Release.Tasks.Disk.RuntimePacks;
using Chunks = Release.Otp.Tests.Beam.Some;

namespace Release.Hostile;

/// <summary>Every parser, with valid inputs to begin from: small ones of ours, and files of the installed OTP.</summary>
internal static class AllParsers
{
    private static readonly string Scratch = Path.Join(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"release-mutate-{Environment.ProcessId}");

    private static readonly string[] RelupSeeds =
    [
        "[{load_module,web_a,soft_purge,soft_purge,[]},{update,web_b,supervisor},{add_module,web_c,[web_a]},{delete_module,web_old}].", "[{update,web_a,static,7,{advanced,[]},soft_purge,brutal_purge,[web_b]},{update,web_b,soft}].",
        "[{add_application,db,load},{remove_application,old},{restart_application,web}].", "[restart_new_emulator,{apply,{m,f,[x|y]}},point_of_no_return,{load_object_code,{m,\"1\",[a,b]}},{load,{a,soft_purge,soft_purge}},{remove,{a,soft_purge,soft_purge}},{purge,[a]},{suspend,[a,{b,infinity}]},{resume,[a]},{code_change,up,[{a,x}]},{stop,[a]},{start,[a]},{sync_nodes,1,{m,f,[]}},restart_emulator].",
    ];

    public static IReadOnlyList<HostileParser> All { get; } =
    [
        Text("text", () => ConsultTexts.All.Where(text => text.Length > 0), bytes => ReadAndPrint(bytes)),
        Binary("etf", () => [.. EtfInputs.Seeds, .. Files("*.boot").Take(1)], bytes => Written(EtfReader.Read(bytes, "x.boot"))),
        Binary("beam", () => [Chunks.Form(Chunks.Chunks), Module("proplists"), Module("supervisor_bridge"), Module("beam_lib"), Chunks.Gzip(Module("queue"))], bytes => BeamInputs.ReadAll(bytes, "proplists.beam")),
        Chunk("atoms", "AtU8", "gen_server", beam => beam.Exports.Count + beam.Imports.Count),
        Chunk("imports", "ImpT", "gen_server", beam => beam.Imports.Count + beam.ImportedModules.Count()),
        Chunk("exports", "ExpT", "gen_server", beam => beam.Exports.Count + (beam.ExportsFunction("code_change"u8, 3) ? 1 : 0)),
        Chunk("attributes", "Attr", "gen_server", beam => ModuleAttributes.Behaviours(beam)?.Count ?? 0),
        Chunk("information", "CInf", "gen_server", beam => beam.CompilerVersion?.Length ?? 0),
        Chunk("literals", "LitT", "supervisor", beam => ModuleDigest.Of(beam).Value.Length + (SupervisorChildren.Of(beam, isSupervisor: true)?.Count ?? 0)),
        Chunk("abstractcode", "Dbgi", "gen_event", beam => AbstractCode.Of(beam).Count() + (ModuleDescription.Of(beam).State?.Fields.Count ?? 0), isExpanded: true),
        Chunk("code", "Code", "kernel", beam => (SupervisorChildren.Of(beam, isSupervisor: true)?.Count ?? 0) + (ConstantFunction.Evaluate(beam, "start", 2)?.Terms.Count ?? 0)),
        Chunk("beamlib", "Code", "beam_lib", beam => SignificantChunks.Of(beam).Count),
        Chunk("opcodes", "Code", "beam_opcodes", beam => InstructionSet.LastOf(beam) ?? 0),
        Binary("boot", () => Files("start_clean.boot").Take(1), FileInputs.ReadBoot),
        Text("script", () => Files("start_clean.script").Take(1), bytes => FileInputs.ReadScript(bytes)),
        Text("app", () => [.. Files("*.app").OrderBy(file => file.Length).Take(12), Encoding.UTF8.GetBytes(FileInputs.App())], bytes => FileInputs.ReadApp(bytes)),
        Text("rel", () => [.. Files("start_clean.rel").Take(1), Encoding.UTF8.GetBytes(FileInputs.Rel(more: ",{web,\"1\",load,[a,b]},{db,\"2\",[]}"))], bytes => FileInputs.ReadRel(bytes)),
        Text("appup", () => [.. Files("*.appup").OrderBy(file => file.Length).Take(12)], bytes => FileInputs.ReadAppup(bytes)),
        Text("config", () => ["[{kernel,[{distributed,[{a,5000,['a@b',{'c@d','e@f'}]}]}]},{web,[{key,\"value\"}]},\"other.config\"].\n"u8.ToArray()], bytes => _ = FileInputs.ReadConfig(bytes).Count()),
        Text("relup", () => RelupSeeds.Select(Encoding.UTF8.GetBytes), Translate),
        Text("release", () => [Encoding.UTF8.GetBytes(Described)], bytes => ReleaseDescription.Read(bytes, "web.release")),
        Binary("elf", () => NativeInputs.Seeds("ELF"), NativeInputs.Read),
        Binary("pe", () => NativeInputs.Seeds("PE"), NativeInputs.Read),
        Binary("macho", () => NativeInputs.Seeds("Mach-O"), NativeInputs.Read),
        Binary("tar", () => [TarInputs.Tar(new TarMember("bin/other", [], '2') { Link = "web" }, new TarMember("pax", "26 path=lib/web-1.0/priv/x\n"u8.ToArray(), 'x'), new TarMember("short", [1, 2]), new TarMember("././@LongLink", "lib/web-1.0/priv/long\0"u8.ToArray(), 'L'), new TarMember("short", [1, 2]))], bytes => FromFile(".tar.gz", TarInputs.Gzip(bytes), file => TarInputs.Read(file))),
        Binary("targz", () => [TarInputs.Archive()], bytes => FromFile(".tar.gz", bytes, file => TarInputs.Read(file))),
        Binary("zip", () => [ZipInputs.Archive([("bin/other", "web"u8.ToArray(), 0xA1FF)])], bytes => FromFile(".zip", bytes, file => TarInputs.Read(file))),
        Text("pack", () => [PackInputs.Seed], bytes => FromFile(".manifest", bytes, file => RuntimePackManifest.Read(file))),
        Text("record", () => [Encoding.UTF8.GetBytes("release-stage-record 1\nr\tRegular:420:10\t1600000000000000000\t/etc/passwd\nd\t0\t1600000000000000000\t/etc\nm\t0\t0\t/tmp\nw\t-\t0\t/nowhere/a\\tb\n")], bytes => FromFile(".record", bytes, DescribedInputs.ReadRecord)),
        Text("manifest", () => [new ReleaseManifest("/release", new Dictionary<string, ManifestEntry> { ["bin/web"] = new("bin/web", Otp.TargetSystem.UnixMode.Executable, 10, new string('a', 64), "1:2", "copy", "/a%b\tc", "3:4") }, ["lib/empty"]).ToBytes()], bytes => FromFile(".manifest", bytes, DescribedInputs.ReadManifest)),
        Text("state", () => [DescribedInputs.State], bytes => FromFile(".state", bytes, DescribedInputs.ReadState)),
        Text("mix", () => [Encoding.UTF8.GetBytes(DescribedInputs.Mix)], bytes => FromFile(".term", bytes, DescribedInputs.ReadMix)),
        Text("resolved", () => ["{release,\"a\",\"1\",\"13\"}.\n[{a,\"1\",'Permanent',undefined,\"/e\",\"/s\",[b]},{b,\"1\",'Load',[c],\"/e\",\"/s\",[]}].\n"u8.ToArray()], bytes => FromFile(".term", bytes, DescribedInputs.ReadResolved)),
        Text("erlc", () => [Encoding.UTF8.GetBytes(Words)], bytes => { DescribedInputs.ReadErlc(bytes); _ = Tasks.Mix.MixOutput.Errors(Encoding.Latin1.GetString(bytes)).Count(); }),
        Text("source", () => [Encoding.UTF8.GetBytes(Source)], DescribedInputs.ReadSource),
        Text("template", () => [Encoding.UTF8.GetBytes("A={{release.name}}\n{{#if release.include_erts}}{{{release.erts_version}}}{{else}}no{{/if}}\n{{#each release.applications}}{{name}}-{{version}}{{/each}}{{!-- c --}}\\{{release.version}}}\n")], TemplateInputs.Read),
        Text("eex", () => ["A=<%= @release.name %>\n<%# c %><%!-- d --%><%%= x %>\n<%=\n @release.version_path %>"u8.ToArray()], TemplateInputs.ReadEex),
    ];

    public const string Described = """
        {release_description,1}.
        {release,{"web","1.0"},{erts,"13.1.5"},[{kernel,"8.5.3"},{stdlib,"4.2"},{web,"1.0"}]}.
        {otp,25}.
        {includes_otp,true}.
        {application,kernel,[{vsn,"8.5.3"},{mod,{kernel,[]}}]}.
        {application,stdlib,[{vsn,"4.2"},{applications,[kernel]}]}.
        {application,web,[{vsn,"1.0"},{applications,[kernel,stdlib]}]}.
        {modules,web,[lost,{web,<<"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU">>,[{behaviours,[gen_server]},code_change,{state,state,[a,b]}]},{web_sup,<<"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU">>,[{children,[a,{b,1}]}]}]}.
        {unlisted,web,[{other,<<"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU">>}]}.
        {consolidated,[{'Elixir.Enumerable',<<"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU">>}]}.
        """;

    private const string Words = "src/a.erl:10:5: syntax error before: '.'\n% 10| x.\n%   |  ^\nsrc/b.erl:3: Warning: variable 'X' is \\x{441}\n  more of it\nm.hrl: no such file\n** (CompileError) lib/a.ex:3: undefined\nerror: x\n  └─ lib/b.ex:4:2: B.c/0\n";

    private const string Source = "-module(a).\n-behaviour(gen_server).\n-include(\"a.hrl\").\n-include_lib(\"kernel/include/file.hrl\").\n-compile({parse_transform,pt}).\n-compile([{parse_transform,{p,[]}}]).\nf() -> m:g($\\n, \"s\\\"\", 'q\\'', 16#ff, ~b\"x\", \"\"\"\n  t\n  \"\"\"), X:h().\n";

    private static readonly ResolvedApplication[] From = [Application("web", "1.0", "web_a,web_b,web_old"), Application("db", "1.0", "db_a"), Application("old", "1.0", "old_a")];
    private static readonly ResolvedApplication[] To = [Application("web", "2.0", "web_a,web_b,web_c"), Application("db", "1.0", "db_a"), Application("new", "1.0", "new_a")];

    private static HostileParser Text(string name, Func<IEnumerable<byte[]>> seeds, Action<byte[]> read) => new(name, true, new(() => [.. seeds()]), read);

    private static HostileParser Binary(string name, Func<IEnumerable<byte[]>> seeds, Action<byte[]> read) => new(name, false, new(() => [.. seeds()]), read);

    // The mutated bytes are those of one chunk, of a module that is right in everything else.
    private static HostileParser Chunk(string name, string id, string module, Func<BeamFile, int> read, bool isExpanded = false)
    {
        var whole = new Lazy<BeamFile>(() => BeamFile.Read(Module(module), module + ".beam"));
        return Binary(name, () => [Data(whole.Value, id, isExpanded)], bytes => read(BeamFile.Read(
            Chunks.Form([.. whole.Value.Chunks.Where(chunk => chunk.Id.Value != id).Select(chunk => (chunk.Id.Value, chunk.Data.ToArray())), (id, bytes)]), module + ".beam")));
    }

    private static byte[] Data(BeamFile beam, string id, bool isExpanded)
    {
        var data = beam.Chunk(new ChunkId(id))!.Data;
        return isExpanded && data.Span[1] == 80 ? [131, .. EtfCompression.Expand(data[2..], null).Span] : data.ToArray();
    }

    private static byte[] Module(string name) => Files(name + ".beam").First();

    private static IEnumerable<byte[]> Files(string pattern) => Directory.EnumerateFiles(Erlang.Root, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes);

    private static void ReadAndPrint(byte[] bytes)
    {
        foreach (var term in TermReader.Consult(bytes, "x.term").Terms)
        {
            Written(term);
            TermPrinter.Print(term);
        }
    }

    private static void Written(Term term)
    {
        EtfReader.Read(EtfWriter.Write(term, AtomEncoding.Utf8), null);
        TermPrinter.Flat(term);
        _ = (term.GetHashCode(), term.CompareTo(term));
    }

    private static void FromFile(string extension, byte[] bytes, Action<string> read)
    {
        File.WriteAllBytes(Scratch + extension, bytes);
        try
        {
            read(Scratch + extension);
        }
        finally
        {
            File.Delete(Scratch + extension);
        }
    }

    private static void Translate(byte[] bytes)
    {
        if (TermReader.Consult(bytes, "web.appup").Terms is [ListTerm { Tail: null } instructions])
        {
            foreach (var direction in Enum.GetValues<UpgradeDirection>())
            {
                UpgradeTranslator.Translate(direction, [new UpgradeScript("The upgrade", instructions.Elements, _ => Place.None)], direction == UpgradeDirection.Up ? From : To, direction == UpgradeDirection.Up ? To : From);
            }
        }
    }

    private static ResolvedApplication Application(string name, string vsn, string modules)
    {
        var text = FileInputs.App(name, vsn).Replace("{modules,[]}", $"{{modules,[{modules}]}}", StringComparison.Ordinal);
        return new ResolvedApplication(ApplicationResourceFile.Read(TermReader.Consult(Encoding.UTF8.GetBytes(text), name + ".app"), 25).Value!, StartType.Permanent, $"/lib/{name}-{vsn}/ebin");
    }
}
