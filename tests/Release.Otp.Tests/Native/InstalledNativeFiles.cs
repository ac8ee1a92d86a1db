using System.Text.RegularExpressions;

namespace Release.Otp.Tests.Native;

/// <summary>Native files of the installed OTP and of the system, and what readelf says of each.</summary>
internal static partial class InstalledNativeFiles
{
    private const int LibrariesOfTheSystem = 120;

    /// <summary>The emulator with its programs, the libraries of OTP's applications, and libraries of the system.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. OfOtp("erts-*", "bin").Concat(OfOtp("lib", "")).Where(IsElf), .. OfSystem().Where(IsElf).Take(LibrariesOfTheSystem)];

    /// <summary>What readelf prints with an option, in plain English.</summary>
    public static string Ask(string option, string file) =>
        Tool.Run("readelf", ["-W", option, file], environment: new Dictionary<string, string?> { ["LC_ALL"] = "C" }).Output;

    public static IEnumerable<string> Values(string output, string tag) => output.Split('\n')
        .Select(line => Entry().Match(line)).Where(entry => entry.Success && entry.Groups[1].Value == tag).Select(entry => entry.Groups[2].Value);

    /// <summary>Library, set and whether it is weak, of readelf's section of needed versions.</summary>
    public static IEnumerable<(string Library, string Name, bool IsWeak)> Versions(string output)
    {
        var library = "";
        foreach (var line in output.Split('\n'))
        {
            if (Library().Match(line) is { Success: true } file)
            {
                library = file.Groups[1].Value;
            }
            else if (Version().Match(line) is { Success: true } version)
            {
                yield return (library, version.Groups[1].Value, version.Groups[2].Value.Contains("WEAK", StringComparison.Ordinal));
            }
        }
    }

    private static IEnumerable<string> OfOtp(string pattern, string below) => Directory.EnumerateDirectories(Erlang.Root, pattern)
        .SelectMany(directory => Directory.EnumerateFiles(Path.Combine(directory, below), "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> OfSystem() => new[] { "/usr/lib", "/usr/bin" }
        .SelectMany(directory => Directory.EnumerateFiles(directory, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, IgnoreInaccessible = true }))
        .Where(file => !file.EndsWith(".beam", StringComparison.Ordinal))
        .OrderBy(file => Path.GetFileName(file).Length).ThenBy(file => file, StringComparer.Ordinal);

    private static bool IsElf(string file)
    {
        Span<byte> start = stackalloc byte[4];
        using var stream = File.OpenRead(file);
        return stream.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && start.SequenceEqual((byte[])[0x7F, (byte)'E', (byte)'L', (byte)'F']);
    }

    [GeneratedRegex(@"\((\w+)\).*\[(.*)\]")]
    private static partial Regex Entry();

    [GeneratedRegex(@"Version: 1  File: (\S+)")]
    private static partial Regex Library();

    [GeneratedRegex(@"Name: (\S+)  Flags: (.*?)  Version:")]
    private static partial Regex Version();
}
