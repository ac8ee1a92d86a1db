namespace Release.Sdk.Tests.Upgrades;

[TestClass]
public sealed class WhenAnElixirReleaseIsUpgraded
{
    private const string Greet = "IO.puts(Greeter.greet(:x))";
    private const string Facts = "IO.puts(inspect({Protocol.consolidated?(Greeter.Named), Agent.get(:sample, & &1), Application.get_all_env(:greeter) |> Enum.sort()}))";

    // The node has another environment than the command, as one has that a service manager started.
    private const string Whom = "GREETER_WHOM";

    [TestMethod]
    public void ItsRuntimeConfigurationIsMadeUpAgain() => Upgrade(GreeterVersions.Archive);

    [TestMethod]
    [TestCategory("Long")]
    public void ItsRuntimeConfigurationIsMadeUpAgainWhereItBootsTwice() => Upgrade(GreeterVersions.ArchiveToReboot);

    [TestMethod]
    public void ARuntimeConfigurationThatFailsIsRefused()
    {
        using var release = new UpgradableRelease(GreeterVersions.Name, GreeterVersions.Archive);
        release.Environment["GREETER_FAILS"] = "0.2.0";
        release.Start();
        release.Environment.Remove("GREETER_FAILS");
        release.Unpacked();
        release.ShouldRefuse(7, "told to fail", "install", "0.2.0");
        Assert.AreEqual("1: atom x, nobody (0.1.0)", release.Rpc(Greet));
    }

    private static void Upgrade(Func<string, string> archives)
    {
        using var release = new UpgradableRelease(GreeterVersions.Name, archives);
        release.Environment[Whom] = "Ada";
        release.Start();
        release.Environment[Whom] = "somebody else";
        var process = release.Succeed("pid");
        Assert.AreEqual("1: atom x, Ada (0.1.0)", release.Rpc(Greet));

        release.Unpacked();
        release.Succeed("upgrade", "0.2.0");
        Assert.AreEqual("2: the atom x, Ada (0.2.0)", release.Rpc(Greet));
        Assert.AreEqual("3: number 3, Ada (0.2.0)", release.Rpc("IO.puts(Greeter.greet(3))"));
        Assert.AreEqual("{true, %{kept: 1}, [built: \"0.2.0\", whom: \"Ada (0.2.0)\"]}", release.Rpc(Facts));
        Assert.IsFalse(Directory.Exists(Path.Combine(release.State, "upgrade")), "The configuration may hold secrets: nothing stays of it.");

        release.Succeed("commit");
        release.Succeed("restart");
        Assert.AreEqual("1: the atom x, Ada (0.2.0)", release.Rpc(Greet));
        release.Succeed("downgrade", "0.1.0");
        Assert.AreEqual("2: atom x, Ada (0.1.0)", release.Rpc(Greet));
        Assert.AreEqual("{true, [kept: 2], [built: \"0.1.0\", whom: \"Ada (0.1.0)\"]}", release.Rpc(Facts));
        Assert.AreEqual(process, release.Succeed("pid"));
    }
}
