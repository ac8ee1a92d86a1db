using Release.Sdk.Tests.Mix;
using Release.Sdk.Tests.Scripts;
using Release.Sdk.Tests.Upgrades;

namespace Release.Sdk.Tests;

[TestClass]
public static class Cleanup
{
    [AssemblyCleanup]
    public static void Forget()
    {
        Epmd.Stop();
        CounterRelease.Forget();
        ElixirRelease.Forget();
        ReleasedTwice.Forget();
        Witness.Forget();
        Chosen.Forget();
        CounterVersions.Forget();
        GreeterVersions.Forget();
        Workspace.Forget();
    }
}
