using Release.Otp;

namespace Release.Tasks.Compilation;

/// <summary>What came of compiling a unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Made">Full path of what erlc made, or null where it failed.</param>
/// <param name="Headers">Full paths of the headers it was compiled with, or null where erlc did not tell.</param>
/// <param name="Findings">Errors and warnings.</param>
internal sealed record UnitResult(CompilationUnit Unit, string? Made, IReadOnlyList<string>? Headers, IReadOnlyList<Diagnostic> Findings);
