using Microsoft.Build.Framework;
using Release.Otp;
using Release.Tasks.Disk.Archives;
using Release.Tasks.Disk.Installations;
using Release.Tasks.Disk.RuntimePacks;

namespace Release.Tasks;

/// <summary>Packs an OTP installation into a package, from which releases for its kind of machine are made anywhere.</summary>
[MSBuildMultiThreadableTask]
public sealed class PackOtpRuntime : ReleaseTask
{
    /// <summary>Root of the installation; empty for that of the <c>erl</c> on the PATH.</summary>
    public string OtpRoot { get; set; } = "";

    /// <summary>The kind of machine that it runs on, as in <c>linux-arm64</c>.</summary>
    [Required]
    public string RuntimeIdentifier { get; set; } = "";

    /// <summary>The SDK's own scripts.</summary>
    [Required]
    public string TemplatesDirectory { get; set; } = "";

    /// <summary>Where the package is left.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>The time that all members bear, in seconds since 1970; empty for a fixed one.</summary>
    public string SourceDateEpoch { get; set; } = "";

    /// <summary>Full path of the package.</summary>
    [Output]
    public string Package { get; private set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var otp = OtpInstallation.Find(OtpRoot.Length > 0 ? FullPath(OtpRoot) : null, null, TaskEnvironment.GetEnvironmentVariable("PATH"));
        var version = VersionOf(otp);
        var packed = PackedOtp.Of(otp, RuntimeIdentifier, FullPath(TemplatesDirectory));
        if (Report(packed.Diagnostics) && packed.Value is { } files)
        {
            Package = RuntimePackWriter.Write(files, otp, RuntimeIdentifier, version, FullPath(OutputDirectory), ArchiveTime.Of(SourceDateEpoch), Cancellation);
        }
    }

    private static string VersionOf(OtpInstallation otp)
    {
        var file = Path.Join(otp.Root, "releases", otp.Release, "OTP_VERSION");
        return !File.Exists(file)
            ? throw new DiagnosticException(RuntimePackErrors.NoVersion(otp.Root, otp.Release))
            : RuntimePackId.Version(otp.Version) ?? throw new DiagnosticException(RuntimePackErrors.UnpackableVersion(file, otp.Version));
    }
}
