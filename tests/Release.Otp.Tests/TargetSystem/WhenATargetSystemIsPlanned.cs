using Release.Otp.Beam;
using Release.Otp.TargetSystem;

namespace Release.Otp.Tests.TargetSystem;

[TestClass]
public sealed class WhenATargetSystemIsPlanned
{
    private static readonly Seq<ChunkId> Keep = [new ChunkId("Code")];
    private static readonly ModuleTreatment Stripped = new(Keep, IsCompressed: false, Loader: null);

    private static TargetSystemDescription Counter => new()
    {
        Name = "counter",
        Version = "0.1.0",
        ErtsVersion = "13.1.5",
        Applications =
        [
            new("kernel", "8.5.3", [], [], IsShipped: false),
            new("counter", "0.1.0", [Listed("counter"), Listed("counter_sup")], CounterFiles),
        ],
        ReleaseSpecification = "rel",
        BootScripts = [new("start", "script", [1, 2])],
        SysConfig = new FileContent.Text("[]."),
    };

    private static Seq<InputFile> CounterFiles =>
    [
        In("ebin/counter.app"), In("ebin/counter.appup"), In("ebin/counter.beam"), In("ebin/counter_sup.beam", isExecutable: true),
        In("priv/run", isExecutable: true), In("priv/data"), In("include/counter.hrl", isExecutable: true), In("priv/counter.beam"),
    ];

    [TestMethod]
    public void EachFileStandsWhereReleaseHandlerLooksForIt() => CollectionAssert.AreEqual(
        new[]
        {
            "lib/counter-0.1.0/ebin/counter.app",
            "lib/counter-0.1.0/ebin/counter.appup",
            "lib/counter-0.1.0/ebin/counter.beam",
            "lib/counter-0.1.0/ebin/counter_sup.beam",
            "lib/counter-0.1.0/include/counter.hrl",
            "lib/counter-0.1.0/priv/counter.beam",
            "lib/counter-0.1.0/priv/data",
            "lib/counter-0.1.0/priv/run",
            "releases/0.1.0/counter.rel",
            "releases/0.1.0/start.boot",
            "releases/0.1.0/start.script",
            "releases/0.1.0/sys.config",
            "releases/RELEASES",
            "releases/start_erl.data",
        },
        Planned(Counter).Files.Select(file => file.Path).ToArray());

    [TestMethod]
    public void OnlyProgramsInPrivAreExecutable() => CollectionAssert.AreEqual(
        new[] { "lib/counter-0.1.0/priv/run" },
        Planned(Counter).Files.Where(file => file.Mode == UnixMode.Executable).Select(file => file.Path).ToArray());

    [TestMethod]
    public void ModulesAreStrippedWhereChunksAreNamed()
    {
        var plan = Planned(Counter with { Treatment = Stripped });
        Assert.AreEqual(new FileContent.StrippedBeam("/in/ebin/counter.beam", Keep), Content(plan, "lib/counter-0.1.0/ebin/counter.beam"));
        Assert.AreEqual(new FileContent.CopyOf("/in/priv/counter.beam"), Content(plan, "lib/counter-0.1.0/priv/counter.beam"));
        Assert.AreEqual(new FileContent.CopyOf("/in/ebin/counter.app"), Content(plan, "lib/counter-0.1.0/ebin/counter.app"));
    }

    [TestMethod]
    public void ModulesAreCheckedWhereNoneAreStripped() =>
        Assert.AreEqual(new FileContent.WholeBeam("/in/ebin/counter.beam"), Content(Planned(Counter), "lib/counter-0.1.0/ebin/counter.beam"));

    [TestMethod]
    public void ConsolidatedProtocolsAreModulesOfTheirVersion()
    {
        var protocol = new InputFile("Elixir.Shape.beam", "/in/Elixir.Shape.beam", IsExecutable: true);
        const string path = "releases/0.1.0/consolidated/Elixir.Shape.beam";

        Assert.AreEqual(
            new PlannedFile(path, UnixMode.Ordinary, new FileContent.StrippedBeam(protocol.Source, Keep)),
            Planned(Counter with { Consolidated = [protocol], Treatment = Stripped }).Files.Single(file => file.Path == path));
        Assert.AreEqual(new FileContent.WholeBeam(protocol.Source), Content(Planned(Counter with { Consolidated = [protocol] }), path));
    }

