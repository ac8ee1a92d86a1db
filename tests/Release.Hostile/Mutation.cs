using System.Diagnostics;
using System.Globalization;
using Release.Otp;

namespace Release.Hostile;

/// <summary>Gives a parser mutated inputs for a time. Number N of seed S is always the same input, so a fault is found again by the two.</summary>
internal static class Mutation
{
    // By the clock, on a machine that may have other work: what is slow by itself is hostile.sh's to judge.
    private const long Slow = 10_000;
    private const int MostFaults = 20;
    private const int WatchEvery = 500;

    // A mutation that is read for longer hangs.
    private const long Hang = 60_000;

    public static int Run(string name, int seconds, int seed)
    {
        var parser = AllParsers.All.Single(parser => parser.Name == name);
        var seeds = parser.Seeds.Value;
        var (codes, faults) = (new SortedDictionary<string, long>(StringComparer.Ordinal), new Dictionary<string, string>());
        var (clock, slowest, number) = (Stopwatch.StartNew(), 0L, 0L);
        var current = (Number: 0L, Since: 0L);
        using var watch = new Timer(_ => EndWhereItHangs(name, seed, Volatile.Read(ref current.Number), clock.ElapsedMilliseconds - Volatile.Read(ref current.Since)), null, WatchEvery, WatchEvery);
        for (; clock.Elapsed.TotalSeconds < seconds && faults.Count < MostFaults; number++)
        {
            var bytes = Input(parser, seeds, seed, number);
            var before = clock.ElapsedMilliseconds;
            Volatile.Write(ref current.Since, before);
            Volatile.Write(ref current.Number, number);
            var (code, fault) = Outcome(parser, bytes);
            var took = clock.ElapsedMilliseconds - before;
            slowest = Math.Max(slowest, took);
            codes[code] = codes.GetValueOrDefault(code) + 1;
            if ((fault ?? (took > Slow ? $"took {took} ms" : null)) is { } wrong)
            {
                faults.TryAdd(wrong, $"hostile again {name} {seed} {number}");
            }
        }

        foreach (var (fault, command) in faults)
        {
            Console.WriteLine($"FAULT\t{name}\t{command}\t{fault}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(faults.Count == 0 ? "ok" : "FAULT")}\t{name}\tseed {seed}\t{number} inputs in {clock.Elapsed.TotalSeconds:0} s ({Environment.CpuUsage.TotalTime.TotalSeconds:0} s of processor time)\tslowest {slowest} ms\t{string.Join(' ', codes.Select(code => $"{code.Key}:{code.Value}"))}"));
        return faults.Count == 0 ? 0 : 1;
    }

    /// <summary>One input once more, with all that it throws.</summary>
    public static int Again(string name, int seed, long number)
    {
        var parser = AllParsers.All.Single(parser => parser.Name == name);
        var bytes = Input(parser, parser.Seeds.Value, seed, number);
        Console.WriteLine(parser.IsText ? System.Text.Encoding.UTF8.GetString(bytes) : Convert.ToHexString(bytes));
        try
        {
            parser.Read(bytes);
            Console.WriteLine("read");
        }
        catch (DiagnosticException refused)
        {
            Console.WriteLine($"{refused.Diagnostic.Code} {refused.Diagnostic.Message}");
        }

        return 0;
    }

    private static byte[] Input(HostileParser parser, IReadOnlyList<byte[]> seeds, int seed, long number) =>
        new Mutator(new Random(HashCode(seed, number)), seeds, parser.IsText).Next();

    // The same in every process, as HashCode.Combine is not.
    private static int HashCode(int seed, long number) => unchecked((int)(((ulong)number * 0x9E3779B97F4A7C15) >> 32) ^ (seed * 486187739));

    private static (string Code, string? Fault) Outcome(HostileParser parser, byte[] bytes)
    {
        try
        {
            parser.Read(bytes);
            return ("read", null);
        }
        catch (DiagnosticException refused)
        {
            return (refused.Diagnostic.Code, null);
        }
        catch (Exception other)
        {
            var frames = (other.StackTrace ?? "").Split('\n').Select(frame => frame.Trim()).Where(frame => frame.Contains("Release.", StringComparison.Ordinal)).Take(2);
            return ("fault", $"{other.GetType().Name}\t{string.Join(' ', frames)}");
        }
    }

    private static void EndWhereItHangs(string name, int seed, long number, long milliseconds)
    {
        if (milliseconds > Hang)
        {
            Console.WriteLine($"FAULT\t{name}\thostile again {name} {seed} {number}\thangs");
            Environment.Exit(1);
        }
    }
}
