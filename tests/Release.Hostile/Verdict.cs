namespace Release.Hostile;

/// <summary>What became of an input.</summary>
/// <param name="Codes">The codes of its errors.</param>
/// <param name="Fault">What should not have come of it, or null.</param>
/// <param name="Worked">Milliseconds of processor time that reading it took; another build on the machine does not lengthen it.</param>
/// <param name="Waited">Milliseconds by the clock.</param>
/// <param name="PeakKilobytes">The most memory that the process had while it was read.</param>
/// <param name="BaseKilobytes">What it had before.</param>
internal sealed record Verdict(string Codes, string? Fault, long Worked, long Waited, long PeakKilobytes, long BaseKilobytes)
{
    /// <summary>The verdict on a line, with tabs.</summary>
    public string Line(HostileInput input) =>
        string.Join('\t', Fault is null ? "ok" : "FAULT", input.Group, input.Name, Worked, Waited, PeakKilobytes, BaseKilobytes, Codes.Length > 0 ? Codes : "read", Fault ?? "");
}
