using Release.Sdk.Tests.Mix;
using Release.Sdk.Tests.Scripts;

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
        Workspace.Forget();
    }
}
