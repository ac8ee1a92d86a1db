using System.Text;
using Release.Otp.Releases;
using Release.Otp.Tests.Systools;

namespace Release.Otp.Tests.Releases;

/// <summary>The judge is the installed <c>mix</c>: the same start types, or the same fault.</summary>
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
          def verdict(directory, applications) do
            paths = Path.wildcard(Path.join(directory, "lib/*/ebin")) |> Enum.map(&String.to_charlist/1)
            :code.add_paths(paths)
            answer = resolve(directory, applications)
            Enum.each(paths, &:code.del_path/1)
            answer
          end

          defp resolve(directory, applications) do
            release = Mix.Release.from_config!(:some, [version: "1", releases: [some: [applications: applications]]], path: directory)
            modes = release.boot_scripts[:start]
            case Mix.Release.make_boot_script(release, Path.join(directory, "start"), modes) do
              {:error, message} -> fault(message) || types(modes)
              _ -> types(modes)
            end
          rescue
            error in Mix.Error -> fault(Exception.message(error)) || Exception.message(error)
          end

          defp types(modes), do: modes |> Enum.sort() |> Enum.map_join(" ", fn {name, mode} -> "#{name}:#{mode}" end)

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
        for {directory, applications} <- cases, do: IO.puts(Judge.verdict(List.to_string(directory), applications))
        """;

    private static readonly string[] Names = ["ant", "bee", "cat", "dog", "elk", "fox", "gnu"];
    private static readonly string[] Types = ["permanent", "transient", "temporary", "load", "none"];

    [TestMethod]
    public void EveryRandomReleaseHasItsStartTypes()
    {
        using var directory = new TemporaryDirectory();
        var random = new Random(Seed);
        var cases = Enumerable.Range(0, Count).Select(i => (Applications: Applications(random, directory.Path($"{i}", "lib")), Asked: Asked(random))).ToList();

        var verdicts = Ask(directory, cases);

        for (var i = 0; i < Count; i++)
        {
            var catalog = new ApplicationCatalog([new SomeSource(cases[i].Applications), InstalledOtp.Source], InstalledOtp.OtpRelease);
            var ours = Some.Resolve(catalog, cases[i].Asked);
            var which = $"seed {Seed}, case {i}: {string.Join(' ', cases[i].Asked)}\n{string.Join('\n', cases[i].Applications.Select(application => Encoding.UTF8.GetString(application.Bytes)))}";
            if (verdicts[i].StartsWith("REL", StringComparison.Ordinal))
            {
                CollectionAssert.Contains(ours.Diagnostics.Codes().ToArray(), verdicts[i], which);
            }
            else
            {
                Assert.IsFalse(ours.Failed, $"{string.Join('\n', ours.Diagnostics)}\n{which}");
                Assert.AreEqual(Own(verdicts[i].Split(' ')), Own(ours.Value.Applications.Select(application => $"{application.Name}:{application.StartType.Atom()}")), which);
            }
        }

        CollectionAssert.IsSubsetOf(new[] { "REL4010", "REL4011", "REL4012" }, verdicts.ToArray());
        Assert.IsGreaterThan(40, verdicts.Count(verdict => !verdict.StartsWith("REL", StringComparison.Ordinal)));
    }

    // Without Elixir's own applications.
    private static string Own(IEnumerable<string> types) =>
        string.Join(' ', types.Where(type => Names.Contains(type.Split(':')[0])).Order(StringComparer.Ordinal));

    private static SomeApplication[] Applications(Random random, string library)
    {
        var includedOnly = random.Next(Names.Length);
        return [.. Names.Select((name, i) => new SomeApplication(name)
        {
            Directory = library,
            Uses = ["kernel", "stdlib", .. Names.Where((_, j) => j != i && (j != includedOnly || random.Next(20) == 0) && random.Next(5) == 0), .. random.Next(60) == 0 ? ["nowhere"] : (string[])[]],
            Includes = i != includedOnly && random.Next(4) == 0 ? [Names[includedOnly]] : [],
        })];
    }

    private static string[] Asked(Random random) =>
        [.. Names.Where((name, i) => i == 0 || random.Next(3) == 0).Select(name => random.Next(3) == 0 ? $"{name}:{Types[random.Next(Types.Length)]}" : name)];

    private static string[] Ask(TemporaryDirectory directory, List<(SomeApplication[] Applications, string[] Asked)> cases)
    {
        foreach (var application in cases.SelectMany(one => one.Applications))
        {
            Directory.CreateDirectory(application.Ebin);
            File.WriteAllBytes(application.File, application.Bytes);
        }

        var list = directory.Write("cases", string.Concat(cases.Select((one, i) => $"{{\"{directory.Path($"{i}")}\",[{string.Join(',', one.Asked.Select(Pair))}]}}.\n")));
        var result = Tool.Run("elixir", [directory.Write("judge.exs", Judge), list], directory.FullPath);
        Assert.AreEqual(0, result.ExitCode, result.Errors);
        var verdicts = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(cases.Count, verdicts, result.Errors);
        return verdicts;
    }

    private static string Pair(string asked) => asked.Split(':') is [var name, var type] ? $"{{{name},{type}}}" : $"{{{asked},permanent}}";
}
