using Release.Otp;

namespace Release.Tasks.Disk.Installations;

/// <summary>Looks for the root of an Erlang/OTP installation.</summary>
internal static class OtpRoots
{
    private static readonly string Erl = OperatingSystem.IsWindows() ? "erl.exe" : "erl";

    /// <summary>The root, see <see cref="OtpInstallation.Find"/>.</summary>
    public static string Find(string? otpRoot, string? variable, string? searchPath) => (otpRoot, variable) switch
    {
        ({ Length: > 0 }, _) => Checked("OtpRoot", otpRoot),
        (_, { Length: > 0 }) => Checked("The environment variable OTP_ROOT", variable),
        _ => OnPath(searchPath ?? ""),
    };

    private static string Checked(string origin, string root)
    {
        var full = Path.TrimEndingDirectorySeparator(root);
        return Path.IsPathFullyQualified(full) && Directory.Exists(Path.Join(full, "lib"))
            ? full
            : throw new DiagnosticException(OtpErrors.NotARoot(origin, root));
    }

    private static string OnPath(string searchPath)
    {
        // A relative entry would depend on where MSBuild happens to run.
        var programs = searchPath.Split(Path.PathSeparator).Where(Path.IsPathFullyQualified).Select(directory => Path.Join(directory, Erl)).Where(File.Exists).ToList();
        return programs.Select(RootOf).FirstOrDefault(root => root is not null)
            ?? throw new DiagnosticException(OtpErrors.NotFound(programs.FirstOrDefault()));
    }

    // erl stands in ROOT/bin and, itself or its original, in ROOT/erts-VSN/bin.
    private static string? RootOf(string program)
    {
        var above = Path.GetDirectoryName(Path.GetDirectoryName(RealPath.Of(program)));
        return new[] { above, Path.GetDirectoryName(above) }.FirstOrDefault(IsRoot);
    }

    private static bool IsRoot(string? directory) =>
        directory is not null && Directory.Exists(Path.Join(directory, "lib")) && OtpReader.ErtsVersions(directory).Any();
}
