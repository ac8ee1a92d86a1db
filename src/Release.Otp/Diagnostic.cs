namespace Release.Otp;

/// <summary>How bad a finding is: an error fails the build, a warning does not.</summary>
public enum Severity
{
    /// <summary>The build goes on.</summary>
    Warning,

    /// <summary>Nothing is written.</summary>
    Error,
}

/// <summary>A place in a user's file. Lines and columns count from 1 in characters; 0 is "unknown".</summary>
/// <param name="File">The file as the caller named it, or null where there is none.</param>
/// <param name="Line">The line, 0 where unknown.</param>
/// <param name="Column">The column, 0 where unknown.</param>
public readonly record struct Place(string? File, int Line = 0, int Column = 0)
{
    /// <summary>No place at all.</summary>
    public static Place None => default;
}

/// <summary>A finding about the user's input. Every code has its entry in <c>docs/diagnostics.md</c>.</summary>
/// <param name="Code">REL and four digits.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Place">Where the user can mend it.</param>
/// <param name="Message">What is wrong, why, and the way out.</param>
public sealed record Diagnostic(string Code, Severity Severity, Place Place, string Message)
{
    private const int LongestMessage = 4000;
    private const int Kept = LongestMessage / 2;

    /// <summary>An error with the code <c>REL</c><paramref name="number"/>.</summary>
    public static Diagnostic Error(int number, Place place, string message) =>
        new($"REL{number:D4}", Severity.Error, place, Shortened(message));

    /// <summary>A warning with the code <c>REL</c><paramref name="number"/>.</summary>
    public static Diagnostic Warning(int number, Place place, string message) =>
        new($"REL{number:D4}", Severity.Warning, place, Shortened(message));

    // What is quoted may be a file's whole content; what is wrong stands before it and the way out behind.
    private static string Shortened(string message) => message.Length <= LongestMessage
        ? message
        : string.Concat(message.AsSpan(0, Kept).TrimEnd(), " … ", message.AsSpan(message.Length - Kept + 3).TrimStart());
}

/// <summary>Input that cannot be read further: the finding says what and where. Bad bytes throw; a wrong release is reported in full.</summary>
public sealed class DiagnosticException(Diagnostic diagnostic, Exception? inner = null) : Exception(diagnostic.Message, inner)
{
    /// <summary>The finding.</summary>
    public Diagnostic Diagnostic { get; } = diagnostic;
}
