using Release.Otp.Releases;

namespace Release.Otp.Tests.Releases;

[TestClass]
public sealed class WhenAReleaseHoldsElixir
{
    private static readonly SomeApplication Web = Some.App("web", uses: ["kernel", "stdlib", "elixir"]);
    private static readonly SomeApplication Elixir = Some.App("elixir");
    private static readonly SomeApplication Iex = Some.App("iex", uses: ["kernel", "stdlib", "elixir"]);

    [TestMethod]
    public void ItsShellComesAlongWhereItIsFound()
    {
        Assert.AreEqual("kernel stdlib sasl web iex:none elixir", Listed([Web, Elixir, Iex], "web"));
        Assert.AreEqual("kernel stdlib sasl web elixir", Listed([Web, Elixir], "web"));
    }

    [TestMethod]
    public void AShellThatIsNeededOrAskedForKeepsItsPlace()
    {
        Assert.AreEqual("kernel stdlib sasl web elixir iex", Listed([Web with { Uses = ["elixir", "iex"] }, Elixir, Iex], "web"));
        Assert.AreEqual("kernel stdlib sasl iex:load web elixir", Listed([Web, Elixir, Iex], "iex:load", "web"));
    }

    [TestMethod]
    public void AReleaseWithoutItHasNoShell() => Assert.AreEqual("kernel stdlib sasl other", Listed([Some.App("other"), Elixir, Iex], "other"));

    private static string Listed(SomeApplication[] applications, params string[] asked) =>
        string.Join(' ', Some.Resolve(Some.Catalog(applications), asked).Value!.Applications.Select(application =>
            application.StartType == StartType.Permanent ? application.Name.Value : $"{application.Name}:{application.StartType.Atom()}"));
}
