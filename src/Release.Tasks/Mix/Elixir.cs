using System.ComponentModel;
using Release.Otp;
using Release.Tasks.Programs;

namespace Release.Tasks.Mix;

/// <summary>
/// The Elixir of the build machine. It gets the user's environment, since mix is told by it where builds, dependencies and archives
/// are; names of files are UTF-8 whatever the locale.
/// </summary>
internal sealed class Elixir
{
    private const string Locale = "C.UTF-8";
    private readonly string _file;
    private readonly IReadOnlyDictionary<string, string> _environment;

    private Elixir(string file, IReadOnlyDictionary<string, string> environment) => (_file, _environment) = (file, environment);

    /// <summary>Finds elixir in <paramref name="root"/>, or on the PATH where that is null.</summary>
    /// <exception cref="DiagnosticException">REL8012: there is none.</exception>
    public static Elixir Find(string? root, IReadOnlyDictionary<string, string> environment)
    {
        string[] directories = root is null ? ProgramFile.DirectoriesOf(environment) : [Path.Combine(root, "bin")];
        var file = ProgramFile.Find(OperatingSystem.IsWindows() ? "elixir.bat" : "elixir", directories)
            ?? throw new DiagnosticException(MixToolErrors.NoElixir(root is null ? "any directory of PATH" : $"'{directories[0]}'"));
        return new Elixir(file, environment);
    }

    /// <summary>Runs a script in a directory until it ends; it is killed with all that it started when the build is cancelled.</summary>
    /// <exception cref="DiagnosticException">REL8013: elixir does not start.</exception>
    public ProgramResult Run(string directory, Seq<string> arguments, IReadOnlyDictionary<string, string> settings, CancellationToken cancellation)
    {
        try
        {
            return ChildProcess.RunAsync(new ProgramCall(_file, arguments, directory, Environment(settings)), cancellation).GetAwaiter().GetResult();
        }
        catch (Win32Exception exception)
        {
            throw new DiagnosticException(MixToolErrors.ElixirDoesNotStart(_file, exception.Message), exception);
        }
    }

    private Dictionary<string, string> Environment(IReadOnlyDictionary<string, string> settings)
    {
        var comparer = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var environment = new Dictionary<string, string>(_environment, comparer)
        {
            ["LC_ALL"] = Locale,
            ["ELIXIR_ERL_OPTIONS"] = string.Join(' ', _environment.GetValueOrDefault("ELIXIR_ERL_OPTIONS", ""), "+fnu").Trim(),
        };
        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }

        return environment;
    }
}
