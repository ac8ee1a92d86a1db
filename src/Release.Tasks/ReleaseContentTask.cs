using Microsoft.Build.Framework;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>A stage that reads what the release consists of.</summary>
public abstract class ReleaseContentTask : MixStageTask
{
    /// <summary>The <c>.rel</c> file.</summary>
    [Required]
    public string ReleaseFile { get; set; } = "";

    /// <summary>What ResolveApplications wrote.</summary>
    [Required]
    public string ApplicationsFile { get; set; } = "";

    /// <summary>Whether the runtime system and OTP's applications are shipped; otherwise the release's own are found below <c>$RELEASE_LIB</c>.</summary>
    [Required]
    public bool IncludesOtp { get; set; }

    /// <summary>What is to be read of it, module by module.</summary>
    private protected DescriptionRequest Content() => new()
    {
        ReleaseFile = FullPath(ReleaseFile),
        ApplicationsFile = FullPath(ApplicationsFile),
        Otp = ReadOtp(),
        IncludesOtp = IncludesOtp,
        Mix = ReadMix(),
    };
}
