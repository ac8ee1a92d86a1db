using System.Globalization;
using Release.Otp;

namespace Release.Tasks.Disk.Installations;

/// <summary>An Erlang/OTP installation, read without starting it.</summary>
/// <param name="Root">Full path of the directory of <c>lib</c>, <c>releases</c> and <c>erts-VSN</c>.</param>
/// <param name="Release">The release of OTP, as in <c>25</c>.</param>
/// <param name="Version">The version of OTP, as in <c>25.2.3</c>; the release where the installation does not say more.</param>
/// <param name="ErtsVersion">The version of the emulator.</param>
/// <param name="Applications">The applications of <c>lib</c>, by name and then the latest version first.</param>
public sealed record OtpInstallation(string Root, string Release, string Version, string ErtsVersion, Seq<InstalledApplication> Applications)
{
    /// <summary>The release as a number, as in 25.</summary>
    public int ReleaseNumber => int.Parse(string.Concat(Release.TakeWhile(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Full path of the emulator's directory.</summary>
    public string ErtsDirectory => Path.Join(Root, $"erts-{ErtsVersion}");

    /// <summary>Full path of the script that says which modules are preloaded and mandatory.</summary>
    public string StartCleanScript => Path.Join(Root, "releases", Release, "start_clean.script");

    /// <summary>The latest version of an application, or null.</summary>
    public InstalledApplication? Application(string name)
    {
        foreach (var application in Applications)
        {
            if (application.Name == name)
            {
                return application;
            }
        }

        return null;
    }

    /// <summary>The files of <c>erts-VSN/bin</c>, paths below <c>erts-VSN</c>.</summary>
    public SourceTree ErtsFiles() => SourceTree.Read(Path.Join(ErtsDirectory, "bin"), "bin/");

    /// <summary>The number of the OTP release in a directory; null where it says none.</summary>
    public static int? ReleaseNumberAt(string root) => OtpReader.ReleaseNumber(root);

    /// <summary>
    /// Finds the installation that the build uses: <paramref name="otpRoot"/>, else <paramref name="variable"/>, else the one in which the
    /// first <c>erl</c> of <paramref name="searchPath"/> stands, links looked through. No process is started.
    /// </summary>
    /// <param name="otpRoot">The property OtpRoot; empty or null is unset.</param>
    /// <param name="variable">The environment variable OTP_ROOT; empty or null is unset.</param>
    /// <param name="searchPath">The environment variable PATH.</param>
    /// <param name="ertsVersion">The emulator to take where the root has several; null for the root's own.</param>
    /// <exception cref="DiagnosticException">REL1101 to REL1106, REL7010.</exception>
    public static OtpInstallation Find(string? otpRoot, string? variable, string? searchPath, string? ertsVersion = null)
    {
        var root = OtpRoots.Find(otpRoot, variable, searchPath);
        try
        {
            return OtpReader.Read(root, ertsVersion);
        }
        catch (Exception failure) when (DiskErrors.IsFailure(failure))
        {
            throw new DiagnosticException(DiskErrors.From(failure, root), failure);
        }
    }
}
