namespace Release.Tasks.Programs;

/// <summary>How a program ended, and all that it wrote.</summary>
/// <param name="ExitCode">Its status.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Errors">What it wrote to standard error.</param>
internal sealed record ProgramResult(int ExitCode, byte[] Output, byte[] Errors);
