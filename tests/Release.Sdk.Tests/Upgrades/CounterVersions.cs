namespace Release.Sdk.Tests.Upgrades;

/// <summary>
/// The archives of the counter's two versions beside this file, built once for all tests by the packed SDK. The second holds a relup
/// of generated instructions. Not to be changed: tests get copies.
/// </summary>
internal static class CounterVersions
{
    public const string Name = "counter";
    public const string Old = "0.1.0";
    public const string New = "0.2.0";

    private static readonly Lazy<Workspace> Built = new(() => TwoVersions.Build(Name, ""));

    /// <summary>The archive of a version.</summary>
    public static string Archive(string version) => TwoVersions.Archive(Built.Value, Name, version);

    public static void Forget()
    {
        if (Built.IsValueCreated)
        {
            Built.Value.Dispose();
        }
    }
}
