using System.Diagnostics.CodeAnalysis;

namespace Release.Otp.Releases;

/// <summary>What a reading or a check came to: a value, with warnings perhaps; or no value, and why.</summary>
/// <param name="Value">null exactly where <paramref name="Diagnostics"/> holds an error.</param>
/// <param name="Diagnostics">Everything found, in the order of the text or of the release.</param>
public sealed record Findings<T>(T? Value, Seq<Diagnostic> Diagnostics)
    where T : class
{
    /// <summary>Whether there is no value.</summary>
    [MemberNotNullWhen(false, nameof(Value))]
    public bool Failed => Value is null;

    /// <summary>The same value after more findings; they come first, and an error among them takes the value away.</summary>
    internal Findings<T> After(IEnumerable<Diagnostic> earlier) => Findings.Of(Value, [.. earlier, .. Diagnostics]);
}

/// <summary>Makes <see cref="Findings{T}"/>.</summary>
public static class Findings
{
    /// <summary>The value, unless an error was found.</summary>
    public static Findings<T> Of<T>(T? value, params IEnumerable<Diagnostic> diagnostics)
        where T : class
    {
        var all = diagnostics.ToSeq();
        return new Findings<T>(all.Any(diagnostic => diagnostic.Severity == Severity.Error) ? null : value, all);
    }
}
