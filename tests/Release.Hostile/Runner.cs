using System.Diagnostics;
using Release.Otp;

namespace Release.Hostile;

/// <summary>Lets an input be read, and judges what came of it.</summary>
internal static class Runner
{
    public static Verdict Run(HostileInput input)
    {
        using var sandbox = new Sandbox();
        var read = input.Prepare(sandbox);
        sandbox.Watch();
        var held = ProcessMemory.Reset();
        using var process = Process.GetCurrentProcess();
        var (clock, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        var (codes, fault) = Read(read);
        clock.Stop();
        process.Refresh();
        var worked = (long)(process.TotalProcessorTime - before).TotalMilliseconds;
        var peak = ProcessMemory.Peak();
        return new Verdict(codes, fault ?? Unexpected(input.Expected, codes) ?? (sandbox.Escape() is { } path ? $"'{path}' was written outside the output" : null), worked, clock.ElapsedMilliseconds, peak, held);
    }

    private static (string Codes, string? Fault) Read(Func<IEnumerable<Diagnostic>> read)
    {
        try
        {
            return (string.Join(' ', read().Where(finding => finding.Severity == Severity.Error).Select(Checked)), null);
        }
        catch (DiagnosticException refused)
        {
            return (Checked(refused.Diagnostic), null);
        }
        catch (Exception other)
        {
            return ("", $"{other.GetType().Name}: {other.Message.ReplaceLineEndings(" ")} {(other.StackTrace ?? "").ReplaceLineEndings(" ")}");
        }
    }

    // The code; followed by what makes a finding a bad one.
    private static string Checked(Diagnostic finding) => finding switch
    {
        { Code: not ['R', 'E', 'L', _, _, _, _] } => $"{finding.Code}(no code of ours)",
        { Message.Length: > 4000 } => $"{finding.Code}(a message of {finding.Message.Length} characters)",
        { Message: var message } when message.Contains("   at ", StringComparison.Ordinal) => $"{finding.Code}(a stack trace)",
        _ => finding.Code,
    };

    private static string? Unexpected(Expected expected, string codes) => (expected, codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length) switch
    {
        _ when codes.Contains('(', StringComparison.Ordinal) => "the error is none that a user can use",
        (Expected.Refused, 0) => "it was taken for valid",
        (Expected.Read, > 0) => "it is valid and was refused",
        (_, > 1) => "there is more than one error",
        _ => null,
    };
}
