using Release.Otp.Beam;

namespace Release.Otp.Insight;

/// <summary>What is known of a module of a release.</summary>
/// <param name="Name">The module.</param>
/// <param name="Imports">The functions of other modules that it calls, from its import table.</param>
public sealed record ModuleFacts(string Name, Seq<ImportedFunction> Imports);
