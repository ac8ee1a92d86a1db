namespace Release.Sdk.Tests.Upgrades;

/// <summary>A library, compiled beside a test, that kills whoever has it preloaded at a numbered call that changes a file.</summary>
internal sealed class KillingCalls
{
    private readonly string _library;
    private readonly string _count;
    private readonly string _log;

    public KillingCalls(Func<string, string> place)
    {
        (_library, _count, _log) = (place("killat.so"), place("killat.count"), place("killat.log"));
        var source = Path.Combine(Repository.Root, "tests", "Release.Sdk.Tests", "Upgrades", "killat.c");
        var compiled = Tool.Run("cc", ["-shared", "-fPIC", "-o", _library, source, "-ldl"]);
        Assert.AreEqual(0, compiled.ExitCode, compiled.Errors);
    }

    /// <summary>The calls counted so far: number, name and path of each.</summary>
    public IReadOnlyList<string> Seen => File.Exists(_log) ? File.ReadAllLines(_log) : [];

    /// <summary>Sets the environment so that the call number <paramref name="at"/> on a path that begins with <paramref name="below"/> kills its process.</summary>
    public void Arm(Dictionary<string, string?> environment, string below, int at)
    {
        File.WriteAllBytes(_count, new byte[8]);
        File.Delete(_log);
        environment["LD_PRELOAD"] = _library;
        environment["KILL_COUNT"] = _count;
        environment["KILL_LOG"] = _log;
        environment["KILL_BELOW"] = below;
        environment["KILL_AT"] = $"{at}";
    }

    /// <summary>Counts on from <paramref name="number"/>, for programs that run already.</summary>
    public void Continue(long number)
    {
        using var file = File.OpenWrite(_count);
        file.Write(BitConverter.GetBytes(number));
    }

    public static void Disarm(Dictionary<string, string?> environment)
    {
        foreach (var name in new[] { "LD_PRELOAD", "KILL_COUNT", "KILL_LOG", "KILL_BELOW", "KILL_AT", "KILL_GROUP" })
        {
            environment.Remove(name);
        }
    }
}
