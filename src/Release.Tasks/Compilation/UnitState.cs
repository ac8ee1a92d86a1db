using Release.Otp;

namespace Release.Tasks.Compilation;

/// <summary>What a unit was made of, and what came of it. Digests are SHA-256 in hexadecimal; the empty string is the digest of a file that is not there.</summary>
/// <param name="Source">Digest of the source.</param>
/// <param name="Headers">Digests of the headers it was compiled with, and of the places where a header would have been found before.</param>
/// <param name="Uses">Digests of the modules that took part in its compilation: behaviours, parse transforms and what those call.</param>
/// <param name="Output">Digest of the result.</param>
/// <param name="Warnings">What the compiler found worth a warning, told again until the source changes.</param>
internal sealed record UnitState(
    string Source,
    Dictionary<string, string> Headers,
    Dictionary<string, string> Uses,
    string Output,
    List<Diagnostic> Warnings);
