using System.ComponentModel;
using Release.Otp;
using Release.Tasks.Disk.Installations;
using Release.Tasks.Programs;

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
        var installed = Installed(root).ToList();
        Identity = Digests.OfTexts(installed);
        Applications = installed.Select(ApplicationDirectory.NameOf).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What tells this OTP from another: the names and versions of its applications.</summary>
    public string Identity { get; }

    /// <summary>The names of OTP's applications.</summary>
    public IReadOnlySet<string> Applications { get; }

    /// <summary>Finds erlc in an OTP installation, or on the PATH where none is given.</summary>
    /// <exception cref="DiagnosticException">REL8001: there is none.</exception>
    public static Erlc Find(string? otpRoot, IReadOnlyDictionary<string, string> environment)
    {
        string[] directories = otpRoot is null ? ProgramFile.DirectoriesOf(environment) : [Path.Combine(otpRoot, "bin")];
        var file = ProgramFile.Find(OperatingSystem.IsWindows() ? "erlc.exe" : "erlc", directories)
            ?? throw new DiagnosticException(CompilationErrors.NoCompiler(otpRoot is null ? "any directory of PATH" : $"'{directories[0]}'"));
        return new Erlc(file, otpRoot ?? Path.GetDirectoryName(Path.GetDirectoryName(ProgramFile.Resolve(file)))!, environment);
    }

    /// <summary>Runs erlc in a directory until it ends; it is killed when the build is cancelled.</summary>
    /// <exception cref="DiagnosticException">REL8002: it does not start.</exception>
    public async Task<ErlcResult> RunAsync(string directory, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        try
        {
            var call = new ProgramCall(_file, arguments.ToSeq(), directory, Environment(directory));
            var result = await ChildProcess.RunAsync(call, cancellation).ConfigureAwait(false);
            return new ErlcResult(result.ExitCode, [.. result.Output, .. result.Errors]);
        }
        catch (Win32Exception exception)
        {
            throw new DiagnosticException(CompilationErrors.CompilerDoesNotStart(_file, exception.Message), exception);
        }
    }

    // HOME: erl wants one; in the user's it would read .erlang. The rest: file names and messages in UTF-8 whatever the user's locale.
    private Dictionary<string, string> Environment(string directory)
    {
        var environment = new Dictionary<string, string>(_environment.Where(variable => Passed.Contains(variable.Key, StringComparer.OrdinalIgnoreCase)))
        {
            ["HOME"] = directory,
            ["LC_ALL"] = "C.UTF-8",
            ["ERL_FLAGS"] = "+fnu",
        };
        if (!OperatingSystem.IsWindows())
        {
            // erlc starts the erl beside it by its path, which it cuts at blanks. A name to look for in that directory first has none.
            environment["ERLC_EMULATOR"] = "erl";
            environment["PATH"] = Path.GetDirectoryName(_file) + Path.PathSeparator + _environment.GetValueOrDefault("PATH", "");
        }

        return environment;
    }

    private static IEnumerable<string> Installed(string root)
    {
        var applications = Path.Combine(root, "lib");
        return Directory.Exists(applications)
            ? Directory.EnumerateDirectories(applications).Select(Path.GetFileName).Order(StringComparer.Ordinal)!
            : [root];
    }
}
