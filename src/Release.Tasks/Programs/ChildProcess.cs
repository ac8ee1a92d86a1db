using System.ComponentModel;
using System.Diagnostics;

namespace Release.Tasks.Programs;

/// <summary>Runs other programs, with nobody to answer their questions. The only place where processes are started.</summary>
internal static class ChildProcess
{
    /// <summary>Runs a program until it ends; it is killed with all that it started when the build is cancelled.</summary>
    /// <exception cref="Win32Exception">It does not start.</exception>
    public static async Task<ProgramResult> RunAsync(ProgramCall call, CancellationToken cancellation)
    {
        using var process = Process.Start(StartInfo(call))!;
        try
        {
            process.StandardInput.Close();
            using var output = new MemoryStream();
            using var errors = new MemoryStream();
            await Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(output, cancellation),
                process.StandardError.BaseStream.CopyToAsync(errors, cancellation),
                process.WaitForExitAsync(cancellation)).ConfigureAwait(false);
            return new ProgramResult(process.ExitCode, output.ToArray(), errors.ToArray());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            throw;
        }
    }

    private static ProcessStartInfo StartInfo(ProgramCall call)
    {
        var start = new ProcessStartInfo(call.File, call.Arguments)
        {
            WorkingDirectory = call.Directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in call.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
