using Release.Otp.Terms;
using Release.Otp.Tests.Releases;

namespace Release.Otp.Tests.Systools;

/// <summary>Makes a release, older ones and the <c>.appup</c> files between them at random from a seed.</summary>
internal sealed class RandomUpgrade(int seed)
{
    private const string Newest = "2.0";
    private static readonly string[] Types = ["permanent", "transient", "temporary", "load", "none"];

    private readonly Random _random = new(seed);

    /// <summary>The next one.</summary>
    public UpgradeCase Next()
    {
        string[] names = [.. Shuffled(["ant", "bee", "cat", "dog", "elk", "fox"]).Take(_random.Next(2, 6)), .. Chance(0.06) ? ["sasl"] : (string[])[]];
        var releases = Enumerable.Range(0, Chance(0.1) ? 4 : _random.Next(2, 4)).Select(number => Versions(names, number)).ToArray();
        var applications = releases.SelectMany(release => release).Distinct().Select(one => Application(names, one.Name, one.Vsn)).ToArray();
        return new UpgradeCase(Rel("top", releases[0], 0), [.. releases.Skip(1).Select((release, i) => Rel($"base{i}", release, 0.12))], applications, UpgradeFiles(releases, applications))
        {
            RestartsEmulator = Chance(0.1),
            Descriptions = Chance(0.2) ? new Dictionary<int, string> { [0] = "the first" } : [],
        };
    }

    private (string Name, string Vsn)[] Versions(string[] names, int number) =>
        [.. names.Where(name => name == "sasl" || Chance(0.85)).Select(name => (name, Version(name, number)))];

    private string Version(string name, int number) => (name, number) switch
    {
        (_, 0) => Newest,
        ("sasl", _) => Chance(0.5) ? "2.1" : "1.9.4",
        _ => Chance(0.2) ? Newest : Chance(0.3) ? "1.0" : $"1.{number}",
    };

    private SomeApplication Application(string[] names, string name, string vsn) => new(name, vsn)
    {
        Uses = [.. Shuffled(["kernel", "stdlib", .. Earlier(names, name)])],
        Optional = [.. Earlier(names, name)],
        Modules = [.. Shuffled(["a", "b", "c", "d", "e"]).Where(_ => Chance(0.75)).Select(module => $"{name}_{module}")],
    };

    // Optional, so that a release may lack it; the random number generator must be asked once, so it is the name that decides.
    private static string[] Earlier(string[] names, string name) =>
        name == "sasl" ? [] : [.. names[..Array.IndexOf(names, name)].Where((earlier, i) => earlier != "sasl" && (earlier[0] + name[0] + i) % 3 == 0)];

    private string Rel(string name, (string Name, string Vsn)[] applications, double otherErts)
    {
        var erts = Chance(otherErts) ? "12.0" : InstalledOtp.ErtsVsn;
        string[] own = [.. applications.Select(one => $"{{{one.Name},\"{one.Vsn}\"{Type(one.Name)}}}")];
        string[] sasl = applications.Any(one => one.Name == "sasl") || (name == "top" && Chance(0.015)) ? [] : [SystoolsCase.Entry("sasl")];
        string[] entries = [SystoolsCase.Entry("kernel"), SystoolsCase.Entry("stdlib"), .. sasl, .. Chance(0.4) ? Shuffled(own) : own];
        return $"{{release,{{\"some\",\"{name}\"}},{{erts,\"{erts}\"}},[{string.Join(",\n", entries)}]}}.\n";
    }

    private string Type(string name) => name != "sasl" && Chance(0.4) ? $",{Types[_random.Next(Types.Length)]}" : "";

    private Dictionary<(string Name, string Vsn), string> UpgradeFiles((string Name, string Vsn)[][] releases, SomeApplication[] applications) =>
        applications.Where(application => application.Vsn == Newest && Chance(0.985)).ToDictionary(
            application => (application.Name, application.Vsn),
            application => UpgradeFile(application, [.. applications.Where(other => other.Name == application.Name && other.Vsn != Newest)], releases));

    private string UpgradeFile(SomeApplication application, SomeApplication[] others, (string Name, string Vsn)[][] releases)
    {
        var scripts = new RandomScript(_random, applications: [.. releases.SelectMany(release => release).Select(one => one.Name).Distinct()]);
        Term[] Paths(Func<SomeApplication, ListTerm> script) =>
        [
            .. Chance(0.05) ? [Term.Tuple(Term.Atom("never"), Term.Nil), Term.Atom("nothing")] : (Term[])[],
            .. others.Where(_ => Chance(0.985)).Select(other => Term.Tuple(Pattern(other.Vsn), script(other))),
        ];
        return TermPrinter.File([Term.Tuple(
            Term.String(Chance(0.03) ? "7" : application.Vsn),
            Term.List(Paths(other => scripts.Next(other, application))),
            Term.List(Paths(other => scripts.Next(application, other))))]);
    }

    private Term Pattern(string vsn) => _random.Next(12) switch
    {
        < 6 => Term.String(vsn),
        6 => Expression(@"^1(\.[0-9]+)+$"),
        7 => Expression(@"1\..*"),
        8 => Expression(Chance(0.1) ? @"1|1\.[0-9]" : @"1\.[0-9]|1"),
        9 => Term.List(vsn.Select(character => Term.Integer(character))),
        _ => Expression($"^{vsn.Replace(".", "\\.", StringComparison.Ordinal)}$"),
    };

    private static BitStringTerm Expression(string text) => Term.Binary(System.Text.Encoding.UTF8.GetBytes(text));

    private bool Chance(double chance) => _random.NextDouble() < chance;

    private string[] Shuffled(IEnumerable<string> items)
    {
        var array = items.ToArray();
        _random.Shuffle(array);
        return array;
    }
}
