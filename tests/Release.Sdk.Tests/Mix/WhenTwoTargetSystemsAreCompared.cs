namespace Release.Sdk.Tests.Mix;

/// <summary>
/// The comparison itself: what mix makes twice of the same sources is the same, and every planted difference is found, and no other.
/// </summary>
[TestClass]
public sealed class WhenTwoTargetSystemsAreCompared
{
    private static MixSources _sources = null!;
    private static string _first = null!;
    private static IReadOnlyDictionary<string, string> _facts = null!;

    [ClassInitialize]
    public static void Assemble(TestContext context)
    {
        _sources = MixSources.Sample("greeter");
        _first = _sources.AssembleByMix("greeter");
        _facts = TargetSystemFacts.Of(_first, _sources.Root);
    }

    [ClassCleanup]
    public static void Remove() => _sources.Dispose();

    [TestMethod]
    public void OnlyTheRandomCookieDiffersWhereTheSourcesAreCompiledTwice()
    {
        using var again = MixSources.Sample("greeter");
        var difference = Difference.Between(_facts, TargetSystemFacts.Of(again.AssembleByMix("greeter"), again.Root)).Single();
        Assert.AreEqual((Side.Both, "releases/COOKIE"), (difference.Side, difference.Place));
    }

    [TestMethod]
    public void EveryKindOfFileIsTold()
    {
        Assert.IsGreaterThan(400, _facts.Count);
        StringAssert.StartsWith(_facts["releases/0.1.0/start.boot"], "{file,{script,{\"greeter\",\"0.1.0\"},");
        StringAssert.StartsWith(_facts["releases/0.1.0/sys.config"], "{file,{[<<\"%% RUNTIME_CONFIG=false\">>],[[");
        Assert.AreEqual("{file,'Elixir.Greeter'}", _facts["lib/greeter-0.1.0/ebin/Elixir.Greeter.beam"]);
        StringAssert.StartsWith(_facts["lib/greeter-0.1.0/ebin/Elixir.Greeter.beam Code"], "<<\"");
        StringAssert.StartsWith(_facts["releases/0.1.0/greeter.rel"], "{file,{release,{\"greeter\",\"0.1.0\"},{erts,");
        StringAssert.StartsWith(_facts["releases/0.1.0/greeter.rel order"], "[kernel,stdlib,elixir,sasl,greeter,iex,");
        StringAssert.StartsWith(_facts["bin/greeter"], "{executable,");
    }

    [TestMethod]
    [DataRow("Mix", "etc/phrases.txt", "rm -r etc", DisplayName = "a file is missing")]
    [DataRow("Sdk", "lib/greeter-0.1.0/priv/page", "mkdir lib/greeter-0.1.0/priv && echo > lib/greeter-0.1.0/priv/page", DisplayName = "a file is added")]
    [DataRow("Sdk", "var", "mkdir var", DisplayName = "an empty directory is added")]
    [DataRow("Both", "etc/phrases.txt", "chmod +x etc/phrases.txt", DisplayName = "a file is executable")]
    [DataRow("Both", "etc/phrases.txt", "ln -sf ../bin/greeter etc/phrases.txt", DisplayName = "a file is a link")]
    [DataRow("Both", "releases/0.1.0/vm.args", "echo '+Q 1' >> releases/0.1.0/vm.args", DisplayName = "a text has one line more")]
    [DataRow("Both", "releases/0.1.0/runtime.exs", "echo >> releases/0.1.0/runtime.exs", DisplayName = "a text has an empty line more")]
    [DataRow("Both", "releases/0.1.0/sys.config", "sed -i s/warning/error/ releases/0.1.0/sys.config", DisplayName = "a value of the configuration")]
    [DataRow("Both", "releases/0.1.0/sys.config", "sed -i s/RUNTIME_CONFIG=false/RUNTIME_CONFIG=true/ releases/0.1.0/sys.config", DisplayName = "a header that launchers read")]
    [DataRow("Both", "releases/0.1.0/greeter.rel", "sed -i s/none/load/ releases/0.1.0/greeter.rel", DisplayName = "a start type")]
    [DataRow("Both", "releases/0.1.0/start.script", "sed -i s/permanent/temporary/ releases/0.1.0/start.script", DisplayName = "an instruction of a script")]
    [DataRow("Both", "releases/0.1.0/start.boot", "cp releases/0.1.0/start_clean.boot releases/0.1.0/start.boot", DisplayName = "a boot script")]
    [DataRow("Both", "lib/greeter-0.1.0/ebin/greeter.app", "sed -i s/0.1.0/0.1.1/ lib/greeter-0.1.0/ebin/greeter.app", DisplayName = "a version in an .app file")]
    [DataRow("Both", "lib/greeter-0.1.0/ebin/Elixir.Greeter.beam", "cp lib/greeter-0.1.0/ebin/Elixir.Greeter.Desk.beam lib/greeter-0.1.0/ebin/Elixir.Greeter.beam", DisplayName = "a module")]
    [DataRow("Both", "lib/greeter-0.1.0/ebin/Elixir.Greeter.beam", "gzip lib/greeter-0.1.0/ebin/Elixir.Greeter.beam && mv lib/greeter-0.1.0/ebin/Elixir.Greeter.beam.gz lib/greeter-0.1.0/ebin/Elixir.Greeter.beam", DisplayName = "a compressed module")]
    [DataRow("Both", "releases/0.1.0/consolidated/Elixir.Greeter.Greetable.beam", "cp lib/greeter-0.1.0/ebin/Elixir.Greeter.Greetable.beam releases/0.1.0/consolidated/", DisplayName = "a protocol that is not consolidated")]
    [DataRow("Sdk", "lib/greeter-0.1.0/ebin/Elixir.Greeter.Desk.beam", "cp ../../greeter/_build/prod/lib/greeter/ebin/Elixir.Greeter.Desk.beam lib/greeter-0.1.0/ebin/", DisplayName = "a module with its debug information")]
    public void APlantedDifferenceIsFoundAndNoOther(string side, string place, string plant)
    {
        using var copies = new TemporaryDirectory("copies");
        var copy = copies.Path("one", "root");
        Directory.CreateDirectory(copies.Path("one"));
        Directory.CreateSymbolicLink(copies.Path("greeter"), _sources.Root);
        Assert.AreEqual(0, Tool.Run("cp", ["-a", _first, copy]).ExitCode);
        var planted = Tool.Run("sh", ["-ec", plant], copy);
        Assert.AreEqual(0, planted.ExitCode, planted.Errors);

        var differences = Difference.Between(_facts, TargetSystemFacts.Of(copy, _sources.Root));

        var files = differences.Select(difference => difference.Place.Split(' ')[0]).Distinct();
        CollectionAssert.AreEqual(new[] { place }, files.ToArray(), string.Join('\n', differences));
        CollectionAssert.Contains(differences.Select(difference => $"{difference.Side}").ToArray(), side);
    }

    [TestMethod]
    public void APathWithoutErtsIsNotMistakenForOneWithErts()
    {
        using var copies = new TemporaryDirectory("copies");
        var copy = copies.Path("root");
        Assert.AreEqual(0, Tool.Run("cp", ["-a", _first, copy]).ExitCode);
        Directory.Delete(Directory.GetDirectories(copy, "erts-*").Single(), recursive: true);
        StringAssert.Contains(TargetSystemFacts.Of(copy, _sources.Root)["releases/0.1.0/start.boot"], "\"$RELEASE_LIB/greeter-0.1.0/ebin\"");
        StringAssert.Contains(_facts["releases/0.1.0/start.boot"], "\"$ROOT/lib/greeter-0.1.0/ebin\"");
    }
}
