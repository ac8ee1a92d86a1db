using Microsoft.Build.Framework;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>A stage that reads what the release consists of, module by module.</summary>
public abstract class ReleaseContentTask : OtpStageTask
{
    /// <summary>The <c>.rel</c> file.</summary>
    [Required]
    public string ReleaseFile { get; set; } = "";

    /// <summary>What ResolveApplications wrote.</summary>
    [Required]
    public string ApplicationsFile { get; set; } = "";

    /// <summary>Whether the runtime system and OTP's applications are shipped.</summary>
    [Required]
    public bool IncludesOtp { get; set; }

    /// <summary>What CompileMix wrote about the project, or empty.</summary>
    public string MixDescription { get; set; } = "";

    /// <summary>What is to be read.</summary>
    private protected DescriptionRequest Content() => new()
    {
        ReleaseFile = FullPath(ReleaseFile),
        ApplicationsFile = FullPath(ApplicationsFile),
        Otp = ReadOtp(),
        IncludesOtp = IncludesOtp,
        Mix = MixDescription.Length > 0 ? Mix.MixDescription.Read(FullPath(MixDescription)) : null,
    };
}
