using Microsoft.Build.Framework;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>A stage that reads the OTP on which the release will run.</summary>
public abstract class OtpStageTask : StageTask
{
    /// <summary>Root of the OTP installation.</summary>
    [Required]
    public string OtpRoot { get; set; } = "";

    /// <summary>Version of its runtime system; empty for the root's own, which is needed where the root has several.</summary>
    public string ErtsVersion { get; set; } = "";

    /// <summary>Reads the installation.</summary>
    private protected TargetOtp ReadOtp() => TargetOtp.At(FullPath(OtpRoot), ErtsVersion.Length > 0 ? ErtsVersion : null);
}
