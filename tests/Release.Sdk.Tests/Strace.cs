using System.Text.RegularExpressions;

namespace Release.Sdk.Tests;

/// <summary>strace, which sees every program that a command and its children execute.</summary>
public static partial class Strace
{
    /// <summary>What to run a command under; only calls of execve stop it.</summary>
    public static string[] Command(string file) => ["strace", "-f", "--seccomp-bpf", "-e", "trace=execve", "-e", "signal=none", "-o", file];

    /// <summary>The programs executed, by path; those that were looked for and not found are left out.</summary>
    public static IReadOnlyList<string> Executed(string file) =>
        [.. File.ReadLines(file).Select(line => Success().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value)];

    // 4711  execve("/usr/bin/dotnet", ["dotnet", "build"], 0x7ffd /* 9 vars */) = 0
    [GeneratedRegex("""execve\("([^"]*)".*\) = 0$""")]
    private static partial Regex Success();
}
