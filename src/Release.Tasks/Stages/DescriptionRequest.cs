using Release.Tasks.Mix;

namespace Release.Tasks.Stages;

/// <summary>The release that is to be described; all paths are full.</summary>
internal sealed record DescriptionRequest
{
    /// <summary>The <c>.rel</c> file.</summary>
    public required string ReleaseFile { get; init; }

    /// <summary>What ResolveApplications wrote.</summary>
    public required string ApplicationsFile { get; init; }

    /// <summary>The OTP on which the release will run.</summary>
    public required TargetOtp Otp { get; init; }

    /// <summary>Whether the release brings the applications of OTP.</summary>
    public required bool IncludesOtp { get; init; }

    /// <summary>What mix knows about the project.</summary>
    public MixDescription? Mix { get; init; }
}
