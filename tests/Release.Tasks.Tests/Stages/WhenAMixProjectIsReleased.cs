using Release.Otp.Beam;
using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Terms;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Records;

namespace Release.Tasks.Tests.Stages;

/// <summary>The judge is <c>mix release</c> of the installed Elixir, run over the same project.</summary>
[TestClass]
public sealed class WhenAMixProjectIsReleased
{
    private static readonly TemporaryDirectory Directory = new();
    private static GreeterProject s_project = null!;
    private static StagedRelease s_release = null!;

    [ClassInitialize]
    public static void Release(TestContext context)
    {
        s_project = new GreeterProject();
        s_release = new StagedRelease(s_project, Directory.FullPath);
        Assert.IsTrue(s_release.Resolve() && s_release.Specify() && s_release.Boot() && s_release.Boot(includesOtp: false, "bare") && s_release.Assemble(), s_release.Findings);
    }

    [ClassCleanup]
    public static void Remove()
    {
        s_project.Dispose();
        Directory.Dispose();
    }

    [TestMethod]
    public void NothingIsFound() => Assert.AreEqual("", s_release.Findings);

    [TestMethod]
    public void ItHoldsTheSameApplicationsWithTheSameTypes() =>
        CollectionAssert.AreEqual(Applications(Theirs("releases/0.2.0/greeter.rel")), Applications(s_release.Path("greeter.rel")));

    [TestMethod]
    [DataRow("start")]
    [DataRow("start_clean")]
    public void ItBootsInTheSameWay(string name)
    {
        var theirs = Theirs($"releases/0.2.0/{name}.script");

        Assert.AreEqual(Script(theirs, path => path), Script(s_release.Path($"bare/{name}.script"), path => path), "with the OTP of the host, paths are mix's too");
        Assert.AreEqual(Script(theirs, BelowRoot), Script(s_release.Path($"boot/{name}.script"), path => path), "with an OTP of its own, all is below the root");

        static string BelowRoot(string path) =>
            path.Replace("$RELEASE_LIB/../releases", "$ROOT/releases", StringComparison.Ordinal).Replace("$RELEASE_LIB", "$ROOT/lib", StringComparison.Ordinal);
    }

    // include is ours: mix leaves it behind.
    [TestMethod]
    public void ItsLibrariesAndProtocolsAreTheSameFiles()
    {
        CollectionAssert.AreEqual(Files(Theirs("lib")), Files(s_release.Path("ours/lib")).Where(file => !file.Contains("/include/", StringComparison.Ordinal)).ToArray());
        CollectionAssert.AreEqual(Files(Theirs("releases/0.2.0/consolidated")), Files(s_release.Path("ours/releases/0.2.0/consolidated")));
        Assert.IsGreaterThan(3, Files(s_release.Path("ours/releases/0.2.0/consolidated")).Length);
    }

    [TestMethod]
    public void EveryFileOfThemSaysTheSame()
    {
        foreach (var file in Files(Theirs("lib")).Select(file => "lib/" + file).Concat(Files(Theirs("releases/0.2.0/consolidated")).Select(file => "releases/0.2.0/consolidated/" + file)))
        {
            var (theirs, ours) = (File.ReadAllBytes(Theirs(file)), File.ReadAllBytes(s_release.Path("ours/" + file)));
            if (file.EndsWith(".beam", StringComparison.Ordinal))
            {
                Assert.AreEqual("1F8B", Convert.ToHexString(ours[..2]), file);
                Assert.AreEqual(Chunks(theirs, file), Chunks(ours, file), file);
            }
            else
            {
                CollectionAssert.AreEqual(theirs, ours, file);
            }
        }
    }

    [TestMethod]
    [DataRow("vm.args")]
    [DataRow("env.sh")]
    [DataRow("runtime.exs")]
    [DataRow("sys.config")]
    public void ItsSettingsAreTheSameBytes(string name) => CollectionAssert.AreEqual(
        File.ReadAllBytes(Theirs("releases/0.2.0/" + name)), File.ReadAllBytes(s_release.Path("ours/releases/0.2.0/" + name)));

    [TestMethod]
    [DataRow("elixir")]
    [DataRow("iex")]
    public void TheLaunchersOfElixirCanBeStarted(string name)
    {
        var launcher = s_release.Path("ours/releases/0.2.0/" + name);

        Assert.IsTrue(File.Exists(launcher) && File.Exists(Theirs("releases/0.2.0/" + name)), launcher);
        if (!OperatingSystem.IsWindows())
        {
            Assert.AreEqual("755", Convert.ToString((int)File.GetUnixFileMode(launcher), 8));
        }
    }

    // priv of _build is a link to the one of the sources.
    [TestMethod]
    public void ItsOwnFilesAreCopies() => Assert.IsNull(new FileInfo(s_release.Path("ours/lib/greeter-0.2.0/priv/words/hello.txt")).LinkTarget);

