using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Terms;
using Release.Otp.Tests.Systools;

namespace Release.Otp.Tests.Releases;

/// <summary>The judge is the installed <c>mix</c>: the same applications in the same order with the same start types, and the same boot scripts, or the same fault.</summary>
[TestClass]
public sealed class WhenMixResolvesTheSame
{
    private const int Seed = 20_210_504;
    private const int Count = 120;

    // Optional applications that are missing are left out: mix 1.14 resolves a release without them and then refuses it.
    private const string Judge =
        """
        Mix.start()
        Mix.shell(Mix.Shell.Quiet)
        defmodule Judge do
          def verdict({directory, applications, skip, providers, consolidated}) do
            directory = List.to_string(directory)
            paths = Path.wildcard(Path.join(directory, "lib/*/ebin")) |> Enum.map(&String.to_charlist/1)
            :code.add_paths(paths)
            answer = resolve(directory, [applications: applications, skip_mode_validation_for: skip], providers, if(consolidated == [], do: [], else: ["#{consolidated}"]))
            Enum.each(paths, &:code.del_path/1)
            answer
          end

          defp resolve(directory, options, providers, prepended) do
            release = Mix.Release.from_config!(:some, [version: "1", releases: [some: options]], path: directory)
            release = %{release | config_providers: if(providers, do: [{Some.Provider, []}], else: [])}
            verdicts = for {name, modes} <- release.boot_scripts, do: Mix.Release.make_boot_script(release, Path.join(directory, "#{name}"), modes, prepended)
            Enum.find_value(verdicts, types(release.boot_scripts.start), fn
              {:error, message} -> fault(message)
              _ -> nil
            end)
          rescue
            error in Mix.Error -> fault(Exception.message(error)) || Exception.message(error)
          end

          defp types(modes), do: modes |> Enum.map_join(" ", fn {name, mode} -> "#{name}:#{mode}" end)

          defp fault(message) do
            cond do
              message =~ "listed both" -> "REL4011"
              message =~ "Could not find application" -> "REL4010"
              message =~ "which is set to" -> "REL4012"
              true -> nil
            end
          end
        end

        {:ok, cases} = :file.consult(hd(System.argv()))
        for one <- cases, do: IO.puts(Judge.verdict(one))
        """;

    private static readonly string[] Names = ["ant", "bee", "cat", "dog", "elk", "fox", "gnu"];
    private static readonly string[] Types = ["permanent", "transient", "temporary", "load", "none"];
    private static readonly string[] Elixirs =
        ["elixir", "elixir:load", "elixir:none", "elixir:transient", "sasl:transient", "sasl:none", "logger", "mix", "mix:none", "iex", "iex:load", "crypto:none"];

    [TestMethod]
    public void EveryRandomReleaseIsTheSame()
    {
        using var directory = new TemporaryDirectory();
        var random = new Random(Seed);
        var cases = Enumerable.Range(0, Count).Select(i => Case(random, directory.Path($"{i}"))).ToList();

        var verdicts = Ask(directory, cases);

        var scripts = 0;
        for (var i = 0; i < Count; i++)
        {
            var which = $"seed {Seed}, case {i}: {cases[i]}";
            var ours = ApplicationResolver.Resolve(cases[i].Request, cases[i].Catalog);
            if (verdicts[i].StartsWith("REL", StringComparison.Ordinal))
            {
                CollectionAssert.Contains(ours.Diagnostics.Codes().ToArray(), verdicts[i], which);
            }
            else
            {
                Assert.IsFalse(ours.Failed, $"{string.Join('\n', ours.Diagnostics)}\n{which}");
                Assert.AreEqual(verdicts[i], string.Join(' ', ours.Value.Applications.Select(application => $"{application.Name}:{application.StartType.Atom()}")), which);
                scripts += CompareScripts(cases[i], ours.Value, which);
            }
        }

        CollectionAssert.IsSubsetOf(new[] { "REL4010", "REL4011", "REL4012" }, verdicts.ToArray());
        Assert.IsGreaterThan(40, verdicts.Count(verdict => !verdict.StartsWith("REL", StringComparison.Ordinal)));
        Assert.IsGreaterThan(20, scripts);
    }