    [TestMethod]
    public void EveryModuleIsCompressedWhereThatIsWanted()
    {
        var compressed = Counter with { Treatment = ModuleTreatment.None with { IsCompressed = true }, Consolidated = [In("Elixir.Shape.beam")] };
        var stripped = Planned(compressed with { Treatment = Stripped with { IsCompressed = true } });

        Assert.AreEqual(new FileContent.StrippedBeam("/in/ebin/counter.beam", Keep, IsCompressed: true), Content(stripped, "lib/counter-0.1.0/ebin/counter.beam"));
        Assert.AreEqual(new FileContent.StrippedBeam("/in/Elixir.Shape.beam", Keep, IsCompressed: true), Content(stripped, "releases/0.1.0/consolidated/Elixir.Shape.beam"));
        Assert.AreEqual(new FileContent.WholeBeam("/in/ebin/counter.beam", IsCompressed: true), Content(Planned(compressed), "lib/counter-0.1.0/ebin/counter.beam"));
    }

    [TestMethod]
    public void TheRuntimeConfigurationIsCopiedAsItStands() => Assert.AreEqual(
        new PlannedFile("releases/0.1.0/runtime.exs", UnixMode.Ordinary, new FileContent.CopyOf("/in/config/prod.exs")),
        Planned(Counter with { RuntimeConfig = "/in/config/prod.exs" }).Files.Single(file => file.Path == "releases/0.1.0/runtime.exs"));

    // The list of systools:make_tar/2, and what names the installation's root.
    [TestMethod]
    public void TheEmulatorComesWithoutDevelopmentToolsAndWithAnErlThatCanBeMoved()
    {
        string[] installed = ["beam.smp", "erl", "erl.ini", "erlc", "erlc.exe", "ct_run", "dialyzer", "typer", "yielding_c_fun", "yielding_c_fun.pdb", "start", "erlexec", "start_erl.src", "epmd"];
        var plan = Planned(Counter with { ErtsFiles = [.. installed.Select(name => In($"bin/{name}")), In("include/x.h")], ErlScript = "ours" });
        var erts = plan.Files.Where(file => file.Path.StartsWith("erts-", StringComparison.Ordinal)).Select(file => (file.Path["erts-13.1.5/bin/".Length..], (int)file.Mode)).ToArray();
        var (program, data) = ((int)UnixMode.Executable, (int)UnixMode.Ordinary);
        CollectionAssert.AreEqual(new[] { ("beam.smp", program), ("epmd", program), ("erl", program), ("erlexec", program), ("start_erl.src", data) }, erts);
        Assert.AreEqual(new FileContent.Text("ours"), Content(plan, "erts-13.1.5/bin/erl"));
    }

    [TestMethod]
    public void NoCookieIsShippedUnasked() => Assert.IsFalse(Planned(Counter).Files.Any(file => file.Mode == UnixMode.Secret || file.Path == "releases/COOKIE"));

    [TestMethod]
    public void AnAskedForCookieIsASecret() =>
        Assert.AreEqual(
            new PlannedFile("releases/COOKIE", UnixMode.Secret, new FileContent.Text("monster")),
            Planned(Counter with { Cookie = "monster" }).Files.Single(file => file.Path == "releases/COOKIE"));

    [TestMethod]
    public void AnOverlaidCookieIsASecretToo() =>
        Assert.AreEqual(UnixMode.Secret, Planned(Counter with { Overlays = [In("releases/COOKIE")] }).Files.Single(file => file.Path == "releases/COOKIE").Mode);

    [TestMethod]
    public void EveryListedModuleThatIsMissingIsReported()
    {
        var kernel = Counter.Applications[0];
        var counter = Counter.Applications[1] with { Modules = [Listed("counter"), Listed("gone"), Listed("lost")] };
        var planning = TargetSystemPlanner.Plan(Counter with { Applications = [kernel with { Modules = [Listed("not_shipped")] }, counter] });
        CollectionAssert.AreEqual(new[] { "REL7005", "REL7005" }, planning.Diagnostics.Select(diagnostic => diagnostic.Code).ToArray());
        Assert.AreEqual(new Place("/in/counter/ebin/counter.app", 3), planning.Diagnostics[0].Place);
        StringAssert.Contains(planning.Diagnostics[0].Message, "'gone'");
    }

