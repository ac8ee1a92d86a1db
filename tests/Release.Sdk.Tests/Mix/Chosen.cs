namespace Release.Sdk.Tests.Mix;

/// <summary>
/// The releases of the project <c>chosen</c> beside this file, built once for all tests: the runtime system comes from where each says. One
/// names an installation of its own, made of links into the installed one: its ERTS has a version with two dashes, and its libraries hold
/// several versions of an application.
/// </summary>
internal static class Chosen
{
    private static readonly Lazy<(TemporaryDirectory Otp, MixSources Sources)> Built = new(Build);

    /// <summary>The version of the ERTS of the release <c>given</c>.</summary>
    public static string GivenErts { get; } = $"{InstalledErts}-of-ours";

    /// <summary>The installed version of ERTS.</summary>
    public static string InstalledErts => Path.GetFileName(Directory.GetDirectories(Erlang.Root, "erts-*").Single())["erts-".Length..];

    /// <summary>Root of a release.</summary>
    public static string Root(string release) => Built.Value.Sources.AssembledByTheSdk(release);

    /// <summary>A node of a release, which is not started yet.</summary>
    public static RunningNode Node(string release, params (string Name, string Value)[] environment) =>
        new(Root(release), release, environment.ToDictionary(one => one.Name, one => (string?)one.Value));

    public static void Forget()
    {
        if (Built.IsValueCreated)
        {
            Built.Value.Otp.Dispose();
            Built.Value.Sources.Dispose();
        }
    }

    /// <summary>Takes the sources of the project, to be built by a test of its own.</summary>
    public static MixSources Sources() => MixSources.OfTests("chosen");

    private static (TemporaryDirectory Otp, MixSources Sources) Build()
    {
        var otp = new TemporaryDirectory("otp");
        MakeOtp(otp);
        var sources = Sources();
        sources.Build(new Dictionary<string, string?> { ["CHOSEN_ERTS"] = otp.Path($"erts-{GivenErts}") }).ShouldSucceed();
        return (otp, sources);
    }

    private static void MakeOtp(TemporaryDirectory otp)
    {
        Directory.CreateDirectory(otp.Path("lib"));
        foreach (var library in Directory.GetDirectories(Path.Combine(Erlang.Root, "lib")))
        {
            Directory.CreateSymbolicLink(otp.Path("lib", Path.GetFileName(library)), library);
        }

        foreach (var version in new[] { "5.9", "5.10" })
        {
            otp.Write($"lib/tiny-{version}/ebin/tiny.app", $$"""{application, tiny, [{description, "tiny"}, {vsn, "{{version}}"}, {modules, []}, {registered, []}, {applications, [kernel, stdlib]}]}.""");
        }

        // As mix's own test has it: a later version of which nothing is there.
        Directory.CreateDirectory(otp.Path("lib", "tiny-6.0", "ebin"));
        Assert.AreEqual(0, Tool.Run("cp", ["-R", Path.Combine(Erlang.Root, "releases"), otp.Path("releases")]).ExitCode);
        Assert.AreEqual(0, Tool.Run("cp", ["-R", Path.Combine(Erlang.Root, $"erts-{InstalledErts}"), otp.Path($"erts-{GivenErts}")]).ExitCode);
        // What an installation says of itself is checked.
        var specification = Directory.GetFiles(otp.Path("releases"), "start_clean.rel", SearchOption.AllDirectories).Single();
        File.WriteAllText(specification, File.ReadAllText(specification).Replace($"\"{InstalledErts}\"", $"\"{GivenErts}\"", StringComparison.Ordinal));
    }
}
