using System.Diagnostics;
using Coverage;

// coverage CLASSES LEAST DIRECTORY=COMMAND...: changes the assemblies of ours in each directory, which is a copy, so that they count, runs each command by sh,
// and prints how many branches of the classes in the file CLASSES, a name a line, were taken. Fails where a class has less than LEAST percent.
var (names, least) = (File.ReadAllLines(args[0]).Where(line => line.Length > 0 && line[0] != '#').ToList(), int.Parse(args[1]));
var runs = args[2..].Select(run => run.Split('=', 2)).Select(run => (Counter: new Counter(run[0]), Command: run[1])).ToList();
runs.ForEach(run => run.Counter.Begin());
foreach (var (_, command) in runs)
{
    using var process = Process.Start("sh", ["-c", command]);
    process.WaitForExit();
    Console.Error.WriteLine($"{process.ExitCode}: {command}");
}

var branches = new Dictionary<(string Class, string Branch), long>();
foreach (var (key, hits) in runs.SelectMany(run => run.Counter.End()))
{
    branches[key] = branches.GetValueOrDefault(key) + hits;
}

var failed = false;
foreach (var name in names)
{
    var own = branches.Where(branch => branch.Key.Class == name).ToList();
    var taken = own.Count(branch => branch.Value > 0);
    var percent = own.Count == 0 ? 100 : 100.0 * taken / own.Count;
    var isBad = percent < least || !branches.Keys.Any(key => key.Class == name);
    failed |= isBad;
    Console.WriteLine($"{(isBad ? "LESS" : "ok"),-5} {percent,6:0.0} % {taken,5} of {own.Count,5}  {name}");
    foreach (var missed in own.Where(branch => branch.Value == 0).OrderBy(branch => branch.Key.Branch, StringComparer.Ordinal).Where(_ => isBad || Environment.GetEnvironmentVariable("COVERAGE_MISSED") == "1"))
    {
        Console.WriteLine($"        {missed.Key.Branch}");
    }
}

var all = branches.Where(branch => names.Contains(branch.Key.Class)).ToList();
Console.WriteLine($"{"all",-5} {100.0 * all.Count(branch => branch.Value > 0) / all.Count,6:0.0} % {all.Count(branch => branch.Value > 0),5} of {all.Count,5}");
return failed ? 1 : 0;
