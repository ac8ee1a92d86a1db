using System.ComponentModel;
using System.Diagnostics;
using Release.Otp;

namespace Release.Tasks.Compilation;

/// <summary>How a run of erlc ended, and all it said.</summary>
internal sealed record ErlcResult(int ExitCode, byte[] Said);

/// <summary>
/// The Erlang compiler of an OTP installation. It gets an environment of its own: options that stand in the user's variables
/// (<c>ERL_COMPILER_OPTIONS</c>, <c>ERL_LIBS</c>, <c>ERL_FLAGS</c>) would change the result without anybody seeing why.
/// </summary>
internal sealed class Erlc
{
    private static readonly string[] Passed = ["PATH", "TMPDIR", "TEMP", "TMP", "SystemRoot", "SystemDrive", "ComSpec", "PATHEXT", "LD_LIBRARY_PATH"];
    private readonly string _file;
    private readonly IReadOnlyDictionary<string, string> _environment;

    private Erlc(string file, string root, IReadOnlyDictionary<string, string> environment)
    {
        _file = file;
        _environment = environment;
        Identity = Digests.OfTexts(Installed(root));
    }

    /// <summary>What tells this OTP from another: the names and versions of its applications.</summary>
    public string Identity { get; }

    /// <summary>Finds erlc in an OTP installation, or on the PATH where none is given.</summary>
    /// <exception cref="DiagnosticException">REL8001: there is none.</exception>
    public static Erlc Find(string? otpRoot, IReadOnlyDictionary<string, string> environment)
    {
        var name = OperatingSystem.IsWindows() ? "erlc.exe" : "erlc";
        var directories = otpRoot is null
            ? environment.GetValueOrDefault("PATH", "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            : [Path.Combine(otpRoot, "bin")];
        var file = directories.Where(Path.IsPathRooted).Select(directory => Path.Combine(directory, name)).FirstOrDefault(File.Exists)
            ?? throw new DiagnosticException(CompilationErrors.NoCompiler(otpRoot is null ? "any directory of PATH" : $"'{directories[0]}'"));
        var real = File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
        return new Erlc(file, otpRoot ?? Path.GetDirectoryName(Path.GetDirectoryName(real))!, environment);
    }

    /// <summary>Runs erlc in a directory until it ends; it is killed when the build is cancelled.</summary>
    /// <exception cref="DiagnosticException">REL8002: it does not start.</exception>
    public async Task<ErlcResult> RunAsync(string directory, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        using var process = Start(directory, arguments);
        try
        {
            process.StandardInput.Close();
            using var said = new MemoryStream();
            using var errors = new MemoryStream();
            await Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(said, cancellation),
                process.StandardError.BaseStream.CopyToAsync(errors, cancellation),
                process.WaitForExitAsync(cancellation)).ConfigureAwait(false);
            errors.WriteTo(said);
            return new ErlcResult(process.ExitCode, said.ToArray());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            throw;
        }
    }

    private Process Start(string directory, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(_file, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in Environment(directory))
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new DiagnosticException(CompilationErrors.CompilerDoesNotStart(_file, exception.Message), exception);
        }
    }

    // HOME: erl wants one; in the user's it would read .erlang. The rest: file names and messages in UTF-8 whatever the user's locale.
    private IEnumerable<KeyValuePair<string, string>> Environment(string directory) =>
        [.. _environment.Where(variable => Passed.Contains(variable.Key, StringComparer.OrdinalIgnoreCase)),
            new("HOME", directory), new("LC_ALL", "C.UTF-8"), new("ERL_FLAGS", "+fnu"), .. OperatingSystem.IsWindows() ? [] : Emulator()];

    // erlc starts the erl beside it by its path, which it cuts at blanks. A name to look for in that directory first has none.
    private IEnumerable<KeyValuePair<string, string>> Emulator() =>
        [new("ERLC_EMULATOR", "erl"), new("PATH", Path.GetDirectoryName(_file) + Path.PathSeparator + _environment.GetValueOrDefault("PATH", ""))];

    private static IEnumerable<string> Installed(string root)
    {
        var applications = Path.Combine(root, "lib");
        return Directory.Exists(applications)
            ? Directory.EnumerateDirectories(applications).Select(Path.GetFileName).Order(StringComparer.Ordinal)!
            : [root];
    }
}