    [TestMethod]
    public void ItBootsWithItsConfigurationAndItsProtocols()
    {
        var version = s_release.Path("ours/releases/0.2.0");
        var result = Tool.Run(
            System.IO.Directory.GetDirectories(s_release.Root, "erts-*").Single() + "/bin/erl",
            ["-mode", "embedded", "-noinput", "-boot", $"{version}/start", "-config", $"{version}/sys", "-eval", "'Elixir.Greeter.Application':report(), halt()."],
            environment: new Dictionary<string, string?>
            {
                ["RELEASE_ROOT"] = s_release.Root,
                ["RELEASE_SYS_CONFIG"] = $"{version}/sys",
                ["GREETER_PLACE"] = "here",
                ["ERL_LIBS"] = null,
            });

        Assert.AreEqual("hello, number 7, true, here\n", result.Output, result.Errors);
    }

    // mix leaves the link in _build, and mix release passes it over.
    [TestMethod]
    public void APrivThatWasDeletedIsNoFault()
    {
        using var project = new GreeterProject();
        using var directory = new TemporaryDirectory();
        System.IO.Directory.Delete(project.Path("priv"), recursive: true);
        var again = new StagedRelease(project, directory.FullPath);

        Assert.IsNotNull(new FileInfo(project.Path("_build/prod/lib/greeter/priv")).LinkTarget);
        Assert.IsTrue(again.Resolve() && again.Specify() && again.Boot() && again.Assemble(), again.Findings);
        Assert.IsFalse(System.IO.Directory.Exists(again.Path("ours/lib/greeter-0.2.0/priv")));
        System.IO.Directory.CreateDirectory(project.Path("priv"));
        Assert.IsFalse(StageRecord.IsCurrent(again.Record("AssembleRelease")));
    }

    [TestMethod]
    public void EveryInputIsRecorded()
    {
        using var directory = new TemporaryDirectory();
        var again = new StagedRelease(s_project, directory.FullPath);
        Assert.IsTrue(again.Resolve() && again.Specify() && again.Boot() && again.Assemble(), again.Findings);
        foreach (var task in (string[])["ResolveApplications", "GenerateBootScript", "AssembleRelease"])
        {
            Assert.IsTrue(StageRecord.IsCurrent(again.Record(task)), task);
            StringAssert.Contains(File.ReadAllText(again.Record(task)), s_project.Path("mix.term"));
        }

        var resolving = File.ReadAllText(again.Record("ResolveApplications"));
        StringAssert.Contains(resolving, s_project.Path("_build/prod/lib/shout/ebin/shout.app"));
        StringAssert.Contains(resolving, Elixir.Library + "/iex/ebin");
        var assembling = File.ReadAllText(again.Record("AssembleRelease"));
        foreach (var input in (string[])["config/runtime.exs", "rel/vm.args.eex", "_build/prod/lib/greeter/consolidated", "_build/prod/lib/greeter/priv/words/hello.txt"])
        {
            StringAssert.Contains(assembling, s_project.Path(input));
        }

        StringAssert.Contains(assembling, again.Path("configuration/remote.vm.args"));
    }

    private static string Theirs(string path) => s_project.Path("theirs/" + path);

    private static string[] Applications(string file) =>
        [.. ReleaseSpecification.Read(SourceFile.Terms(file)).Value!.Applications.Select(entry => $"{entry.Name} {entry.Vsn} {entry.StartType}").Order(StringComparer.Ordinal)];

    private static string Script(string file, Func<string, string> path) =>
        string.Join('\n', BootScript.Read(SourceFile.Terms(file).Terms.Single())!.Instructions.Select(instruction => TermPrinter.File([Comparable(instruction, path)])));

    // Our .rel is in start order, which shows in the order of the applications that each one uses.
    private static Term Comparable(Term term, Func<string, string> path) => term switch
    {
        TupleTerm { Elements: [AtomTerm { Name: "applications" } key, ListTerm uses] } => Term.Tuple(key, Term.List(uses.Elements.Order(TermOrder.Erlang))),
        TupleTerm tuple => Term.Tuple([.. tuple.Elements.Select(element => Comparable(element, path))]),
        ListTerm list when list.TryGetString(out var text) => Term.String(path(text)),
        ListTerm list => Term.List(list.Elements.Select(element => Comparable(element, path))),
        _ => term,
    };

    // The beam_lib of OTP 25 counts Meta and Type to what a running system needs, the list of mix 1.14 does not.
    private static string Chunks(byte[] bytes, string file) => string.Join('\n',
        from chunk in BeamFile.Read(bytes, file).Chunks
        where chunk.Id.Value is not ("Meta" or "Type")
        orderby chunk.Id.Value
        select $"{chunk.Id.Value} {Convert.ToHexString(chunk.Data.Span)}");

    private static string[] Files(string directory) =>
        [.. System.IO.Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(directory, file)).Order(StringComparer.Ordinal)];
}
