using Release.Otp.Tests.Releases;

namespace Release.Otp.Tests.Systools;

/// <summary>Makes releases at random from a seed: applications that use and include each other, and a <c>.rel</c> file.</summary>
internal sealed class RandomRelease(int seed)
{
    private static readonly string[] Types = ["permanent", "transient", "temporary", "load", "none"];

    private readonly Random _random = new(seed);

    /// <summary>The next one, with its applications below <paramref name="library"/>.</summary>
    public SystoolsCase Next(string library)
    {
        var names = Shuffled(["ant", "bee", "cat", "dog", "elk", "fox", "gnu", "hen", "ibex"]).Take(_random.Next(1, 10)).ToArray();
        var included = new HashSet<string>();
        var circlesAllowed = Chance(0.15);
        var applications = names.Select((_, i) => Application(names, i, included, circlesAllowed) with { Directory = library }).ToArray();
        return new SystoolsCase(Rel(applications), applications);
    }

    /// <summary>Whether some application includes itself through others, told without our code: whoever is left after taking away what includes nothing left.</summary>
    public static bool HasIncludeCycle(IEnumerable<SomeApplication> applications)
    {
        var left = applications.ToDictionary(application => application.Name, application => application.Includes);
        while (left.Keys.FirstOrDefault(name => !left[name].Any(left.ContainsKey)) is { } free)
        {
            left.Remove(free);
        }

        return left.Count > 0;
    }

    private SomeApplication Application(string[] names, int index, HashSet<string> included, bool circlesAllowed)
    {
        var others = names.Where((_, i) => i < index || (circlesAllowed && i != index && Chance(0.4))).ToArray();
        var uses = Some("kernel", 0.9).Concat(Some("stdlib", 0.9)).Concat(others.Where(_ => Chance(0.3))).ToList();
        uses.AddRange([.. Some("ghost", 0.1), .. Some(names[index], 0.02), .. Some(uses.FirstOrDefault() ?? "kernel", 0.02)]);
        var missing = uses.Contains("ghost") && Chance(0.9) ? ["ghost"] : Array.Empty<string>();
        return new SomeApplication(names[index], $"{_random.Next(1, 30)}.{_random.Next(1, 30)}")
        {
            Uses = Shuffled(uses),
            Optional = [.. uses.Distinct().Where(name => name != "ghost" && Chance(0.15)), .. missing],
            Includes = Shuffled(names.Where(name => Chance(name == names[index] ? 0.003 : 0.08) && (included.Add(name) || Chance(0.03)))),
            Modules = [.. Shuffled(["z", "a", "m"]).Take(_random.Next(0, 4)).Select(module => $"{names[index]}_{module}"), .. Some("shared_module", 0.05)],
            Registered = [.. Some($"{names[index]}_server", 0.5), .. Some("shared_server", 0.05)],
            More = [.. Some("{mod,{start,[]}}", 0.5), .. Some("{start_phases,[{go,[]}]}", 0.1), .. Some("{env,[{key,\"value\"},{other,[1,2,300]}]}", 0.3), .. Some("{maxT,5000}", 0.1)],
        };
    }

    private string Rel(SomeApplication[] applications)
    {
        string[] entries = [SystoolsCase.Entry("kernel"), SystoolsCase.Entry("stdlib"), .. Some(SystoolsCase.Entry("sasl"), 0.7), .. applications.Where(_ => !Chance(0.01)).Select(Entry)];
        return $"{{release,{{\"some\",\"1\"}},{{erts,\"{InstalledOtp.ErtsVsn}\"}},[{string.Join(",\n", Shuffled(entries))}]}}.\n";
    }

    private string Entry(SomeApplication application)
    {
        var type = Chance(0.6) ? $",{Types[_random.Next(Types.Length)]}" : "";
        var includes = Chance(0.2) ? $",[{string.Join(',', Shuffled(application.Includes.Where(_ => Chance(0.7))))}]" : "";
        return $"{{{application.Name},\"{application.Vsn}\"{type}{includes}}}";
    }

    private IEnumerable<string> Some(string text, double chance) => Chance(chance) ? [text] : [];

    private bool Chance(double chance) => _random.NextDouble() < chance;

    private string[] Shuffled(IEnumerable<string> items)
    {
        var array = items.ToArray();
        _random.Shuffle(array);
        return array;
    }
}
