namespace Release.Sdk.Tests.Upgrades;

/// <summary>The same of the Mix project beside this file: its state and that of an agent become maps, a protocol is implemented once more, and its configuration is made up at boot.</summary>
internal static class GreeterVersions
{
    public const string Name = "greeter";

    private static readonly Lazy<Workspace> Built = new(() => TwoVersions.Build(Name, ""));
    private static readonly Lazy<Workspace> BuiltToReboot = new(() => TwoVersions.Build(Name, "<RebootSystemAfterConfig>true</RebootSystemAfterConfig>"));

    /// <summary>The archive of a version.</summary>
    public static string Archive(string version) => TwoVersions.Archive(Built.Value, Name, version);

    /// <summary>The archive of a version that boots a second time with its configuration.</summary>
    public static string ArchiveToReboot(string version) => TwoVersions.Archive(BuiltToReboot.Value, Name, version);

    public static void Forget()
    {
        foreach (var built in new[] { Built, BuiltToReboot }.Where(built => built.IsValueCreated))
        {
            built.Value.Dispose();
        }
    }
}
