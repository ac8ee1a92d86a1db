namespace Release.Sdk.Tests.Scripts;

/// <summary>The POSIX shells of this machine that a release may meet as <c>/bin/sh</c>.</summary>
internal static class Shells
{
    /// <summary>Command lines, one a shell; those that are not installed are left out, dash and bash never.</summary>
    public static IEnumerable<string[]> All =>
        new[] { "dash", "bash --posix", "mksh", "yash", "posh", "busybox sh" }
            .Select(shell => shell.Split(' '))
            .Where(shell => shell[0] is "dash" or "bash" || Tool.Run("which", [shell[0]]).ExitCode == 0);

    /// <summary>The same for data rows.</summary>
    public static IEnumerable<object[]> Rows => All.Select(shell => new object[] { string.Join(' ', shell) });
}