    [TestMethod]
    public void AnOverlayWinsAndIsSaid()
    {
        var planning = TargetSystemPlanner.Plan(Counter with
        {
            Overlays =
            [
                In("releases/0.1.0/sys.config"), In("etc/motd"), In("lib/counter-0.1.0/ebin/counter.beam"),
                new InputFile("etc/motd", "/later", IsExecutable: true),
            ],
        });
        Assert.IsEmpty(planning.Diagnostics);
        CollectionAssert.AreEqual(new[] { "etc/motd", "lib/counter-0.1.0/ebin/counter.beam", "releases/0.1.0/sys.config" }, planning.Overlaid.ToArray());
        Assert.AreEqual(new FileContent.CopyOf("/in/releases/0.1.0/sys.config"), Content(planning.Plan, "releases/0.1.0/sys.config"));
        Assert.AreEqual(new FileContent.WholeBeam("/in/lib/counter-0.1.0/ebin/counter.beam"), Content(planning.Plan, "lib/counter-0.1.0/ebin/counter.beam"));
        Assert.AreEqual(new PlannedFile("etc/motd", UnixMode.Executable, new FileContent.CopyOf("/later")), planning.Plan.Files.Single(file => file.Path == "etc/motd"));
    }

    [TestMethod]
    public void AnOverlaidModuleIsNotMissing()
    {
        var counter = Counter.Applications[1] with { Modules = [Listed("added")] };
        Assert.IsEmpty(TargetSystemPlanner.Plan(Counter with { Applications = [counter], Overlays = [In("lib/counter-0.1.0/ebin/added.beam")] }).Diagnostics);
    }

    [TestMethod]
    public void TheOrderOfTheInputsDoesNotMatter()
    {
        var applications = Counter.Applications.ToArray();
        applications[1] = applications[1] with { Files = CounterFiles.Reverse().ToSeq() };
        Assert.AreEqual(Planned(Counter), Planned(Counter with { Applications = applications.ToSeq() }));
    }

    [TestMethod]
    public void StartErlDataHasOneSpaceAndALineEnd() => Assert.AreEqual(new FileContent.Text("13.1.5 0.1.0\n"), Content(Planned(Counter), "releases/start_erl.data"));

    // Oracle: release_handler:create_RELEASES/4 with the root "".
    [TestMethod]
    public void ReleasesIsWhatReleaseHandlerWrites()
    {
        (string Name, string Vsn)[] libraries = [("kernel", "8.5.3"), ("stdlib", "4.2"), ("sasl", "4.2"), ("counter", "0.1.0"), ("a_rather_long_name_of_an_application", "10.20.30"), ("x", "git")];
        var written = Erlang.Escript(
            """
            main([Name, Vsn, Erts | Libraries]) ->
                Directory = filename:join("/tmp", "releases-" ++ os:getpid()),
                Rel = filename:join(Directory, "x.rel"),
                ok = filelib:ensure_dir(Rel),
                ok = file:write_file(Rel, io_lib:format("~p.~n", [{release, {Name, Vsn}, {erts, Erts}, pairs(Libraries)}])),
                ok = release_handler:create_RELEASES("", Directory, Rel, []),
                {ok, Text} = file:read_file(filename:join(Directory, "RELEASES")),
                ok = file:del_dir_r(Directory),
                io:put_chars(Text).
            pairs([Name, Vsn | Rest]) -> [{list_to_atom(Name), Vsn} | pairs(Rest)];
            pairs([]) -> [].
            """,
            ["counter", "0.1.0", "13.1.5", .. libraries.SelectMany(library => new[] { library.Name, library.Vsn })]);
        var release = Counter with { Applications = libraries.Select(library => new ApplicationFiles(library.Name, library.Vsn, [], [])).ToSeq() };
        Assert.AreEqual(written, ((FileContent.Text)Content(Planned(release), "releases/RELEASES")).Value);
    }

    private static ListedModule Listed(string module) => new(module, new Place("/in/counter/ebin/counter.app", 3));

    private static TargetSystemPlan Planned(TargetSystemDescription release)
    {
        var planning = TargetSystemPlanner.Plan(release);
        Assert.IsEmpty(planning.Diagnostics);
        return planning.Plan;
    }

    private static FileContent Content(TargetSystemPlan plan, string path) => plan.Files.Single(file => file.Path == path).Content;

    private static InputFile In(string path, bool isExecutable = false) => new(path, $"/in/{path}", isExecutable);
}
