namespace Release.Otp.TargetSystem;

/// <summary>What became of a <see cref="TargetSystemDescription"/>.</summary>
/// <param name="Plan">The plan; not to be written where there is an error.</param>
/// <param name="Diagnostics">Every finding.</param>
/// <param name="Overlaid">The paths at which an overlay took the place of a file of the release or of an earlier overlay.</param>
public sealed record TargetSystemPlanning(TargetSystemPlan Plan, Seq<Diagnostic> Diagnostics, Seq<string> Overlaid);
