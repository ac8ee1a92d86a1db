using Release.Otp.Terms;

namespace Release.Otp.Tests.Systools;

/// <summary>What the installed systools said to a case.</summary>
/// <param name="Relup">The term of the <c>relup</c> file; null where there is none.</param>
/// <param name="Kinds">The kind of error, or those of the warnings.</param>
internal sealed record RelupVerdict(Term? Relup, IReadOnlyList<string> Kinds)
{
    /// <summary>The text of the <c>relup</c> file; null where there is none.</summary>
    public string? Text { get; init; }
}
