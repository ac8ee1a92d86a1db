namespace Release.Otp.Tests.Systools;

/// <summary>
/// The judge is the installed systools: the same term, or the same kind of error. Where systools lets a hash table choose an order, or takes
/// applications that come and go without looking at what they need, both results must be valid and differ in nothing but that order.
/// </summary>
[TestClass]
public sealed class WhenUpgradesAreMadeAtRandom
{
    private const int Seed = 20_260_205;
    private const int Count = 550;

    [TestMethod]
    public void SystoolsAgreesWithUsOnEveryOne()
    {
        var random = new RandomUpgrade(Seed);
        var cases = Enumerable.Range(0, Count).Select(_ => random.Next()).ToList();

        var verdicts = InstalledRelup.Ask(cases);

        var exact = 0;
        for (var i = 0; i < Count; i++)
        {
            exact += AssertSame(verdicts[i], cases[i], $"seed {Seed}, case {i}:\n{cases[i]}");
        }

        // Otherwise the generator has gone stale and proves nothing.
        Assert.IsGreaterThan(500, exact);
        Assert.IsGreaterThan(250, verdicts.Count(verdict => verdict.Relup is not null));
        Assert.IsGreaterThan(20, verdicts.Where(verdict => verdict.Relup is null).Select(verdict => verdict.Kinds[0]).Distinct().Count());
        CollectionAssert.IsSubsetOf(RelupKinds.Warnings.Keys.ToArray(), verdicts.SelectMany(verdict => verdict.Kinds).ToArray());
    }

    // Answers how many ways had to be equal and were.
    private static int AssertSame(RelupVerdict verdict, UpgradeCase one, string which)
    {
        var ours = one.Build();
        if (verdict.Relup is null)
        {
            RelupKinds.AssertSameError(verdict, ours, which);
            return 0;
        }

        Assert.IsFalse(ours.Failed, $"{string.Join('\n', ours.Diagnostics)}\n{which}");
        RelupKinds.AssertSameWarnings(verdict, ours, which);
        return UpgradeOrder.AssertSame(verdict.Relup, ours.Value.ToTerm(), one, which);
    }
}
