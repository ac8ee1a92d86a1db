namespace Release.Sdk.Tests.Mix;

/// <summary>The releases of the project <c>witness</c> beside this file, which tells what it sees where it runs; built once for all tests.</summary>
internal static class Witness
{
    private static readonly Lazy<MixSources> Built = new(Build);

    /// <summary>The archive of a release.</summary>
    public static string Archive(string release, string version) => Built.Value.PathOf("bin", "Release", $"{release}-{version}.tar.gz");

    /// <summary>Root of a release.</summary>
    public static string Root(string release) => Built.Value.AssembledByTheSdk(release);

    /// <summary>A text file of a release.</summary>
    public static string Read(string release, params ReadOnlySpan<string> path) => File.ReadAllText(Path.Combine([Root(release), .. path]));

    /// <summary>A node of a release, which is not started yet.</summary>
    public static RunningNode Node(string release, params (string Name, string Value)[] environment) =>
        new(Root(release), release, environment.ToDictionary(one => one.Name, one => (string?)one.Value));

    /// <summary>What the witness sees on a running node, as Elixir writes it.</summary>
    public static string Sees(this RunningRelease node, string what) => node.Rpc($"IO.inspect(Witness.see({what}), width: :infinity)");

    public static void Forget()
    {
        if (Built.IsValueCreated)
        {
            Built.Value.Dispose();
        }
    }

    private static MixSources Build()
    {
        var sources = MixSources.OfTests("witness");
        foreach (var overlays in new[] { "rel/overlays", "custom_rel/overlays", "rel/another" })
        {
            Directory.CreateDirectory(sources.PathOf(overlays, "empty", Path.GetFileName(overlays)));
        }

        sources.Build().ShouldSucceed();
        return sources;
    }
}
