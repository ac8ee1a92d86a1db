namespace Release.Sdk.Tests.Scripts;

/// <summary>The POSIX shells that a release may meet as <c>/bin/sh</c>; build/test.sh installs them.</summary>
internal static class Shells
{
    /// <summary>Command lines, one a row.</summary>
    public static IEnumerable<object[]> Rows => [["dash"], ["bash --posix"], ["mksh"], ["yash"], ["posh"], ["busybox sh"]];
}
