namespace Release.Sdk.Tests;

[TestClass]
public static class Cleanup
{
    [AssemblyCleanup]
    public static void Forget() => Workspace.Forget();
}