    // As terms, for mix does not write the .boot that systools would.
    private static int CompareScripts(MixCase one, Resolution resolution, string which)
    {
        var release = ReleaseChecker.Check("some", new Vsn("1"), new Vsn(InstalledOtp.ErtsVsn), resolution);
        Assert.AreEqual(File.Exists($"{one.Directory}/start.script"), !release.Failed, which);
        if (release.Failed)
        {
            return 0;
        }

        Compare(one, "start", release.Value, which);
        Compare(one, "start_clean", release.Value.StartClean(StartType.None), which);
        return 1;
    }

    // Of mix's .rel the script is the same, and of ours, wherever Elixir makes mix the measure of its order.
    private static void Compare(MixCase one, string name, CheckedRelease release, string which)
    {
        var theirs = BootScript.Read(Consult($"{one.Directory}/{name}.script").Terms.Single())!;
        var theirRelease = ReleaseChecker.Check(ReleaseSpecification.Read(Consult($"{one.Directory}/{name}.rel")).Value!, one.Catalog).Value!;
        Compare(theirs.Instructions, Build(theirRelease).Instructions, $"{name} of their .rel, {which}");
        Compare(theirs.Instructions, Build(release).Instructions, $"{name}, {which}");

        BootScript Build(CheckedRelease built) => BootScriptBuilder.Build(built, InstalledOtp.StartClean, one.Options);
    }

    private static void Compare(IEnumerable<Term> expected, IEnumerable<Term> actual, string which)
    {
        var (theirs, ours) = expected.Zip(actual).FirstOrDefault(pair => !pair.First.Equals(pair.Second));
        Assert.AreEqual(theirs, ours, "the first instruction that differs in " + which);
        Assert.AreEqual(expected.Count(), actual.Count(), which);
    }

    private static TermDocument Consult(string file) => TermReader.Consult(File.ReadAllBytes(file), file);

    private static MixCase Case(Random random, string directory) => new(
        directory,
        Applications(random, $"{directory}/lib"),
        Asked(random),
        [.. Names.Where(_ => random.Next(8) == 0)],
        random.Next(2) == 0,
        random.Next(2) == 0 ? "$RELEASE_LIB/../releases/1/consolidated" : "");

    private static SomeApplication[] Applications(Random random, string library)
    {
        // Dependencies that lead on in a circle are refused: most cases have none, so that there are boot scripts.
        var isOrdered = random.Next(4) != 0;
        var includedOnly = random.Next(Names.Length);
        return [.. Names.Select((name, i) => new SomeApplication(name)
        {
            Directory = library,
            Uses =
            [
                "kernel", "stdlib", .. random.Next(6) == 0 ? ["elixir", "logger"] : (string[])[],
                .. Names.Where((_, j) => (isOrdered ? j > i : j != i) && (j != includedOnly || random.Next(20) == 0) && random.Next(5) == 0),
                .. random.Next(60) == 0 ? ["nowhere"] : (string[])[],
            ],
            Includes = i != includedOnly && random.Next(8) == 0 ? [Names[includedOnly]] : [],
        })];
    }

    private static string[] Asked(Random random) =>
    [
        .. Names.Where((name, i) => i == 0 || random.Next(3) == 0).Select(name => random.Next(3) == 0 ? $"{name}:{Types[random.Next(Types.Length)]}" : name),
        .. random.Next(3) == 0 ? [Elixirs[random.Next(Elixirs.Length)]] : (string[])[],
    ];

    private static string[] Ask(TemporaryDirectory directory, List<MixCase> cases)
    {
        foreach (var application in cases.SelectMany(one => one.Applications))
        {
            Directory.CreateDirectory(application.Ebin);
            File.WriteAllBytes(application.File, application.Bytes);
        }

        var list = directory.Write("cases", string.Concat(cases.Select(one => one.Term)));
        var result = Tool.Run("elixir", [directory.Write("judge.exs", Judge), list], directory.FullPath);
        Assert.AreEqual(0, result.ExitCode, result.Errors);
        var verdicts = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(cases.Count, verdicts, result.Errors);
        return verdicts;
    }
}
