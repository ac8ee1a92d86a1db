using Microsoft.Build.Framework;
using Release.Otp;
using Release.Tasks.Disk;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>Finds the OTP installation without starting it: the one named, else that of the erl on the PATH.</summary>
[MSBuildMultiThreadableTask]
public sealed class FindOtp : ReleaseTask
{
    /// <summary>Root of the installation, or empty.</summary>
    public string OtpRoot { get; set; } = "";

    /// <summary><c>true</c>, <c>false</c>, or the path of an <c>erts-VSN</c>: then its installation is meant.</summary>
    public string IncludeErts { get; set; } = "true";

    /// <summary>Full path of the root.</summary>
    [Output]
    public string Root { get; set; } = "";

    /// <summary>Version of its runtime system.</summary>
    [Output]
    public string ErtsVersion { get; set; } = "";

    /// <summary>Whether the runtime system is shipped.</summary>
    [Output]
    public bool IncludesErts { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        var erts = !bool.TryParse(IncludeErts, out var included) ? Path.TrimEndingDirectorySeparator(FullPath(IncludeErts)) : null;
        if (erts is not null && !(Directory.Exists(erts) && Path.GetFileName(erts).StartsWith("erts-", StringComparison.Ordinal)))
        {
            throw new DiagnosticException(ProjectErrors.NoErts(new Place(FullPath(ProjectFile)), IncludeErts));
        }

        var named = erts is not null ? Path.GetDirectoryName(erts) : OtpRoot.Length > 0 ? FullPath(OtpRoot) : null;
        var found = OtpInstallation.Find(named, null, TaskEnvironment.GetEnvironmentVariable("PATH"), erts is null ? null : Path.GetFileName(erts)["erts-".Length..]);
        (Root, ErtsVersion) = (found.Root, found.ErtsVersion);
        IncludesErts = erts is not null || included;
    }
}
