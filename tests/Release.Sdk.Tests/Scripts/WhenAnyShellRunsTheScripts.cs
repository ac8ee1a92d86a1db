using System.Text;

namespace Release.Sdk.Tests.Scripts;

[TestClass]
[TestCategory("Long")]
public sealed class WhenAnyShellRunsTheScripts
{
    private const int Seed = 20240;
    private const int ArgumentsPerShell = 60;

    [TestMethod]
    [DynamicData(nameof(Shells.Rows), typeof(Shells))]
    public void ADaemonStartsAnswersAndStops(string shell)
    {
        using var release = new InstalledRelease();
        Assert.AreEqual(0, Run(release, shell, "daemon").ExitCode);
        Assert.AreEqual("2\n", Run(release, shell, "rpc", "1 + 1").Output);
        Assert.AreEqual(4, Run(release, shell, "start").ExitCode);
        release.Environment["RELEASE_COOKIE"] = "wrong";
        Assert.AreEqual(6, Run(release, shell, "ping").ExitCode);
        Assert.AreEqual(0, Directory.GetDirectories(release.State, "visit.*").Length, "The cookie of a visit stays no longer than the visit.");
        release.Environment.Remove("RELEASE_COOKIE");
        Assert.AreEqual(0, Run(release, shell, "stop").ExitCode);
        Assert.AreEqual(2, Run(release, shell).ExitCode);
    }

    [TestMethod]
    [DynamicData(nameof(Shells.Rows), typeof(Shells))]
    public void ArgumentsOfAnyBytesArriveUnchanged(string shell)
    {
        using var release = new InstalledRelease("it's $(touch PWNED) \"ä\"\n`x`");
        var random = new Random(Seed);
        // yash keeps text, not bytes: it says so and drops what is not text of the locale.
        var arguments = Enumerable.Range(0, ArgumentsPerShell).Select(_ => shell == "yash" ? RandomText(random) : RandomBytes(random)).ToArray();
        var caller = release.Beside("caller.sh");
        File.WriteAllBytes(caller, Call($"exec {shell} \"$SCRIPT\" eval counter hex", arguments));
        var environment = new Dictionary<string, string?>(release.Environment) { ["SCRIPT"] = release.Script };

        var result = Tool.Run("dash", [caller], release.Beside(), environment);

        CollectionAssert.AreEqual(
            arguments.Select(Convert.ToHexString).Append("ok").ToArray(), result.Output.TrimEnd('\n').Split('\n'), $"seed {Seed}: {result.Errors}");
        Assert.IsFalse(File.Exists(release.Beside("PWNED")), "An argument was executed.");
    }

    private static ToolResult Run(InstalledRelease release, string shell, params string[] arguments)
    {
        var words = shell.Split(' ');
        return Tool.Run(words[0], [.. words[1..], release.Script, .. arguments], environment: release.Environment);
    }

    private static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(40)];
        random.NextBytes(bytes);
        return [.. bytes.Select(value => value == 0 ? (byte)'\'' : value), .. Encoding.ASCII.GetBytes(Spice(random))];
    }

    private static byte[] RandomText(Random random) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => char.ConvertFromUtf32(random.Next(1, 0xD000)))) + Spice(random));

    private static string Spice(Random random) =>
        random.GetItems(["", "$(touch PWNED)", "`touch PWNED`", "; touch PWNED #", "\n", "-eval", "\\", "'", "\"", "*", " ", "$HOME", "~"], 1)[0];

    // A shell script's words in single quotes, in which only the single quote itself means something.
    private static byte[] Call(string command, byte[][] arguments) =>
    [
        .. Encoding.UTF8.GetBytes(command),
        .. arguments.SelectMany(argument => (byte[])[.. " '"u8, .. argument.SelectMany(value => value == '\'' ? "'\\''"u8.ToArray() : [value]), .. "'"u8]),
        .. "\n"u8,
    ];
}
